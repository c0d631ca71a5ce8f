package dev.runyard.app.server;

import dev.runyard.engine.Reading;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each reading is one transaction that may not write. */
@Component
final class ReadTransactions implements Reading {
    private final TransactionTemplate transaction;

    ReadTransactions(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    @Override
    public <T> T of(Supplier<T> reads) {
        return transaction.execute(status -> reads.get());
    }
}
