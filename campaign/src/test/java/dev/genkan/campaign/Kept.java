package dev.genkan.campaign;

import dev.genkan.token.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What a killed application has left in its database: who has finished, by each of the things that finishing writes.
///
/// @param flagged user ids by public metadata
/// @param receipts by receipts
/// @param closed by finished journeys
/// @param shops by the application's own rows
record Kept(Set<String> flagged, Set<String> receipts, Set<String> closed, Set<String> shops) {

    /// Looks at a copy, so that the application itself is the first to open its file after the kill.
    static Kept of(Base base, Path folder) {
        return switch (base) {
            case Base.OwnFile own -> {
                Path copy = copied(own.data().resolve("genkan.mv.db"), folder);
                Kept inDatabase = read("jdbc:h2:file:" + copy, "sa", false);
                yield new Kept(
                        inDatabase.flagged,
                        inDatabase.receipts,
                        inDatabase.closed,
                        lines(own.data().resolveSibling("shops.txt")));
            }
            case Base.JoinedH2 joined -> {
                Path copy = copied(joined.file().resolveSibling(joined.file().getFileName() + ".mv.db"), folder);
                yield read("jdbc:h2:file:" + copy, "sa", true);
            }
            case Base.JoinedPostgres joined ->
                read(joined.server().getJdbcUrl("postgres", "postgres"), "postgres", true);
        };
    }

    /// Who is there in part and not in whole, and which parts there are; empty if all is well.
    ///
    /// @param joined whether the application's row belongs to the same transaction; otherwise it may be there alone
    Set<String> half(boolean joined) {
        Set<String> some = new HashSet<>(flagged);
        some.addAll(receipts);
        some.addAll(closed);
        if (joined) {
            some.addAll(shops);
        }
        some.removeIf(user ->
                flagged.contains(user) && receipts.contains(user) && closed.contains(user) && shops.contains(user));
        return some.stream().map(this::partsOf).collect(Collectors.toSet());
    }

    private String partsOf(String user) {
        return user + ": metadata " + flagged.contains(user) + ", receipt " + receipts.contains(user) + ", journey "
                + closed.contains(user) + ", the application's row " + shops.contains(user);
    }

    private static Kept read(String url, String user, boolean withShops) {
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url, user, ""));
        Set<String> flagged = jdbc.sql("select id, public_metadata from genkan.users").query().listOfRows().stream()
                .filter(row -> Boolean.TRUE.equals(
                        Json.parseObject(text(row.get("public_metadata"))).get("onboardingComplete")))
                .map(row -> String.valueOf(row.get("id")))
                .collect(Collectors.toSet());
        return new Kept(
                flagged,
                column(jdbc, "select user_id as u from genkan.receipts"),
                column(jdbc, "select user_id as u from genkan.journeys where state = 'finished'"),
                withShops ? column(jdbc, "select owner as u from shops") : Set.of());
    }

    private static String text(Object column) {
        try {
            return column instanceof java.sql.Clob clob
                    ? clob.getSubString(1, (int) clob.length())
                    : String.valueOf(column);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @throws IllegalStateException if somebody stands there twice: finished twice
    private static Set<String> column(JdbcClient jdbc, String sql) {
        List<String> all = jdbc.sql(sql).query().listOfRows().stream()
                .map(row -> String.valueOf(row.get("u")))
                .toList();
        Set<String> once = new TreeSet<>(all);
        if (once.size() != all.size()) {
            throw new IllegalStateException("somebody stands there twice: " + sql);
        }
        return once;
    }

    private static Set<String> lines(Path file) {
        if (!Files.exists(file)) {
            return Set.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.split(" ", 2)[0]).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return the copy, without its ending
    private static Path copied(Path file, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.copy(file, folder.resolve("copy.mv.db"), StandardCopyOption.REPLACE_EXISTING);
            return folder.resolve("copy").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
