package dev.genkan.embedded;

import dev.genkan.forms.html.Brand;
import dev.genkan.gate.Paths;
import dev.genkan.identity.limit.Limits;
import dev.genkan.server.CannotStart;
import dev.genkan.server.EngineSettings;
import dev.genkan.server.mail.SmtpSettings;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.core.env.Environment;

/// Turns properties into an engine's settings, and refuses, with one sentence each, what would not be safe.
final class Settings {

    private final GenkanProperties properties;
    private final Environment environment;

    Settings(GenkanProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    EngineSettings forEngine() {
        if (isProduction()) {
            requireProduction();
        }
        return new EngineSettings(
                properties.environment(),
                properties.dataDir(),
                properties.encryptionKey().isEmpty()
                        ? new EngineSettings.Key.Generated()
                        : new EngineSettings.Key.Given(properties.encryptionKey()),
                properties.sessionToken().claims(),
                limits(),
                paths(),
                brand(),
                properties.bundles(),
                mail(),
                trustsForwarding());
    }

    /// Where browsers reach the application.
    ///
    /// @param port the port the server listens on, which is part of it in development
    URI publicUrl(int port) {
        String configured = properties.publicUrl();
        String contextPath = environment.getProperty("server.servlet.context-path", "");
        String text = configured.isEmpty() ? "http://localhost:" + port + contextPath : configured;
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                throw new CannotStart("genkan.public-url is the address browsers use, such as https://acme.example, not \""
                        + text + "\".");
            }
            return url;
        } catch (URISyntaxException e) {
            throw new CannotStart("genkan.public-url cannot be read: " + e.getMessage(), e);
        }
    }

    private boolean isProduction() {
        return properties.environment() == EngineSettings.Environment.PRODUCTION;
    }

    private void requireProduction() {
        if (!properties.publicUrl().startsWith("https://")) {
            throw new CannotStart("Production needs genkan.public-url, the https address browsers use, such as "
                    + "https://acme.example.");
        }
        if (properties.mail().host().isEmpty() || properties.mail().from().isEmpty()) {
            throw new CannotStart("Production needs genkan.mail.host and genkan.mail.from: codes go out by mail.");
        }
        if (!environment.containsProperty("genkan.data-dir")) {
            throw new CannotStart("Production needs genkan.data-dir: the folder where the database file is kept.");
        }
        if (properties.encryptionKey().isEmpty()) {
            throw new CannotStart("Production needs genkan.encryption-key: 32 random bytes in Base64, as from "
                    + "\"openssl rand -base64 32\"; it wraps the signing keys and is not kept in the database.");
        }
    }

    private EngineSettings.Mail mail() {
        GenkanProperties.Mail mail = properties.mail();
        return mail.host().isEmpty()
                ? new EngineSettings.Mail.ToTheInbox()
                : new EngineSettings.Mail.OverSmtp(new SmtpSettings(
                        mail.host(), mail.port(), mail.username(), mail.password(), mail.security(), mail.from()));
    }

    private Brand brand() {
        String name = properties.brand().name();
        if (name.isEmpty()) {
            name = environment.getProperty("spring.application.name", "");
        }
        return new Brand(
                name.isEmpty() ? "this application" : name,
                properties.brand().logo(),
                properties.brand().stylesheet());
    }

    private Paths paths() {
        GenkanProperties.Paths paths = properties.paths();
        // where onboarding lies, the flow itself says
        String onboarding = Paths.defaults().onboarding();
        return new Paths(paths.signIn(), paths.signUp(), paths.signOut(), onboarding, paths.house());
    }

    private Limits limits() {
        GenkanProperties.Limits limits = properties.limits();
        return new Limits(
                limits.codeLifetime(),
                limits.codeTries(),
                limits.resendAfter(),
                limits.codesPerAddress(),
                limits.codeTriesPerAddress(),
                limits.passwordTriesPerAddress(),
                limits.lockoutFailures(),
                limits.lockoutLasts(),
                limits.signInsPerNetwork(),
                limits.signUpsPerNetwork(),
                limits.sessionLifetime(),
                limits.signInLifetime(),
                limits.signUpLifetime());
    }

    /// Whether somebody rewrites hosts and addresses from forwarding headers before anybody sees them.
    private boolean trustsForwarding() {
        String strategy = environment.getProperty("server.forward-headers-strategy", "none");
        return !"none".equalsIgnoreCase(strategy)
                || environment.containsProperty("server.tomcat.remoteip.remote-ip-header")
                || environment.containsProperty("server.tomcat.remoteip.protocol-header");
    }
}
