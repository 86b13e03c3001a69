package dev.genkan.server;

import dev.genkan.forms.html.Brand;
import dev.genkan.gate.Paths;
import dev.genkan.gate.servlet.Surroundings;
import dev.genkan.identity.attempt.Rules;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.limit.Limits;
import dev.genkan.server.mail.SmtpSettings;
import dev.genkan.token.SessionClaims;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;

/// What an engine is opened with. Where browsers reach it is said later, when the port is known.
///
/// @param environment who may see what: see [Environment]
/// @param dataDirectory the folder of our own file database and of a generated key
/// @param storage whose database the tables are kept in
/// @param key where the key that wraps the signing keys comes from
/// @param claims the template of the session token, a JSON object
/// @param claimsVersion how its payload is laid out
/// @param limits how often things may be tried
/// @param paths where our own pages lie
/// @param brand whose door it is
/// @param bundles base names of the application's message bundles
/// @param mail how mail leaves the house
/// @param forwardingTrusted whether addresses and hosts are rewritten from forwarding headers before we see them
/// @param rotateKeysEvery how long a signing key signs before the next one is made by itself; zero for never
/// @param entrance what the entrance does where one house may want it otherwise than another
/// @param surroundings which other origins and proxies belong to the application
/// @param operation what operators need
/// @param languages the only ones visitors are answered in, the first being that of everybody else; empty for all there
///     are words in
public record EngineSettings(
        Environment environment,
        Path dataDirectory,
        Storage storage,
        Key key,
        String claims,
        SessionClaims.Version claimsVersion,
        Limits limits,
        Paths paths,
        Brand brand,
        List<String> bundles,
        Mail mail,
        boolean forwardingTrusted,
        Duration rotateKeysEvery,
        Entrance entrance,
        Surroundings surroundings,
        Operation operation,
        List<Locale> languages) {

    public EngineSettings {
        bundles = List.copyOf(bundles);
        languages = List.copyOf(languages);
    }

    /// With the usual entrance, nothing around it and nothing for operators.
    public EngineSettings(
            Environment environment,
            Path dataDirectory,
            Storage storage,
            Key key,
            String claims,
            SessionClaims.Version claimsVersion,
            Limits limits,
            Paths paths,
            Brand brand,
            List<String> bundles,
            Mail mail,
            boolean forwardingTrusted,
            Duration rotateKeysEvery) {
        this(
                environment,
                dataDirectory,
                storage,
                key,
                claims,
                claimsVersion,
                limits,
                paths,
                brand,
                bundles,
                mail,
                forwardingTrusted,
                rotateKeysEvery,
                Entrance.usual(),
                Surroundings.NONE,
                Operation.NONE,
                List.of());
    }

    /// A development instance with everything as usual: a file of our own, a generated key, mail in the inbox, public
    /// metadata in the token.
    ///
    /// @param dataDirectory the folder of the database and the key; made if it is missing
    public static EngineSettings development(Path dataDirectory, Brand brand) {
        return new EngineSettings(
                Environment.DEVELOPMENT,
                dataDirectory,
                new Storage.OwnFile(),
                new Key.Generated(),
                "{\"metadata\": \"{{user.public_metadata}}\"}",
                SessionClaims.Version.V2,
                Limits.defaults(),
                Paths.defaults(),
                brand,
                List.of(),
                new Mail.ToTheInbox(),
                false,
                Duration.ofDays(90));
    }

    /// The same, kept in another place.
    public EngineSettings storedIn(Storage other) {
        return new EngineSettings(
                environment,
                dataDirectory,
                other,
                key,
                claims,
                claimsVersion,
                limits,
                paths,
                brand,
                bundles,
                mail,
                forwardingTrusted,
                rotateKeysEvery,
                entrance,
                surroundings,
                operation,
                languages);
    }

    /// The same with another entrance.
    public EngineSettings entered(Entrance other) {
        return with(other, surroundings, operation);
    }

    /// The same in other surroundings.
    public EngineSettings surrounded(Surroundings other) {
        return with(entrance, other, operation);
    }

    /// The same, run in another way.
    public EngineSettings operated(Operation other) {
        return with(entrance, surroundings, other);
    }

    private EngineSettings with(Entrance inside, Surroundings around, Operation run) {
        return new EngineSettings(
                environment,
                dataDirectory,
                storage,
                key,
                claims,
                claimsVersion,
                limits,
                paths,
                brand,
                bundles,
                mail,
                forwardingTrusted,
                rotateKeysEvery,
                inside,
                around,
                run,
                languages);
    }

    /// @param rules what is told to whom
    /// @param hashingWait how long a password waits for its turn to be hashed before its form is sent back
    public record Entrance(Rules rules, Duration hashingWait) {

        /// @throws IllegalArgumentException if the wait is negative; the configuration's fault
        public Entrance {
            if (hashingWait.isNegative()) {
                throw new IllegalArgumentException("a wait is nothing or longer, not " + hashingWait);
            }
        }

        /// As it is unless told otherwise.
        public static Entrance usual() {
            return new Entrance(Rules.defaults(), Passwords.USUAL_PATIENCE);
        }
    }

    public enum Environment {
        /// Nothing to configure; the inbox and the fixed code open on this machine.
        DEVELOPMENT,
        /// Every setting that matters is named on purpose; nothing is generated.
        PRODUCTION
    }

    /// Whose database the tables are kept in, in the schema `genkan`.
    public sealed interface Storage {
        /// Our own H2 file in the data directory.
        record OwnFile() implements Storage {}

        /// The application's, so that its rows and ours are kept together or not at all. It stays the application's:
        /// the engine never closes it.
        ///
        /// @param manager the transaction manager of this data source which the application uses
        record Joined(DataSource dataSource, PlatformTransactionManager manager) implements Storage {

            /// Without what a data source says of itself, which may be a password.
            @Override
            public String toString() {
                return "Joined";
            }
        }
    }

    /// Where the wrapping key comes from.
    public sealed interface Key {
        /// A file beside the database, made at the first start.
        record Generated() implements Key {}

        /// 32 bytes in Base64, from the configuration.
        record Given(String base64) implements Key {
            @Override
            public String toString() {
                return "Given";
            }
        }
    }

    /// What operators need.
    ///
    /// @param controlSocket whether commands reach the application while it runs, by a socket in the data directory
    /// @param firstOperator the address whose owner becomes the first operator once it is proven; empty for nobody
    /// @param privateWebhooks whether in production webhooks may go to addresses that are not on the public internet
    /// @param claimsFixed whether the configuration names the template of the session token, so that nobody changes it
    ///     at run time
    /// @param configured settings of the instance that the configuration says, by their names
    public record Operation(
            boolean controlSocket,
            String firstOperator,
            boolean privateWebhooks,
            boolean claimsFixed,
            Map<String, Configured> configured) {

        public static final Operation NONE = new Operation(false, "");

        public Operation {
            configured = Map.copyOf(configured);
        }

        /// With settings that may all be changed.
        public Operation(boolean controlSocket, String firstOperator, boolean privateWebhooks, boolean claimsFixed) {
            this(controlSocket, firstOperator, privateWebhooks, claimsFixed, Map.of());
        }

        /// With webhooks to the public internet alone.
        public Operation(boolean controlSocket, String firstOperator) {
            this(controlSocket, firstOperator, false);
        }

        /// With claims that may be changed.
        public Operation(boolean controlSocket, String firstOperator, boolean privateWebhooks) {
            this(controlSocket, firstOperator, privateWebhooks, false);
        }

        /// The same, with claims that the configuration names.
        public Operation claimsFixed(boolean whether) {
            return new Operation(controlSocket, firstOperator, privateWebhooks, whether, configured);
        }

        /// The same, with settings that the configuration says.
        public Operation configuring(Map<String, Configured> settings) {
            return new Operation(controlSocket, firstOperator, privateWebhooks, claimsFixed, settings);
        }
    }

    /// A setting that the configuration says.
    ///
    /// @param value as it would be stored
    /// @param property what it is called there, such as `genkan.sign-in.password`
    public record Configured(Object value, String property) {}

    /// How mail leaves the house.
    public sealed interface Mail {
        /// It does not: it is read in the inbox on this machine.
        record ToTheInbox() implements Mail {}

        record OverSmtp(SmtpSettings settings) implements Mail {}
    }
}
