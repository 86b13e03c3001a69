package dev.genkan.server.dashboard.tokens;

import dev.genkan.identity.instance.SecretKeys;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.CsvFile;
import dev.genkan.server.dashboard.DashboardDesk;
import dev.genkan.server.dashboard.Done;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Room;
import dev.genkan.server.dashboard.Route;
import dev.genkan.server.dashboard.Seen;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What applications show and look up: the publishable key, secret keys, and the keys that sign.
///
/// @param addresses by which applications find the server
public record KeysRoom(DashboardDesk desk, ServerAddresses addresses, SecretKeys secretKeys, TokenFacts facts)
        implements Room {

    private static final String HERE = "/api-keys";
    private static final String NEW = HERE + "/new";
    private static final String REVOKE = HERE + "/{key_id}/revoke";
    private static final String ROTATE = HERE + "/rotate";
    private static final int LONGEST_NAME = 100;

    @Override
    public Place place() {
        return Place.API_KEYS;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.page(HERE, this::list),
                CsvFile.route(
                        HERE + ".csv",
                        "keys.csv",
                        List.of("id", "name", "ends_in", "made_at", "last_used_at"),
                        call -> secretKeys.list().stream().map(KeysRoom::row)),
                Route.form(NEW, call -> showNew(call, 200, "", "")).afterProof(),
                Route.act(NEW, this::make).afterProof(),
                Route.form(REVOKE, this::askToRevoke).afterProof(),
                Route.act(REVOKE, this::revoke).afterProof(),
                Route.form(ROTATE, call -> desk.show(call, 200, Place.API_KEYS, "signing-key-rotate", Map.of()))
                        .afterProof(),
                Route.act(ROTATE, this::rotate).afterProof());
    }

    private static List<String> row(SecretKeys.Key key) {
        return List.of(
                key.id(),
                key.name(),
                key.hint(),
                key.createdAt().toString(),
                key.lastUsedAt().equals(Instant.EPOCH) ? "" : key.lastUsedAt().toString());
    }

    private void list(Call call) throws IOException {
        Map<String, Object> model = Map.of(
                "addresses",
                addresses,
                "keys",
                secretKeys.list(),
                "facts",
                facts,
                "signing",
                facts.keys().published().keys());
        desk.show(call, 200, Place.API_KEYS, "api-keys", model);
    }

    private void showNew(Call call, int status, String name, String problem) throws IOException {
        Map<String, String> problems = problem.isEmpty() ? Map.of() : Map.of("name", problem);
        desk.show(
                call, status, Place.API_KEYS, "api-key-new", problems, Map.of("name", name, "seen", Seen.of(known())));
    }

    /// The secret is in this answer and nowhere else: not in an address, not in a page that can be asked for again. Who
    /// reloads the answer sends a form of before this key, and is refused.
    private void make(Call call) throws IOException {
        String name = call.form().first("name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            showNew(call, 422, name, "Enter a name by which you will know it, up to " + LONGEST_NAME + " characters");
        } else if (!Seen.is(call, known())) {
            desk.showMessage(
                    call,
                    409,
                    Place.API_KEYS,
                    "No further key was made",
                    "The list of keys has changed since this form was opened: by somebody else, or by this form, sent"
                            + " twice. A secret that was not copied cannot be shown again; revoke its key and make"
                            + " another one.");
        } else {
            SecretKeys.Made made = secretKeys.make(addresses.secretPrefix(), name, call.actor());
            desk.show(call, 200, Place.API_KEYS, "api-key-made", Map.of("key", made.key(), "secret", made.secret()));
        }
    }

    private void askToRevoke(Call call) throws IOException {
        Optional<SecretKeys.Key> key = named(call);
        if (key.isEmpty()) {
            desk.nothingHere(call, Place.API_KEYS);
        } else {
            boolean last = secretKeys.list().size() == 1;
            desk.show(
                    call,
                    200,
                    Place.API_KEYS,
                    "api-key-revoke",
                    Map.of("key", key.get(), "last", last, "prefix", addresses.secretPrefix()));
        }
    }

    private void revoke(Call call) throws IOException {
        if (secretKeys.revoke(call.variable("key_id"), call.actor())) {
            desk.seeOther(call, HERE, Done.REVOKED);
        } else {
            desk.nothingHere(call, Place.API_KEYS);
        }
    }

    private void rotate(Call call) {
        facts.keys().rotate(call.actor());
        desk.seeOther(call, HERE, Done.ROTATED);
    }

    private Optional<SecretKeys.Key> named(Call call) {
        return secretKeys.list().stream()
                .filter(key -> key.id().equals(call.variable("key_id")))
                .findFirst();
    }

    private String known() {
        return secretKeys.list().stream().map(SecretKeys.Key::id).collect(Collectors.joining(" "));
    }
}
