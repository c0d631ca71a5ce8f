package dev.runyard.worker.sandbox;

import dev.runyard.worker.DockerHere;
import dev.runyard.worker.egress.Uplink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The sandboxes that keep a run from the machine, as far as this one has them. */
final class Confining {
    private Confining() {}

    static Stream<Sandbox> under(Limits limits) throws IOException {
        Stream<Sandbox> always = Stream.of(new Bubblewrap(limits, 0));
        return DockerHere.isHere() ? Stream.concat(always, Stream.of(docker(limits))) : always;
    }

    static Docker docker(Limits limits) throws IOException {
        var docker = new Docker(limits, DockerHere.image(), work(), 0);
        docker.begin(Uplink.Whole.NONE);
        return docker;
    }

    static Path work() throws IOException {
        Path work = Files.createTempDirectory(Path.of("/var/tmp"), "runyard-docker");
        work.toFile().deleteOnExit();
        return work;
    }
}
