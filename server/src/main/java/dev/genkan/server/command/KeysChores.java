package dev.genkan.server.command;

import dev.genkan.gate.Origin;
import dev.genkan.gate.ReturnOrigins;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.instance.Instance;
import dev.genkan.identity.instance.InstanceSettings;
import dev.genkan.identity.instance.SecretKeys;
import dev.genkan.identity.instance.SigningKeys;
import dev.genkan.server.wire.EnvironmentLines;
import dev.genkan.server.wire.Place;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What commands, and the dashboard, do with secret keys.
///
/// @param signing asked when a key's environment is printed
public record KeysChores(Instance instance, SecretKeys secretKeys, Supplier<SigningKeys> signing) {

    /// A key of its own for one application, and the lines that go into its environment. The application's origin may
    /// ask from now on, and is home if there was none.
    void make(Command.MakeKey wanted, Actor actor, Consumer<String> say) {
        make(place(), wanted, actor, say);
    }

    /// The same where it is known where the server is.
    ///
    /// @throws Refused if the address of the application is none, or one that may not ask
    public void make(Place place, Command.MakeKey wanted, Actor actor, Consumer<String> say) {
        String app = wanted.app();
        if (!app.isEmpty()) {
            String origin = origin(app, place);
            instance.change(
                    settings ->
                            (settings.homeUrl().isEmpty() ? settings.with("home_url", app) : settings).allowing(origin),
                    "instance.allow_origin",
                    actor);
        }
        String name =
                wanted.label().isEmpty() ? wanted.kind().word() + (app.isEmpty() ? "" : " " + app) : wanted.label();
        SecretKeys.Made made = secretKeys.make(place.secretPrefix(), name, actor);
        new EnvironmentLines(place, made.secret(), pem()).of(wanted.kind()).forEach(say);
    }

    /// What the lines will be, with dots for the key that is yet to be made.
    public List<String> sample(Place place, EnvironmentLines.Kind kind) {
        return new EnvironmentLines(place, place.secretPrefix() + "…", pem()).of(kind);
    }

    /// Whether any program has shown a key that is not revoked.
    public boolean wasAnyUsed() {
        return secretKeys.list().stream().anyMatch(key -> key.lastUsedAt().toEpochMilli() > 0);
    }

    void list(Consumer<String> say) {
        var all = secretKeys.list();
        for (SecretKeys.Key key : all) {
            say.accept(key.id() + " …" + key.hint() + " \"" + key.name() + "\" made " + key.createdAt() + ", "
                    + (key.lastUsedAt().toEpochMilli() == 0 ? "never used" : "last used " + key.lastUsedAt()));
        }
        if (all.isEmpty()) {
            say.accept("There is no secret key.");
        }
    }

    void revoke(String id, Actor actor, Consumer<String> say) {
        if (!secretKeys.revoke(id, actor)) {
            throw Refused.because("There is no secret key " + id + ". The command keys-list names them.");
        }
        say.accept(id + " opens nothing any more.");
    }

    private Place place() {
        InstanceSettings settings = instance.settings();
        String url = settings.text("public_url")
                .orElseThrow(() -> Refused.because("This is not a server's database, or the server was never started:"
                        + " start it once, it then knows its own address."));
        return Place.of(URI.create(url), settings.is("live", false));
    }

    private static String origin(String app, Place place) {
        try {
            return ReturnOrigins.Named.parsed(Origin.of(URI.create(app)), place.isHere());
        } catch (IllegalArgumentException e) {
            throw Refused.usage(
                    "app is the address of the application, such as http://localhost:3000: " + e.getMessage() + ".");
        }
    }

    private String pem() {
        return signing.get().published().keys().stream()
                .filter(key -> key.publicKey() instanceof RSAPublicKey)
                .filter(key -> key.kid().equals(signing.get().current().kid()))
                .findFirst()
                .map(key -> "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(key.publicKey().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n")
                .orElse("");
    }
}
