package dev.genkan.owndatabase;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/// Writes rows as Hibernate does: when the transaction is about to commit.
final class Entities {

    private Entities() {}

    static void persist(Running acme, Object entity) {
        SharedEntityManagerCreator.createSharedEntityManager(acme.context.getBean(EntityManagerFactory.class))
                .persist(entity);
    }
}
