package dev.genkan.embedded;

import dev.genkan.server.CannotStart;
import jakarta.persistence.EntityManagerFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

/// Which of the application's transaction managers is the one of a data source: found out by beginning a transaction
/// and looking whether it has a connection of that data source. So a JPA manager is one too, and a proxy round either
/// is no riddle.
final class ManagerChoice {

    private static final boolean JPA =
            ClassUtils.isPresent("jakarta.persistence.EntityManagerFactory", ManagerChoice.class.getClassLoader());

    private final ListableBeanFactory beans;

    ManagerChoice(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /// One of our own if the application has none at all; whoever works with the data source takes part in it.
    ///
    /// @throws CannotStart if it cannot be told
    PlatformTransactionManager of(DataSource dataSource) {
        Map<String, PlatformTransactionManager> all =
                BeanFactoryUtils.beansOfTypeIncludingAncestors(beans, PlatformTransactionManager.class);
        Map<String, PlatformTransactionManager> managing = new LinkedHashMap<>();
        boolean unknown = false;
        for (Map.Entry<String, PlatformTransactionManager> manager : all.entrySet()) {
            if (isOfSomethingElse(manager.getValue())) {
                continue;
            }
            if (manages(manager.getValue(), dataSource)) {
                managing.put(manager.getKey(), manager.getValue());
            } else {
                unknown |= !(manager.getValue() instanceof ResourceTransactionManager);
            }
        }
        return switch (managing.size()) {
            case 0 -> {
                if (unknown) {
                    throw new CannotStart(
                            "It cannot be told whether a transaction of " + String.join(" or ", all.keySet())
                                    + " is one of the data source that Genkan would share; genkan.datasource=none keeps Genkan's"
                                    + " tables in a file of its own.");
                }
                yield new JdbcTransactionManager(dataSource);
            }
            case 1 -> managing.values().iterator().next();
            default -> primary(managing);
        };
    }

    private PlatformTransactionManager primary(Map<String, PlatformTransactionManager> managing) {
        PlatformTransactionManager primary =
                beans.getBeanProvider(PlatformTransactionManager.class).getIfUnique();
        if (primary == null || !managing.containsValue(primary)) {
            throw new CannotStart(
                    "There are " + managing.size() + " transaction managers of the data source that Genkan"
                            + " shares, and none of them is @Primary: " + String.join(", ", managing.keySet()) + ".");
        }
        return primary;
    }

    /// Of a message broker, say, which need not be reached to find that out.
    private static boolean isOfSomethingElse(PlatformTransactionManager manager) {
        return manager instanceof ResourceTransactionManager known
                && !(known.getResourceFactory() instanceof DataSource)
                && !(JPA && Jpa.makes(known.getResourceFactory()));
    }

    private static boolean manages(PlatformTransactionManager manager, DataSource dataSource) {
        try {
            return Objects.requireNonNull(new TransactionTemplate(manager).execute(status -> {
                status.setRollbackOnly();
                return TransactionSynchronizationManager.hasResource(dataSource)
                        && TransactionSynchronizationManager.isSynchronizationActive();
            }));
        } catch (TransactionException e) {
            // of another database, which is not there
            return false;
        }
    }

    /// Loaded only where JPA is.
    private static final class Jpa {

        static boolean makes(Object factory) {
            return factory instanceof EntityManagerFactory;
        }
    }
}
