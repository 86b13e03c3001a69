package dev.genkan.bench.people;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// People by the million, written straight into the tables of an instance, always the same ones: names as they occur,
/// an address each; of a hundred 92 have finished onboarding, six are at one of two steps and two have not begun; one
/// of a thousand is banned, and as many are locked. They signed up one a minute until now, and everybody of the last
/// week has a session.
///
/// `Crowd <jdbc address> <user> <how many>` loads them by itself.
public final class Crowd {

    static final List<String> FIRST = List.of(
            "Mika", "Jun", "Amara", "Lukas", "Sofia", "Noor", "Tomás", "Hanna", "Ada", "Grace", "Edsger", "Barbara",
            "Lena", "Omar", "Yuki", "Ines", "Paul", "Zoe", "Ravi", "Chloé", "Igor", "Maja", "Felix", "Aiko");
    static final List<String> LAST = List.of(
            "Aho",
            "Sato",
            "Okafor",
            "Weber",
            "Marín",
            "Haddad",
            "Ribeiro",
            "Lind",
            "Lovelace",
            "Hopper",
            "Dijkstra",
            "Liskov",
            "Fischer",
            "Farouk",
            "Tanaka",
            "Costa",
            "Meyer",
            "Novak",
            "Patel",
            "Dubois",
            "Petrov",
            "Kowalska");

    private static final int BATCH = 1_000;
    private static final long EVERY = 60_000;
    private static final long WEEK = 7 * 24 * 60 * 60_000L;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Crowd() {}

    public static void main(String[] arguments) throws SQLException {
        long begun = System.nanoTime();
        load(arguments[0], arguments[1], Integer.parseInt(arguments[2]));
        System.out.printf(Locale.ROOT, "%s people in %.0f s%n", arguments[2], (System.nanoTime() - begun) / 1e9);
    }

    static void load(String address, String user, int people) throws SQLException {
        // on PostgreSQL a batch becomes one statement
        String fast = address.startsWith("jdbc:postgresql:")
                ? address + (address.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true"
                : address;
        try (Connection connection = DriverManager.getConnection(fast, user, "")) {
            connection.setAutoCommit(false);
            long now = System.currentTimeMillis();
            for (int from = 0; from < people; from += BATCH) {
                write(connection, now - people * EVERY, from, Math.min(people, from + BATCH));
                connection.commit();
            }
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                signIn(statement, now);
                count(statement);
                // what the database would do by itself in the next minutes
                statement.execute("analyze");
            }
        }
    }

    private static void signIn(Statement statement, long now) throws SQLException {
        statement.execute("""
                insert into genkan.clients (id, token_hash, last_active_session_id, created_at, updated_at)
                  select 'client_' || substring(id from 6), id, 'sess_' || substring(id from 6), created_at, created_at
                  from genkan.users where created_at > %d
                """.formatted(now - WEEK));
        statement.execute("""
                insert into genkan.sessions (id, client_id, user_id, status, created_at, updated_at, expire_at,
                    abandon_at, last_active_at, first_factor_at, version, user_agent, network)
                  select 'sess_' || substring(id from 6), 'client_' || substring(id from 6), id, 'active', created_at,
                    created_at, created_at + %1$d, created_at + %1$d, last_active_at, created_at, 1, '', ''
                  from genkan.users where created_at > %2$d
                """.formatted(2 * WEEK, now - WEEK));
    }

    /// What the house would have counted with each of them.
    private static void count(Statement statement) throws SQLException {
        statement.execute("delete from genkan.user_figures");
        statement.execute("""
                insert into genkan.user_figures (on_day, signed_up, onboarded, deleted)
                  select on_day, count(*), sum(through), 0
                  from (select cast(floor(created_at / 86400000.0) as integer) as on_day,
                          case when onboarded then 1 else 0 end as through
                        from genkan.users) people
                  group by on_day
                """);
    }

    private static void write(Connection connection, long firstAt, int from, int to) throws SQLException {
        try (PreparedStatement users = connection.prepareStatement("""
                        insert into genkan.users (id, primary_email_address_id, external_id, first_name, last_name,
                          first_name_key, last_name_key, public_metadata, private_metadata, unsafe_metadata, onboarded,
                          version, banned_at, locked_until, created_at, updated_at, last_sign_in_at, last_active_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, '{}', '{}', ?, 1, ?, ?, ?, ?, ?, ?)
                        """);
                PreparedStatement addresses = connection.prepareStatement("""
                        insert into genkan.email_addresses (id, user_id, address, address_key, verified_at,
                          verification_strategy, created_at, updated_at)
                        values (?, ?, ?, ?, ?, 'email_code', ?, ?)
                        """);
                PreparedStatement journeys = connection.prepareStatement("""
                        insert into genkan.journeys (id, user_id, flow, version, state, step, return_to, open_key,
                          created_at, updated_at)
                        values (?, ?, 'welcome', 1, 'open', ?, '', ?, ?, ?)
                        """)) {
            for (int n = from; n < to; n++) {
                long at = firstAt + n * EVERY;
                int hundredth = n % 100;
                user(users, n, at, hundredth < 92);
                address(addresses, n, at);
                if (hundredth >= 92 && hundredth < 98) {
                    journey(journeys, n, at, hundredth % 2 == 0 ? "about-you" : "your-team");
                }
            }
            users.executeBatch();
            addresses.executeBatch();
            journeys.executeBatch();
        }
    }

    private static void user(PreparedStatement insert, int n, long at, boolean onboarded) throws SQLException {
        String first = FIRST.get(n % FIRST.size());
        String last = LAST.get(n / 7 % LAST.size());
        insert.setString(1, id("user_", n));
        insert.setString(2, id("idn_", n));
        insert.setString(3, n % 4 == 0 ? "crm_" + n : null);
        insert.setString(4, first);
        insert.setString(5, last);
        insert.setString(6, first.toLowerCase(Locale.ROOT));
        insert.setString(7, last.toLowerCase(Locale.ROOT));
        insert.setString(8, onboarded ? """
                {"onboardingComplete":true,"applicationName":"Tidepool %d","applicationType":"B2B","onboarding":{"welcome":1}}""".formatted(n) : "{}");
        insert.setBoolean(9, onboarded);
        insert.setObject(10, n % 1_000 == 501 ? at : null, Types.BIGINT);
        insert.setObject(11, n % 1_000 == 502 ? 253_402_300_799_999L : null, Types.BIGINT);
        insert.setLong(12, at);
        insert.setLong(13, at);
        insert.setLong(14, at);
        insert.setLong(15, at + new SplittableRandom(n).nextLong(100 * EVERY));
        insert.addBatch();
    }

    private static void address(PreparedStatement insert, int n, long at) throws SQLException {
        String address = addressOf(n);
        insert.setString(1, id("idn_", n));
        insert.setString(2, id("user_", n));
        insert.setString(3, address);
        insert.setString(4, address);
        insert.setLong(5, at);
        insert.setLong(6, at);
        insert.setLong(7, at);
        insert.addBatch();
    }

    private static void journey(PreparedStatement insert, int n, long at, String step) throws SQLException {
        insert.setString(1, id("jrn_", n));
        insert.setString(2, id("user_", n));
        insert.setString(3, step);
        insert.setString(4, id("user_", n) + "/welcome");
        insert.setLong(5, at);
        // touched just now: what nobody comes back to is deleted in time
        insert.setLong(6, System.currentTimeMillis());
        insert.addBatch();
    }

    /// In ASCII, as most are.
    static String addressOf(int n) {
        return FIRST.get(n % FIRST.size()).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "") + "." + n + "@example.com";
    }

    /// As ids are: 27 digits, the older the smaller, and past the first ones in no order.
    static String id(String prefix, int n) {
        BigInteger rest = BigInteger.valueOf(100_000_000L + n * EVERY / 1_000)
                .shiftLeft(128)
                .or(new BigInteger(1, bytes(n)));
        char[] text = new char[27];
        for (int i = text.length - 1; i >= 0; i--) {
            BigInteger[] divided = rest.divideAndRemainder(BigInteger.valueOf(62));
            text[i] = DIGITS.charAt(divided[1].intValue());
            rest = divided[0];
        }
        return prefix + new String(text);
    }

    private static byte[] bytes(int n) {
        byte[] bytes = new byte[16];
        new SplittableRandom(n).nextBytes(bytes);
        return bytes;
    }
}
