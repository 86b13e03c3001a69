package dev.genkan.server.standalone;

import dev.genkan.forms.html.Brand;
import dev.genkan.gate.Origin;
import dev.genkan.gate.Paths;
import dev.genkan.gate.ReturnOrigins;
import dev.genkan.gate.TrustedProxies;
import dev.genkan.gate.servlet.Surroundings;
import dev.genkan.identity.attempt.Factors;
import dev.genkan.identity.attempt.Rules;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.limit.Limits;
import dev.genkan.server.CannotStart;
import dev.genkan.server.EngineSettings;
import dev.genkan.server.EngineSettings.Configured;
import dev.genkan.server.mail.SmtpSettings;
import dev.genkan.token.SessionClaims;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the server is started with.
///
/// @param port where it listens
/// @param publicUrl the address SDKs are told, without a slash at its end
/// @param live whether keys and answers are those of a production instance
/// @param databaseUrl of a PostgreSQL database; empty for a file of our own
/// @param scripts the folder of the npm packages whose scripts SDKs load
/// @param homeUrl where the application is; empty if that is said elsewhere
/// @param allowedOrigins of applications that are neither on this machine nor below our own domain
/// @param flows the file that declares them; empty for none
/// @param engine everything but the storage, which is opened from the address of the database
public record ServerConfiguration(
        int port,
        URI publicUrl,
        boolean live,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        Path scripts,
        String homeUrl,
        List<String> allowedOrigins,
        String flows,
        EngineSettings engine) {

    private static final int USUAL_PORT = 9000;

    /// @param port from the environment variable `PORT`; empty for the usual one
    /// @throws CannotStart if something is missing or wrong; its message is for the operator
    static ServerConfiguration of(Properties given, String port) {
        boolean production = environment(given) == EngineSettings.Environment.PRODUCTION;
        int listensOn = given.number("port", port.isEmpty() ? USUAL_PORT : parsedPort(port));
        Path data = Path.of(given.text("data-dir", "genkan-data"));
        String publicUrl = given.text("public-url", production ? "" : "http://localhost:" + listensOn);
        ServerConfiguration configuration = new ServerConfiguration(
                listensOn,
                url(publicUrl, production),
                switch (given.text("instance-type", production ? "production" : "development")) {
                    case "production" -> true;
                    case "development" -> false;
                    default -> throw given.wrong("instance-type", "is development or production");
                },
                given.text("database-url", ""),
                given.text("database-user", ""),
                given.text("database-password", ""),
                Path.of(given.text("scripts", data.resolve("npm").toString())),
                home(given),
                origins(given),
                given.text("flows", ""),
                engine(given, data, production));
        given.requireAllKnown();
        return configuration;
    }

    private static EngineSettings engine(Properties given, Path data, boolean production) {
        String key = given.text("encryption-key", "");
        String host = given.text("mail.host", "");
        String from = given.text("mail.from", "");
        if (production) {
            requireProduction(given, key, host, from);
        }
        return new EngineSettings(
                environment(given),
                data,
                new EngineSettings.Storage.OwnFile(),
                key.isEmpty() ? new EngineSettings.Key.Generated() : new EngineSettings.Key.Given(key),
                given.text("session-token.claims", usualClaims(given)),
                version(given),
                limits(given),
                Paths.defaults(),
                Brand.named(given.text("application-name", "Genkan")),
                List.of(),
                host.isEmpty() ? new EngineSettings.Mail.ToTheInbox() : smtp(given, host, from),
                false,
                given.duration("signing-keys.rotate-every", Duration.ofDays(90)),
                new EngineSettings.Entrance(
                        new Rules(
                                given.flag("enumeration-protection", production),
                                given.flag("mail.new-device-notice", production)),
                        Passwords.USUAL_PATIENCE),
                new Surroundings(ReturnOrigins.NONE, proxies(given)),
                new EngineSettings.Operation(
                        given.flag("control-socket", true),
                        given.text("first-operator", ""),
                        given.flag("webhooks.allow-private-addresses", false),
                        !given.text("session-token.claims", "").isEmpty(),
                        configured(given)),
                given.texts("languages").stream().map(Locale::forLanguageTag).toList());
    }

    /// What the dashboard shows as the configuration's.
    private static Map<String, Configured> configured(Properties given) {
        Map<String, Configured> said = new LinkedHashMap<>();
        Map<String, String> ways = Map.of(
                Factors.PASSWORD, "sign-in.password",
                Factors.EMAIL_CODE, "sign-in.email-code",
                Factors.EMAIL_LINK, "sign-in.email-link");
        ways.forEach((setting, property) -> {
            boolean on = given.flag(property, true);
            if (!given.text(property, "").isEmpty()) {
                said.put(setting, new Configured(on, "genkan." + property));
            }
        });
        if (said.size() == ways.size()
                && said.values().stream().noneMatch(one -> one.value().equals(true))) {
            throw new CannotStart("genkan.sign-in: one of password, email-code and email-link has to be left.");
        }
        String name = given.text("application-name", "");
        if (!name.isEmpty()) {
            said.put("brand_name", new Configured(name, "genkan.application-name"));
        }
        return said;
    }

    /// Who is through a flow is known by the token: with flows it carries the public metadata unless it is said.
    private static String usualClaims(Properties given) {
        return given.text("flows", "").isEmpty() ? "{}" : "{\"metadata\": \"{{user.public_metadata}}\"}";
    }

    private static void requireProduction(Properties given, String key, String host, String from) {
        if (key.isEmpty()) {
            throw new CannotStart("Production needs genkan.encryption-key: 32 random bytes in Base64, as from "
                    + "\"openssl rand -base64 32\"; it wraps the signing keys and is not kept in the database.");
        }
        if (host.isEmpty() || from.isEmpty()) {
            throw new CannotStart("Production needs genkan.mail.host and genkan.mail.from: codes go out by mail.");
        }
        if (given.text("database-url", "").isEmpty()
                && given.text("data-dir", "").isEmpty()) {
            throw new CannotStart("Production needs a database named on purpose: genkan.database-url of PostgreSQL, or"
                    + " genkan.data-dir, the folder of a file of Genkan's own.");
        }
    }

    private static EngineSettings.Environment environment(Properties given) {
        return switch (given.text("environment", "development")) {
            case "development" -> EngineSettings.Environment.DEVELOPMENT;
            case "production" -> EngineSettings.Environment.PRODUCTION;
            default -> throw given.wrong("environment", "is development or production");
        };
    }

    private static SessionClaims.Version version(Properties given) {
        return switch (given.number("session-token.version", 2)) {
            case 1 -> SessionClaims.Version.V1;
            case 2 -> SessionClaims.Version.V2;
            default -> throw given.wrong("session-token.version", "is 2, or 1 for consumers that are older than it");
        };
    }

    private static Limits limits(Properties given) {
        Limits usual = Limits.defaults();
        try {
            return usual.perNetwork(
                    given.number("limits.sign-ins-per-network", usual.signInsPerNetwork()),
                    given.number("limits.sign-ups-per-network", usual.signUpsPerNetwork()));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("genkan.limits: " + e.getMessage(), e);
        }
    }

    private static EngineSettings.Mail smtp(Properties given, String host, String from) {
        SmtpSettings.Security security;
        try {
            security = SmtpSettings.Security.valueOf(
                    given.text("mail.security", "starttls").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw given.wrong("mail.security", "is none, starttls or tls");
        }
        return new EngineSettings.Mail.OverSmtp(new SmtpSettings(
                host,
                given.number("mail.port", 587),
                given.text("mail.username", ""),
                given.text("mail.password", ""),
                security,
                from));
    }

    private static TrustedProxies proxies(Properties given) {
        try {
            return TrustedProxies.of(given.texts("trusted-proxies"));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("genkan.trusted-proxies: " + e.getMessage() + ".", e);
        }
    }

    private static List<String> origins(Properties given) {
        try {
            return given.texts("allowed-origins").stream()
                    .map(text -> ReturnOrigins.Named.parsed(text, true))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new CannotStart("genkan.allowed-origins: " + e.getMessage() + ".", e);
        }
    }

    private static String home(Properties given) {
        String text = given.text("home-url", "");
        try {
            if (!text.isEmpty()) {
                Origin.of(URI.create(text));
            }
            return text;
        } catch (IllegalArgumentException noAddress) {
            throw given.wrong("home-url", "is the address of the application, such as https://acme.example");
        }
    }

    private static URI url(String text, boolean production) {
        if (production && !text.startsWith("https://")) {
            throw new CannotStart("Production needs genkan.public-url, the https address of this server, such as "
                    + "https://clerk.acme.example.");
        }
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (url.getRawPath().isEmpty() && url.getRawQuery() == null && url.getRawFragment() == null) {
                Origin.of(url);
                return url;
            }
        } catch (URISyntaxException | IllegalArgumentException notAnAddress) {
            // said below
        }
        throw new CannotStart("genkan.public-url is scheme, host and port of this server as browsers reach it, such as"
                + " https://clerk.acme.example, not \"" + text + "\".");
    }

    private static int parsedPort(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new CannotStart("PORT is a whole number, not \"" + text + "\".");
        }
    }

    /// Without secrets.
    @Override
    public String toString() {
        return "ServerConfiguration[" + publicUrl + "]";
    }
}
