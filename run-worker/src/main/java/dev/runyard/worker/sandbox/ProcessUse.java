package dev.runyard.worker.sandbox;

/**
 * What one process uses by the kernel's account.
 *
 * @param bytes of memory that is its own alone; 0 when the process is gone
 * @param threads of it
 */
record ProcessUse(long bytes, int threads) {
    static ProcessUse of(ProcessHandle process) {
        return read(ProcessTree.read(process.pid(), "status"));
    }

    static ProcessUse read(String status) {
        long kilobytes = 0;
        int threads = 0;
        for (String line : status.split("\n", -1)) {
            if (line.startsWith("RssAnon:")) {
                kilobytes = Long.parseLong(line.replaceAll("\\D", ""));
            } else if (line.startsWith("Threads:")) {
                threads = Integer.parseInt(line.replaceAll("\\D", ""));
            }
        }
        return new ProcessUse(kilobytes << 10, threads);
    }
}
