package dev.genkan.identity.session;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.instance.EncryptionKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/// The templates by which applications have tokens made for other services. Keys of their own are kept encrypted.
public final class JwtTemplates {

    /// What comes of writing one.
    public sealed interface Written {

        record Kept(JwtTemplate template) implements Written {}

        /// Another template is called so.
        record NameTaken() implements Written {}

        /// There is no such template.
        record NotThere() implements Written {}
    }

    private static final String SELECT = """
            select id, name, claims, lifetime, clock_skew, algorithm, wrapped_key, created_at, updated_at
            from genkan.jwt_templates
            """;

    private final Database database;
    private final EncryptionKey key;
    private final NewId ids;
    private final Audit audit;
    private final InstantSource clock;

    public JwtTemplates(Database database, EncryptionKey key, NewId ids, Audit audit, InstantSource clock) {
        this.database = database;
        this.key = key;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    public Written create(TemplateTerms terms, Actor actor) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        JwtTemplate made = new JwtTemplate(ids.of("jtmp_"), terms, now, now);
        return orTaken(() -> {
            write("""
                    insert into genkan.jwt_templates
                      (id, name, claims, lifetime, clock_skew, algorithm, wrapped_key, created_at, updated_at)
                    values (:id, :name, :claims, :lifetime, :skew, :algorithm, :wrapped, :now, :now)
                    """, made);
            audit.write(actor, "jwt_template.create", made.id(), Map.of(), told(terms));
            return new Written.Kept(made);
        });
    }

    /// Changes one. Two changes at the same moment follow one another.
    ///
    /// @param step may throw [TemplateTerms.Unfit]; nothing is changed then
    public Written change(String id, UnaryOperator<TemplateTerms> step, Actor actor) {
        return orTaken(() -> find(" where id = :value for update", id)
                .<Written>map(before -> {
                    JwtTemplate after = new JwtTemplate(
                            id, step.apply(before.terms()), before.createdAt(), Instant.ofEpochMilli(clock.millis()));
                    write("""
                            update genkan.jwt_templates
                            set name = :name, claims = :claims, lifetime = :lifetime, clock_skew = :skew,
                              algorithm = :algorithm, wrapped_key = :wrapped, updated_at = :now
                            where id = :id
                            """, after);
                    audit.write(actor, "jwt_template.update", id, told(before.terms()), told(after.terms()));
                    return new Written.Kept(after);
                })
                .orElse(new Written.NotThere()));
    }

    public Optional<JwtTemplate> find(String id) {
        return find(" where id = :value", id);
    }

    public Optional<JwtTemplate> findByName(String name) {
        return find(" where name = :value", name);
    }

    /// All of them, the oldest first.
    public List<JwtTemplate> list() {
        return database.jdbc()
                .sql(SELECT + " order by created_at, id")
                .query((row, n) -> template(row))
                .list();
    }

    /// @return whether there was such a template
    public boolean delete(String id, Actor actor) {
        return database.inTransaction(() -> {
            Optional<JwtTemplate> before = find(id);
            boolean deleted = database.jdbc()
                            .sql("delete from genkan.jwt_templates where id = :id")
                            .param("id", id)
                            .update()
                    == 1;
            if (deleted) {
                before.ifPresent(gone -> audit.write(actor, "jwt_template.delete", id, told(gone.terms()), Map.of()));
            }
            return deleted;
        });
    }

    private interface Work {
        Written write();
    }

    private Written orTaken(Work work) {
        try {
            return database.inTransaction(work::write);
        } catch (DuplicateKeyException e) {
            return new Written.NameTaken();
        }
    }

    private Optional<JwtTemplate> find(String condition, String value) {
        return database.jdbc()
                .sql(SELECT + condition)
                .param("value", value)
                .query((row, n) -> template(row))
                .optional();
    }

    private void write(String sql, JwtTemplate template) {
        TemplateTerms terms = template.terms();
        database.jdbc()
                .sql(sql)
                .param("id", template.id())
                .param("name", terms.name())
                .param("claims", terms.claims())
                .param("lifetime", terms.lifetime().toSeconds())
                .param("skew", terms.clockSkew().toSeconds())
                .param("algorithm", algorithm(terms))
                .param("wrapped", wrapped(template))
                .param("now", template.updatedAt().toEpochMilli())
                .update();
    }

    private @Nullable String wrapped(JwtTemplate template) {
        return switch (template.terms().signing()) {
            case TemplateSigning.House house -> null;
            case TemplateSigning.Own own ->
                key.wrap(name(template.id()), own.key().getBytes(StandardCharsets.UTF_8));
        };
    }

    private static @Nullable String algorithm(TemplateTerms terms) {
        return switch (terms.signing()) {
            case TemplateSigning.House house -> null;
            case TemplateSigning.Own own -> own.algorithm().name();
        };
    }

    private JwtTemplate template(ResultSet row) throws SQLException {
        return new JwtTemplate(
                row.getString("id"),
                new TemplateTerms(
                        row.getString("name"),
                        row.getString("claims"),
                        Duration.ofSeconds(row.getLong("lifetime")),
                        Duration.ofSeconds(row.getLong("clock_skew")),
                        signing(row)),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")));
    }

    private TemplateSigning signing(ResultSet row) throws SQLException {
        String algorithm = row.getString("algorithm");
        if (algorithm == null) {
            return new TemplateSigning.House();
        }
        String id = row.getString("id");
        try {
            byte[] opened = key.unwrap(name(id), row.getString("wrapped_key"));
            return new TemplateSigning.Own(OwnAlgorithm.valueOf(algorithm), new String(opened, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of " + id + " was kept under another encryption key", e);
        }
    }

    private static String name(String id) {
        return "jwt template " + id;
    }

    /// For the audit: never the key.
    private static Map<String, @Nullable Object> told(TemplateTerms terms) {
        String algorithm = algorithm(terms);
        return Map.of(
                "name", terms.name(),
                "claims", terms.claims(),
                "lifetime", terms.lifetime().toSeconds(),
                "allowed_clock_skew", terms.clockSkew().toSeconds(),
                "signing_algorithm", algorithm == null ? "" : algorithm);
    }
}
