package dev.runyard.engine;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionOperations;

/** Runs a step in one transaction, and once more from the start when another step got in its way. */
public final class Steps {
    private static final int TRIES = 5;

    private final TransactionOperations transactions;

    public Steps(TransactionOperations transactions) {
        this.transactions = transactions;
    }

    /**
     * Takes one step. It must reload and decide anew each time it is called: when it wrote what another step had written
     * a moment before (the same name, say), it finds that now and refuses in its own words.
     *
     * @throws ConcurrencyFailureException when it lost the race again and again
     * @throws DataIntegrityViolationException when a rule of the database stands against it again and again
     */
    public <T> T take(Supplier<T> step) {
        for (int tries = 1; ; tries++) {
            try {
                return transactions.execute(status -> step.get());
            } catch (ConcurrencyFailureException | DataIntegrityViolationException lost) {
                if (tries == TRIES) {
                    throw lost;
                }
            }
        }
    }
}
