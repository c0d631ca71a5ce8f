package dev.runyard.app.bench;

import java.io.IOException;

/** Which processors the bench has. */
final class Processors {
    private Processors() {}

    /**
     * Binds this process, and with it all it will start, to the first few processors.
     *
     * @return false when this machine has no program for it; one that has no more processors needs none
     */
    static boolean bind(int number) {
        if (Runtime.getRuntime().availableProcessors() <= number) {
            return true;
        }
        String pid = Long.toString(ProcessHandle.current().pid());
        try {
            return new ProcessBuilder("taskset", "-a", "-c", "-p", "0-" + (number - 1), pid)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
