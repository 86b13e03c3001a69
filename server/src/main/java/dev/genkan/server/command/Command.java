package dev.genkan.server.command;

import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.webhook.EndpointId;
import dev.genkan.onboarding.funnel.Period;
import dev.genkan.server.wire.EnvironmentLines;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Something an operator wants done. A name and named texts, however it was typed.
public sealed interface Command {

    /// Puts a copy of the file database into a new file.
    ///
    /// @param withKey whether the encryption key goes into it too
    record Backup(Path to, boolean withKey) implements Command {}

    /// Puts a back-up where the application finds it when it starts.
    ///
    /// @param replace whether a database that is there already is moved aside
    record Restore(Path from, boolean replace) implements Command {}

    record RotateSigningKey() implements Command {}

    record AddOperator(EmailAddress address, Role role) implements Command {}

    record RemoveOperator(EmailAddress address) implements Command {}

    record ListOperators() implements Command {}

    record Status() implements Command {}

    /// Makes a secret key for one application, and says what goes into its environment.
    ///
    /// @param app its address; empty if it has none of its own
    /// @param label what the key is called; empty for a name made of the others
    record MakeKey(EnvironmentLines.Kind kind, String app, String label) implements Command {}

    record ListKeys() implements Command {}

    /// Lays session tokens out by this template from now on.
    record SetSessionClaims(String template) implements Command {}

    /// Says in TypeScript what session tokens carry: as the flows of the running application make it, or, where there
    /// are none, by the template of today.
    record ClaimsTypes() implements Command {}

    record RevokeKey(String id) implements Command {}

    /// Has this address told of these events, or of all if there are none.
    record AddWebhook(URI url, Set<String> types) implements Command {
        public AddWebhook {
            types = Set.copyOf(types);
        }
    }

    record ListWebhooks() implements Command {}

    record RemoveWebhook(EndpointId endpoint) implements Command {}

    record RotateWebhook(EndpointId endpoint) implements Command {}

    record ReplayWebhook(EndpointId endpoint, What what) implements Command {

        /// What is told again.
        sealed interface What {}

        /// One event.
        record One(String eventId) implements What {}

        /// All that happened then or later.
        record Since(Instant at) implements What {}
    }

    /// Says where people leave a flow, as a table.
    ///
    /// @param version 0 for the newest one that anybody has come to
    /// @param steps those that are to stand first, in this order
    /// @param locale the only language; empty for all
    record Funnel(String flow, int version, Period period, List<String> steps, String locale) implements Command {
        public Funnel {
            steps = List.copyOf(steps);
        }
    }

    /// Says everything that onboarding has of one member, as JSON.
    record ExportOnboarding(EmailAddress address) implements Command {}

    /// Says the receipts of a flow, the oldest first.
    ///
    /// @param version 0 for all of them
    record ExportReceipts(String flow, int version, Format format) implements Command {

        /// How each of them is written: a line of a table, or a line of JSON.
        public enum Format {
            CSV,
            JSON
        }
    }

    /// Has what follows completions, and was given up, tried again.
    record RetryAfterwards() implements Command {}

    /// Says everything the instance is told while it runs, as one file without secrets and people.
    record ExportSettings() implements Command {}

    /// Tells the instance all that a file says, and nothing else.
    ///
    /// @param dryRun whether the differences are only said
    record ImportSettings(Path from, boolean dryRun) implements Command {}

    /// How commands and their texts are written.
    String USAGE = """
            backup              to=FILE [with-key=true]
            restore             from=FILE [replace=true]
            rotate-signing-key
            operator-add        address=ADDRESS [role=full|read_only]
            operator-remove     address=ADDRESS
            operator-list
            status
            funnel              flow=NAME [version=N] [since=DAY] [until=DAY] [locale=TAG] [steps=NAME,NAME]
            keys                for=next4|next|express|java [app=ADDRESS] [label=NAME]
            keys-list
            session-claims      template=JSON
            claims-types
            keys-revoke         id=ID
            webhook-add         url=URL [types=TYPE,TYPE]
            webhook-list
            webhook-remove      endpoint=ID
            webhook-rotate      endpoint=ID
            webhook-replay      endpoint=ID event=ID|since=TIME
            onboarding-export   address=ADDRESS
            onboarding-receipts flow=NAME [version=NUMBER] [format=csv|json]
            onboarding-retry
            settings-export
            settings-import     from=FILE [dry-run=true]
            """;

    /// The command of this name.
    ///
    /// @param texts by name; paths are counted from the folder of whoever asks
    /// @throws Refused if there is no such command, or a text is missing, wrong, or not one of its
    static Command of(String name, Map<String, String> texts) {
        return switch (name) {
            case "backup" -> {
                known(texts, Set.of("to", "with-key"));
                yield new Backup(path(texts, "to"), is(texts, "with-key"));
            }
            case "restore" -> {
                known(texts, Set.of("from", "replace"));
                yield new Restore(path(texts, "from"), is(texts, "replace"));
            }
            case "rotate-signing-key" -> {
                known(texts, Set.of());
                yield new RotateSigningKey();
            }
            case "operator-add" -> {
                known(texts, Set.of("address", "role"));
                yield new AddOperator(address(texts), role(texts.getOrDefault("role", "full")));
            }
            case "operator-remove" -> {
                known(texts, Set.of("address"));
                yield new RemoveOperator(address(texts));
            }
            case "operator-list" -> {
                known(texts, Set.of());
                yield new ListOperators();
            }
            case "status" -> {
                known(texts, Set.of());
                yield new Status();
            }
            case "funnel" -> {
                known(texts, Set.of("flow", "version", "since", "until", "locale", "steps"));
                yield FunnelTexts.of(texts);
            }
            case "keys" -> {
                known(texts, Set.of("for", "app", "label"));
                yield new MakeKey(kind(texts), texts.getOrDefault("app", ""), texts.getOrDefault("label", ""));
            }
            case "session-claims" -> {
                known(texts, Set.of("template"));
                yield new SetSessionClaims(texts.getOrDefault("template", ""));
            }
            case "claims-types" -> {
                known(texts, Set.of());
                yield new ClaimsTypes();
            }
            case "keys-list" -> {
                known(texts, Set.of());
                yield new ListKeys();
            }
            case "keys-revoke" -> {
                known(texts, Set.of("id"));
                yield new RevokeKey(texts.getOrDefault("id", ""));
            }
            case "webhook-add" -> {
                known(texts, Set.of("url", "types"));
                yield new AddWebhook(WebhookTexts.url(texts), WebhookTexts.types(texts));
            }
            case "webhook-list" -> {
                known(texts, Set.of());
                yield new ListWebhooks();
            }
            case "webhook-remove" -> {
                known(texts, Set.of("endpoint"));
                yield new RemoveWebhook(WebhookTexts.endpoint(texts));
            }
            case "webhook-rotate" -> {
                known(texts, Set.of("endpoint"));
                yield new RotateWebhook(WebhookTexts.endpoint(texts));
            }
            case "webhook-replay" -> {
                known(texts, Set.of("endpoint", "event", "since"));
                yield new ReplayWebhook(WebhookTexts.endpoint(texts), WebhookTexts.what(texts));
            }
            case "onboarding-export" -> {
                known(texts, Set.of("address"));
                yield new ExportOnboarding(address(texts));
            }
            case "onboarding-receipts" -> {
                known(texts, Set.of("flow", "version", "format"));
                yield OnboardingTexts.receipts(texts);
            }
            case "onboarding-retry" -> {
                known(texts, Set.of());
                yield new RetryAfterwards();
            }
            case "settings-export" -> {
                known(texts, Set.of());
                yield new ExportSettings();
            }
            case "settings-import" -> {
                known(texts, Set.of("from", "dry-run"));
                yield new ImportSettings(path(texts, "from"), is(texts, "dry-run"));
            }
            default -> throw Refused.usage("There is no command \"" + name + "\".");
        };
    }

    default String name() {
        return switch (this) {
            case Backup it -> "backup";
            case Restore it -> "restore";
            case RotateSigningKey it -> "rotate-signing-key";
            case AddOperator it -> "operator-add";
            case RemoveOperator it -> "operator-remove";
            case ListOperators it -> "operator-list";
            case Status it -> "status";
            case Funnel it -> "funnel";
            case MakeKey it -> "keys";
            case ListKeys it -> "keys-list";
            case SetSessionClaims it -> "session-claims";
            case ClaimsTypes it -> "claims-types";
            case RevokeKey it -> "keys-revoke";
            case AddWebhook it -> "webhook-add";
            case ListWebhooks it -> "webhook-list";
            case RemoveWebhook it -> "webhook-remove";
            case RotateWebhook it -> "webhook-rotate";
            case ReplayWebhook it -> "webhook-replay";
            case ExportOnboarding it -> "onboarding-export";
            case ExportReceipts it -> "onboarding-receipts";
            case RetryAfterwards it -> "onboarding-retry";
            case ExportSettings it -> "settings-export";
            case ImportSettings it -> "settings-import";
        };
    }

    /// What [#of] makes the same command of, wherever it is read.
    default Map<String, String> texts() {
        return switch (this) {
            case Backup it -> Map.of("to", it.to().toString(), "with-key", String.valueOf(it.withKey()));
            case Restore it -> Map.of("from", it.from().toString(), "replace", String.valueOf(it.replace()));
            case AddOperator it ->
                Map.of("address", it.address().value(), "role", it.role().word());
            case RemoveOperator it -> Map.of("address", it.address().value());
            case RotateSigningKey it -> Map.of();
            case ListOperators it -> Map.of();
            case Status it -> Map.of();
            case Funnel it -> FunnelTexts.of(it);
            case MakeKey it -> Map.of("for", it.kind().word(), "app", it.app(), "label", it.label());
            case ListKeys it -> Map.of();
            case SetSessionClaims it -> Map.of("template", it.template());
            case ClaimsTypes it -> Map.of();
            case RevokeKey it -> Map.of("id", it.id());
            case AddWebhook it ->
                Map.of(
                        "url",
                        it.url().toString(),
                        "types",
                        String.join(",", it.types().stream().sorted().toList()));
            case ListWebhooks it -> Map.of();
            case RemoveWebhook it -> Map.of("endpoint", it.endpoint().value());
            case RotateWebhook it -> Map.of("endpoint", it.endpoint().value());
            case ReplayWebhook it -> WebhookTexts.of(it);
            case ExportOnboarding it -> Map.of("address", it.address().value());
            case ExportReceipts it -> OnboardingTexts.of(it);
            case RetryAfterwards it -> Map.of();
            case ExportSettings it -> Map.of();
            case ImportSettings it -> Map.of("from", it.from().toString(), "dry-run", String.valueOf(it.dryRun()));
        };
    }

    private static void known(Map<String, String> texts, Set<String> names) {
        Map<String, String> rest = new LinkedHashMap<>(texts);
        rest.keySet().removeAll(names);
        rest.keySet().stream().findFirst().ifPresent(name -> {
            throw Refused.usage("\"" + name + "\" says nothing to this command.");
        });
    }

    private static Path path(Map<String, String> texts, String name) {
        String text = texts.getOrDefault(name, "");
        if (text.isBlank()) {
            throw Refused.usage("Name the file: " + name + "=FILE.");
        }
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw Refused.usage("\"" + text + "\" cannot be the name of a file.");
        }
    }

    private static boolean is(Map<String, String> texts, String name) {
        return switch (texts.getOrDefault(name, "false")) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw Refused.usage(name + " is true or false.");
        };
    }

    private static EmailAddress address(Map<String, String> texts) {
        String typed = texts.getOrDefault("address", "");
        return EmailAddress.parse(typed)
                .orElseThrow(() -> Refused.usage("\"" + typed + "\" is no e-mail address: address=ADDRESS."));
    }

    private static EnvironmentLines.Kind kind(Map<String, String> texts) {
        String word = texts.getOrDefault("for", "");
        return EnvironmentLines.Kind.of(word)
                .orElseThrow(
                        () -> Refused.usage("Say what it is for: next4, next, express or java, not \"" + word + "\"."));
    }

    private static Role role(String word) {
        for (Role role : Role.values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw Refused.usage("A role is full or read_only, not \"" + word + "\".");
    }
}
