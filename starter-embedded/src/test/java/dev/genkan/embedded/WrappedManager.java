package dev.genkan.embedded;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/// Hides what it is a manager of.
record WrappedManager(PlatformTransactionManager inner) implements PlatformTransactionManager {

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
        return inner.getTransaction(definition);
    }

    @Override
    public void commit(TransactionStatus status) {
        inner.commit(status);
    }

    @Override
    public void rollback(TransactionStatus status) {
        inner.rollback(status);
    }
}
