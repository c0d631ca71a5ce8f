package dev.runyard.engine;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionOperations;

/** Reads what belongs together: with one connection, and each row once. */
public final class Reading {
    private final TransactionOperations transaction;

    /** Reads in transactions of this kind. */
    public Reading(TransactionOperations transaction) {
        this.transaction = transaction;
    }

    /** Reads; nothing may be written meanwhile, and nothing be waited for. */
    public <T> T of(Supplier<T> reads) {
        return transaction.execute(status -> reads.get());
    }
}
