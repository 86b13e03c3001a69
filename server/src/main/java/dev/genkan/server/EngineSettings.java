package dev.genkan.server;

import dev.genkan.forms.html.Brand;
import dev.genkan.gate.Paths;
import dev.genkan.identity.attempt.Rules;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.limit.Limits;
import dev.genkan.server.mail.SmtpSettings;
import dev.genkan.token.SessionClaims;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What an engine is opened with. Where browsers reach it is said later, when the port is known.
///
/// @param environment who may see what: see [Environment]
/// @param dataDirectory the folder of the file database and of a generated key
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
public record EngineSettings(
        Environment environment,
        Path dataDirectory,
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
        Entrance entrance) {

    public EngineSettings {
        bundles = List.copyOf(bundles);
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

    /// How mail leaves the house.
    public sealed interface Mail {
        /// It does not: it is read in the inbox on this machine.
        record ToTheInbox() implements Mail {}

        record OverSmtp(SmtpSettings settings) implements Mail {}
    }
}
