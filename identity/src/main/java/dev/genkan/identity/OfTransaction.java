package dev.genkan.identity;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// One thing that is kept as long as a transaction, put aside while another one runs in its place.
record OfTransaction(Key key, Object kept) implements TransactionSynchronization {

    /// @param type of the thing
    record Key(Database database, Class<?> type) {}

    static <T> T get(Key key, Class<T> type, Supplier<T> make) {
        Object known = TransactionSynchronizationManager.getResource(key);
        if (known != null) {
            return type.cast(known);
        }
        T made = make.get();
        TransactionSynchronizationManager.bindResource(key, made);
        TransactionSynchronizationManager.registerSynchronization(new OfTransaction(key, made));
        return made;
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(key, kept);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }
}
