package dev.genkan.embedded;

import dev.genkan.server.EngineSettings.Environment;
import dev.genkan.server.mail.SmtpSettings.Security;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything that can be set below `genkan`.
 *
 * @param environment `development` (the default: nothing to configure, mail stays in an inbox on this machine) or
 *     `production` (refuses to start without the settings that matter)
 * @param publicUrl where browsers reach the application, context path included, such as `https://acme.example`; in
 *     development `http://localhost:<port>` if empty. The `Host` header is never believed
 * @param dataDir the folder of our own file database and, in development, of the generated key
 * @param datasource the bean name of the `DataSource` whose database is shared; if empty the only one or the
 *     `@Primary` one, as far as it leads to PostgreSQL or to an H2 file or server; `none` for a file of our own
 * @param encryptionKey 32 bytes in Base64, which wrap the signing keys; in development a generated file in `data-dir`
 * @param bundles base names of the application's message bundles, looked up before the product's own words
 * @param languages the languages that visitors are answered in, such as `en, de`, the first to everybody who wants
 *     none of them; if empty all there are words in
 * @param brand what the pages and mails are called and look like
 * @param paths where the product's own pages lie
 * @param sessionToken what session tokens say
 * @param signingKeys when the keys change that sign session tokens
 * @param mail how mail leaves the house; in development it stays in the inbox unless a host is set
 * @param limits how often things may be tried
 * @param signIn how people prove who they are
 * @param returnOrigins other origins that visitors may be led to after signing in, such as `https://docs.example`;
 *     exactly these, with https (in development http too on this machine)
 * @param trustedProxies addresses or networks, such as `10.0.0.0/8`, of the proxies in front: the visitor's address is
 *     taken from `X-Forwarded-For` or `Forwarded` behind these alone. With any, the development inbox is closed
 * @param controlSocket whether commands such as `--genkan.command=backup` reach the application while it runs, by a
 *     socket in `data-dir` that only the same user can open
 * @param firstOperator the address whose owner becomes the first operator as soon as it is proven, as long as there is
 *     none; nobody if empty
 * @param webhooks where webhooks may go
 * @param enumerationProtection whether nobody is told, before they have proven an address, that it is known here or is
 *     not; `false` says both at the field
 * @param flows a file that declares flows, `classpath:flows.yaml` or a path; they come after the `Onboarding` beans
 */
// comments of the old form here: the configuration processor makes descriptions of them, and a JDK before 23 does not
// show it any others
@ConfigurationProperties("genkan")
public record GenkanProperties(
        @DefaultValue("development") Environment environment,
        @DefaultValue("") String publicUrl,
        @DefaultValue("./genkan-data") Path dataDir,
        @DefaultValue("") String datasource,
        @DefaultValue("") String encryptionKey,
        @DefaultValue("messages") List<String> bundles,
        @DefaultValue List<Locale> languages,
        @DefaultValue Brand brand,
        @DefaultValue Paths paths,
        @DefaultValue SessionToken sessionToken,
        @DefaultValue SigningKeys signingKeys,
        @DefaultValue Mail mail,
        @DefaultValue Limits limits,
        @DefaultValue SignIn signIn,
        @DefaultValue List<String> returnOrigins,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("true") boolean controlSocket,
        @DefaultValue("") String firstOperator,
        @DefaultValue Webhooks webhooks,
        @DefaultValue("true") boolean enumerationProtection,
        @DefaultValue("") String flows) {

    /// As they are set in this environment.
    static GenkanProperties of(org.springframework.core.env.Environment environment) {
        return Binder.get(environment).bindOrCreate("genkan", GenkanProperties.class);
    }

    /**
     * @param name what people call the application; if empty what the dashboard stores, or `spring.application.name`
     * @param logo the address of its logo, such as `/logo.svg`; if empty what the dashboard stores, or none
     * @param stylesheet the address of a style sheet that is loaded last, such as `/brand.css`; if empty the colours that the
     *     dashboard stores, or none
     */
    public record Brand(
            @DefaultValue("") String name,
            @DefaultValue("") String logo,
            @DefaultValue("") String stylesheet) {}

    /**
     * Absolute paths without a trailing slash; the servlet context path comes in front by itself.
     *
     * @param signIn the sign-in pages
     * @param signUp the sign-up pages
     * @param signOut the sign-out form's target
     * @param house everything that is the product's alone: assets, inbox
     * @param forgotPassword where somebody asks to reset their password
     * @param resetPassword where they choose a new one
     * @param user a member's own account
     */
    public record Paths(
            @DefaultValue("/sign-in") String signIn,
            @DefaultValue("/sign-up") String signUp,
            @DefaultValue("/sign-out") String signOut,
            @DefaultValue("/genkan") String house,
            @DefaultValue("/forgot-password") String forgotPassword,
            @DefaultValue("/reset-password") String resetPassword,
            @DefaultValue("/user") String user) {}

    /**
     * @param claims a JSON object; a shortcode such as `"{{user.public_metadata}}"` becomes its value. Where it is set, the
     *     dashboard does not change it
     * @param version the layout of the house's own claims: `2`, or `1` for consumers that are older than it
     */
    public record SessionToken(
            @DefaultValue("{\"metadata\": \"{{user.public_metadata}}\"}")
            String claims,

            @DefaultValue("2") int version) {}

    /**
     * @param rotateEvery how long a key signs before the next one is made by itself; `0` for never, otherwise a day at
     *     least. Nobody is signed out by it; whoever was given a public key as a file, and does not read
     *     `/.well-known/jwks.json`, needs the new one
     */
    public record SigningKeys(@DefaultValue("90d") Duration rotateEvery) {}

    /**
     * @param host the SMTP server; empty in development means the inbox
     * @param port its port
     * @param username for SMTP AUTH; empty for none
     * @param password for SMTP AUTH
     * @param security `starttls` (the default), `tls` or `none`
     * @param from the sender, such as `Acme <door@acme.example>`
     * @param newDeviceNotice whether members are told of a sign-in from a browser they had not signed in with before
     */
    public record Mail(
            @DefaultValue("") String host,
            @DefaultValue("587") int port,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("starttls") Security security,
            @DefaultValue("") String from,
            @DefaultValue("true") boolean newDeviceNotice) {

        /// Without the password.
        @Override
        public String toString() {
            return "Mail[" + host + ":" + port + "]";
        }
    }

    /**
     * @param codeLifetime how long a code from a mail works
     * @param codeTries wrong tries after which a code is worth nothing
     * @param resendAfter how long a new code has to wait for the last one
     * @param codesPerAddress codes sent to one address in an hour
     * @param codeTriesPerAddress codes tried for one address in an hour, over all attempts
     * @param passwordTriesPerAddress passwords tried for one address in an hour
     * @param lockoutFailures wrong passwords in a row that lock an address
     * @param lockoutLasts how long it stays locked for passwords
     * @param signInsPerNetwork sign-ins begun from one network (IPv4 address, IPv6 /64) in an hour
     * @param signUpsPerNetwork sign-ups begun from one network in an hour
     * @param sessionLifetime how long a session lives
     * @param signInLifetime how long an unfinished sign-in lives
     * @param signUpLifetime how long an unfinished sign-up lives
     * @param hashingWait how long a password waits for its turn to be hashed before its form is sent back with 503
     * @param freshFactor how long after proving who they are a member may change the password or an address, or delete
     *     the account; then they are asked once more
     */
    public record Limits(
            @DefaultValue("10m") Duration codeLifetime,
            @DefaultValue("5") int codeTries,
            @DefaultValue("30s") Duration resendAfter,
            @DefaultValue("10") int codesPerAddress,
            @DefaultValue("30") int codeTriesPerAddress,
            @DefaultValue("30") int passwordTriesPerAddress,
            @DefaultValue("10") int lockoutFailures,
            @DefaultValue("1h") Duration lockoutLasts,
            @DefaultValue("100") int signInsPerNetwork,
            @DefaultValue("30") int signUpsPerNetwork,
            @DefaultValue("7d") Duration sessionLifetime,
            @DefaultValue("1h") Duration signInLifetime,
            @DefaultValue("24h") Duration signUpLifetime,
            @DefaultValue("5s") Duration hashingWait,
            @DefaultValue("10m") Duration freshFactor) {}

    /**
     * @param password whether passwords open; where it is set, the dashboard does not change it
     * @param emailCode whether a code from a mail opens; where it is set, the dashboard does not change it
     * @param emailLink whether mails carry links that open; where it is set, the dashboard does not change it. One of the
     *     three has to be left
     */
    public record SignIn(
            @DefaultValue("true") boolean password,
            @DefaultValue("true") boolean emailCode,
            @DefaultValue("true") boolean emailLink) {}

    /**
     * @param allowPrivateAddresses whether in production endpoints may be on this machine or in a private network; in
     *     development they may
     */
    public record Webhooks(@DefaultValue("false") boolean allowPrivateAddresses) {}

    /// Without the key.
    @Override
    public String toString() {
        return "GenkanProperties[" + environment + ", " + publicUrl + ", " + dataDir + "]";
    }
}
