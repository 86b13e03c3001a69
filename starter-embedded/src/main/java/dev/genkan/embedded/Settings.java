package dev.genkan.embedded;

import dev.genkan.forms.html.Brand;
import dev.genkan.gate.Origin;
import dev.genkan.gate.Paths;
import dev.genkan.gate.ReturnOrigins;
import dev.genkan.gate.TrustedProxies;
import dev.genkan.gate.servlet.Surroundings;
import dev.genkan.identity.attempt.Factors;
import dev.genkan.identity.attempt.Rules;
import dev.genkan.identity.limit.Limits;
import dev.genkan.server.CannotStart;
import dev.genkan.server.EngineSettings;
import dev.genkan.server.EngineSettings.Configured;
import dev.genkan.server.mail.SmtpSettings;
import dev.genkan.token.SessionClaims;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.Environment;

/// Turns properties into an engine's settings, and refuses, with one sentence each, what would not be safe.
final class Settings {

    private final GenkanProperties properties;
    private final Environment environment;
    private final boolean rewritten;

    Settings(GenkanProperties properties, Environment environment) {
        this(properties, environment, false);
    }

    /// @param rewritten whether the application has a filter that rewrites requests from forwarding headers
    Settings(GenkanProperties properties, Environment environment, boolean rewritten) {
        this.properties = properties;
        this.environment = environment;
        this.rewritten = rewritten;
    }

    EngineSettings forEngine(EngineSettings.Storage storage) {
        if (isProduction()) {
            requireProduction(storage);
        }
        return new EngineSettings(
                properties.environment(),
                properties.dataDir(),
                storage,
                properties.encryptionKey().isEmpty()
                        ? new EngineSettings.Key.Generated()
                        : new EngineSettings.Key.Given(properties.encryptionKey()),
                properties.sessionToken().claims(),
                claimsVersion(),
                limits(),
                paths(),
                brand(),
                properties.bundles(),
                mail(),
                trustsForwarding(),
                properties.signingKeys().rotateEvery(),
                entrance(),
                new Surroundings(returnOrigins(), trustedProxies()),
                new EngineSettings.Operation(
                        properties.controlSocket(),
                        properties.firstOperator(),
                        properties.webhooks().allowPrivateAddresses(),
                        environment.containsProperty("genkan.session-token.claims"),
                        configured()),
                properties.languages());
    }

    /// What the dashboard shows as the configuration's.
    private Map<String, Configured> configured() {
        Map<String, Configured> said = new LinkedHashMap<>();
        GenkanProperties.SignIn ways = properties.signIn();
        if (!new Factors(ways.password(), ways.emailCode(), ways.emailLink()).any()) {
            throw new CannotStart("genkan.sign-in: one of password, email-code and email-link has to be left.");
        }
        say(said, Factors.PASSWORD, "genkan.sign-in.password", ways.password());
        say(said, Factors.EMAIL_CODE, "genkan.sign-in.email-code", ways.emailCode());
        say(said, Factors.EMAIL_LINK, "genkan.sign-in.email-link", ways.emailLink());
        if (!properties.brand().name().isEmpty()) {
            say(said, "brand_name", "genkan.brand.name", properties.brand().name());
        }
        if (!properties.brand().logo().isEmpty()) {
            say(said, "brand_logo", "genkan.brand.logo", properties.brand().logo());
        }
        return said;
    }

    private void say(Map<String, Configured> said, String setting, String property, Object value) {
        if (environment.containsProperty(property)) {
            said.put(setting, new Configured(value, property));
        }
    }

    /// Where browsers reach the application, without a slash at its end.
    ///
    /// @param port the port the server listens on, which is part of it in development
    URI publicUrl(int port) {
        String contextPath = withoutTrailingSlash(environment.getProperty("server.servlet.context-path", ""));
        if (properties.publicUrl().isEmpty()) {
            return URI.create((speaksTls() ? "https" : "http") + "://localhost:" + port + contextPath);
        }
        URI url = configuredUrl(properties.publicUrl());
        if (!url.getRawPath().equals(contextPath)) {
            // links in mails would lead past the application, and cookies would not come back to it
            throw new CannotStart("genkan.public-url ends with the context path, and with nothing else: "
                    + Origin.of(url) + contextPath + ", not " + url + ".");
        }
        return url;
    }

    /// Whether the server itself was given a certificate, under any of Boot's names for it.
    private boolean speaksTls() {
        return Stream.of("bundle", "key-store", "certificate")
                        .anyMatch(name -> environment.containsProperty("server.ssl." + name))
                && environment.getProperty("server.ssl.enabled", Boolean.class, true);
    }

    private static URI configuredUrl(String text) {
        try {
            URI url = new URI(withoutTrailingSlash(text));
            if (url.getRawQuery() == null && url.getRawFragment() == null) {
                Origin.of(url);
                return url;
            }
        } catch (URISyntaxException | IllegalArgumentException notAnAddress) {
            // said below
        }
        throw new CannotStart(
                "genkan.public-url is the address browsers use, such as https://acme.example, not \"" + text + "\".");
    }

    private static String withoutTrailingSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private boolean isProduction() {
        return properties.environment() == EngineSettings.Environment.PRODUCTION;
    }

    private void requireProduction(EngineSettings.Storage storage) {
        if (!properties.publicUrl().startsWith("https://")) {
            throw new CannotStart("Production needs genkan.public-url, the https address browsers use, such as "
                    + "https://acme.example.");
        }
        if (properties.mail().host().isEmpty() || properties.mail().from().isEmpty()) {
            throw new CannotStart("Production needs genkan.mail.host and genkan.mail.from: codes go out by mail.");
        }
        if (storage instanceof EngineSettings.Storage.OwnFile && !environment.containsProperty("genkan.data-dir")) {
            throw new CannotStart(
                    "Production needs a database named on purpose: a DataSource of the application that"
                            + " leads to PostgreSQL or to an H2 file, or genkan.data-dir, the folder of a file of Genkan's own.");
        }
        if (properties.encryptionKey().isEmpty()) {
            throw new CannotStart("Production needs genkan.encryption-key: 32 random bytes in Base64, as from "
                    + "\"openssl rand -base64 32\"; it wraps the signing keys and is not kept in the database.");
        }
    }

    private SessionClaims.Version claimsVersion() {
        int version = properties.sessionToken().version();
        return switch (version) {
            case 1 -> SessionClaims.Version.V1;
            case 2 -> SessionClaims.Version.V2;
            default ->
                throw new CannotStart(
                        "genkan.session-token.version is 2, or 1 for consumers that are older than it, not " + version
                                + ".");
        };
    }

    private EngineSettings.Entrance entrance() {
        try {
            return new EngineSettings.Entrance(
                    new Rules(
                            properties.enumerationProtection(),
                            properties.mail().newDeviceNotice()),
                    properties.limits().hashingWait());
        } catch (IllegalArgumentException e) {
            throw new CannotStart("genkan.limits.hashing-wait: " + e.getMessage(), e);
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
        try {
            return new Brand(
                    name.isEmpty() ? "this application" : name,
                    properties.brand().logo(),
                    properties.brand().stylesheet());
        } catch (IllegalArgumentException e) {
            throw new CannotStart("genkan.brand: " + e.getMessage(), e);
        }
    }

    Paths paths() {
        GenkanProperties.Paths paths = properties.paths();
        // where onboarding lies, the flow itself says
        String onboarding = Paths.defaults().onboarding();
        try {
            return new Paths(
                    paths.signIn(),
                    paths.signUp(),
                    paths.signOut(),
                    onboarding,
                    paths.house(),
                    paths.forgotPassword(),
                    paths.resetPassword(),
                    paths.user());
        } catch (IllegalArgumentException e) {
            throw new CannotStart("genkan.paths: " + e.getMessage(), e);
        }
    }

    private ReturnOrigins returnOrigins() {
        try {
            return ReturnOrigins.of(properties.returnOrigins(), !isProduction());
        } catch (IllegalArgumentException e) {
            throw new CannotStart("genkan.return-origins: " + e.getMessage() + ".", e);
        }
    }

    private TrustedProxies trustedProxies() {
        try {
            return TrustedProxies.of(properties.trustedProxies());
        } catch (IllegalArgumentException e) {
            throw new CannotStart("genkan.trusted-proxies: " + e.getMessage() + ".", e);
        }
    }

    private Limits limits() {
        GenkanProperties.Limits limits = properties.limits();
        try {
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
                    limits.signUpLifetime(),
                    limits.freshFactor());
        } catch (IllegalArgumentException e) {
            throw new CannotStart("genkan.limits: " + e.getMessage(), e);
        }
    }

    /// Whether somebody rewrites hosts and addresses from forwarding headers before anybody sees them. On a cloud
    /// platform Spring Boot does unless it is told not to.
    private boolean trustsForwarding() {
        CloudPlatform platform = CloudPlatform.getActive(environment);
        String usual = platform != null && platform.isUsingForwardHeaders() ? "native" : "none";
        String strategy = environment.getProperty("server.forward-headers-strategy", usual);
        return rewritten
                || !"none".equalsIgnoreCase(strategy)
                || environment.containsProperty("server.tomcat.remoteip.remote-ip-header")
                || environment.containsProperty("server.tomcat.remoteip.protocol-header");
    }
}
