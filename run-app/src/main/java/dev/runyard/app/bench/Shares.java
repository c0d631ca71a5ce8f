package dev.runyard.app.bench;

import java.io.IOException;

/** Who takes the processors. */
record Shares(double server, double database, double bench) {
    /** The seconds that each had until now. */
    static Shares now(ServerProcess server, Workbench bench) throws IOException {
        return new Shares(
                Cpu.of(server.pid()).own(),
                Cpu.of(bench.postmaster()).all(),
                Cpu.of(ProcessHandle.current().pid()).own());
    }

    Shares since(Shares before) {
        return new Shares(server - before.server, database - before.database, bench - before.bench);
    }

    /** Such as {@code of 2 processors: server 61 %, PostgreSQL 22 %, the bench's workers and callers 14 %}. */
    String text(double seconds) {
        int processors = Runtime.getRuntime().availableProcessors();
        double percent = processors * seconds / 100;
        return "of " + processors + " processors: server " + Math.round(server / percent) + " %, PostgreSQL "
                + Math.round(database / percent) + " %, the bench's workers and callers "
                + Math.round(bench / percent) + " %";
    }
}
