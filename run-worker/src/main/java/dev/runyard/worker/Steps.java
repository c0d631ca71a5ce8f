package dev.runyard.worker;

import dev.runyard.contract.PhaseResult;
import java.io.IOException;

/** What a phase does once the attempt has started. */
interface Steps {
    /** Does the work; nothing runs any more when this returns. */
    PhaseResult work() throws IOException, Unworkable, Halted, InterruptedException;

    /** Does what nobody waits for, after the report was acknowledged. */
    void afterReport() throws IOException, Unworkable, Halted, InterruptedException;

    /** Kills what still runs and gives the run's folder up. */
    void close(boolean delete);
}
