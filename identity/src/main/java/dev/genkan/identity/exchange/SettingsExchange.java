package dev.genkan.identity.exchange;

import dev.genkan.identity.Database;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.exchange.SettingsFile.Endpoint;
import dev.genkan.identity.exchange.SettingsFile.Template;
import dev.genkan.identity.instance.IdentifierLists;
import dev.genkan.identity.instance.IdentifierLists.Which;
import dev.genkan.identity.instance.Instance;
import dev.genkan.identity.instance.InstanceSettings;
import dev.genkan.identity.instance.ListedIdentifier;
import dev.genkan.identity.instance.RedirectUrl;
import dev.genkan.identity.instance.RedirectUrls;
import dev.genkan.identity.session.ClaimsTemplate;
import dev.genkan.identity.session.JwtTemplate;
import dev.genkan.identity.session.JwtTemplates;
import dev.genkan.identity.session.TemplateSigning;
import dev.genkan.identity.session.TemplateTerms;
import dev.genkan.identity.webhook.WebhookEndpoint;
import dev.genkan.identity.webhook.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Reads what an instance is told, as one value, and tells it another one: all of it or nothing, each change by the act
/// that makes it elsewhere too, and so with its line in the audit log.
///
/// @param sessionClaims saves a template of the session token; throws what [ClaimsTemplate.Wrong] and
///     [IllegalArgumentException] are if it cannot be
/// @param fixed names of settings that the configuration says: they are kept as they are
public record SettingsExchange(
        Database database,
        Instance instance,
        IdentifierLists lists,
        RedirectUrls redirectUrls,
        JwtTemplates jwtTemplates,
        Webhooks webhooks,
        BiConsumer<String, Actor> sessionClaims,
        Set<String> fixed) {

    /// The name of the session token's template among the settings that may be fixed.
    public static final String SESSION_CLAIMS = "session_claims";

    public SettingsExchange {
        fixed = Set.copyOf(fixed);
    }

    /// The same where the configuration says these settings.
    public SettingsExchange fixing(Set<String> names) {
        return new SettingsExchange(
                database, instance, lists, redirectUrls, jwtTemplates, webhooks, sessionClaims, names);
    }

    /// What it is told at this moment.
    public SettingsFile now() {
        InstanceSettings stored = instance.settingsNow();
        Map<String, Object> settings = new TreeMap<>();
        SettingRules.NAMES.forEach(name -> {
            Object value = stored.values().get(name);
            if (value != null) {
                settings.put(name, value);
            }
        });
        return new SettingsFile(
                settings,
                stored.sessionClaims().orElse(""),
                jwtTemplates.list().stream().map(SettingsExchange::template).toList(),
                listed(Which.ALLOW),
                listed(Which.BLOCK),
                redirectUrls.list(0, Integer.MAX_VALUE).stream()
                        .map(RedirectUrl::url)
                        .toList(),
                webhooks.list().stream().map(SettingsExchange::endpoint).toList());
    }

    /// The same with what the configuration says over it: what holds.
    public SettingsFile holding(SettingsFile told) {
        Map<String, Object> held = new TreeMap<>();
        instance.holding(new InstanceSettings(new TreeMap<>(told.settings())))
                .values()
                .forEach((name, value) -> {
                    if (value != null) {
                        held.put(name, value);
                    }
                });
        return told.settings(settings -> held);
    }

    /// What would come of telling it this.
    public List<Difference> differencesTo(SettingsFile wanted) {
        SettingsFile before = now();
        return before.differencesTo(keepingFixed(before, wanted));
    }

    /// Tells it something else.
    ///
    /// @param unmoved whether it is still what the change was thought of for; asked in the same transaction
    /// @param step from what it is told to what it is to be told
    public Exchanged change(Predicate<SettingsFile> unmoved, UnaryOperator<SettingsFile> step, Actor actor) {
        try {
            return database.inTransaction(() -> {
                // who comes second sees, in the statements that follow, what the first one did
                instance.hold();
                SettingsFile before = now();
                if (!unmoved.test(before)) {
                    return new Exchanged.Moved(before);
                }
                SettingsFile after = keepingFixed(before, step.apply(before));
                Optional<String> shut = objectionToWays(after);
                // what the configuration has done to it meanwhile is not held against another change
                if (shut.isPresent() && objectionToWays(before).isEmpty()) {
                    return new Exchanged.Unfit(shut.get());
                }
                tell(before, after, actor);
                return new Exchanged.Done(before.differencesTo(after));
            });
        } catch (ClaimsTemplate.Wrong | IllegalArgumentException e) {
            return new Exchanged.Unfit(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> objectionToWays(SettingsFile told) {
        return SettingRules.objectionToWays(instance.holding(new InstanceSettings(new TreeMap<>(told.settings()))));
    }

    private void tell(SettingsFile before, SettingsFile after, Actor actor) {
        list(Which.ALLOW, after.allowed(), actor);
        list(Which.BLOCK, after.blocked(), actor);
        redirect(after.redirectUrls(), actor);
        templates(after.jwtTemplates(), actor);
        endpoints(after.webhooks(), actor);
        if (!after.sessionClaims().isEmpty() && !after.sessionClaims().equals(before.sessionClaims())) {
            sessionClaims.accept(after.sessionClaims(), actor);
        }
        settings(before, after, actor);
    }

    private void settings(SettingsFile before, SettingsFile after, Actor actor) {
        boolean withoutClaims =
                after.sessionClaims().isEmpty() && !before.sessionClaims().isEmpty();
        if (before.settings().equals(after.settings()) && !withoutClaims) {
            return;
        }
        instance.change(
                found -> {
                    InstanceSettings changed = withoutClaims ? found.without(SESSION_CLAIMS) : found;
                    for (String name : SettingRules.NAMES) {
                        Object value = after.settings().get(name);
                        changed = value == null ? changed.without(name) : changed.with(name, value);
                    }
                    return changed;
                },
                "instance.update",
                actor);
    }

    private void list(Which list, List<String> wanted, Actor actor) {
        Set<String> keys = new HashSet<>();
        wanted.forEach(one -> keys.add(key(one)));
        for (ListedIdentifier one : lists.list(list, 0, Integer.MAX_VALUE)) {
            if (!keys.remove(key(one.identifier()))) {
                lists.remove(list, one.id(), actor);
            }
        }
        wanted.stream().filter(one -> keys.contains(key(one))).forEach(one -> lists.add(list, one, actor));
    }

    private static String key(String identifier) {
        return IdentifierLists.key(identifier).orElse(identifier);
    }

    private void redirect(List<String> wanted, Actor actor) {
        List<String> missing = new ArrayList<>(wanted);
        for (RedirectUrl one : redirectUrls.list(0, Integer.MAX_VALUE)) {
            if (!missing.remove(one.url())) {
                redirectUrls.remove(one.id(), actor);
            }
        }
        missing.forEach(url -> redirectUrls.add(url, actor));
    }

    private void templates(List<Template> wanted, Actor actor) {
        Map<String, Template> missing = new TreeMap<>();
        wanted.forEach(one -> missing.put(one.name(), one));
        for (JwtTemplate one : jwtTemplates.list()) {
            Template template = missing.remove(one.terms().name());
            if (template == null) {
                jwtTemplates.delete(one.id(), actor);
            } else if (!template.equals(template(one))) {
                jwtTemplates.change(one.id(), terms -> terms(template, terms.signing()), actor);
            }
        }
        missing.values().forEach(one -> jwtTemplates.create(terms(one, new TemplateSigning.House()), actor));
    }

    /// @param signing as it is: a file carries no key
    private static TemplateTerms terms(Template template, TemplateSigning signing) {
        if (!algorithm(signing).equals(template.algorithm())) {
            throw new IllegalArgumentException("The JWT template " + template.name() + " is signed by "
                    + (template.algorithm().isEmpty()
                            ? "the instance's own key in this file, and by a key of its own here."
                            : "a key of its own (" + template.algorithm() + "), which no file carries.")
                    + " Change that here first.");
        }
        return new TemplateTerms(
                template.name(),
                template.claims(),
                Duration.ofSeconds(template.lifetime()),
                Duration.ofSeconds(template.clockSkew()),
                signing);
    }

    private void endpoints(List<Endpoint> wanted, Actor actor) {
        List<Endpoint> missing = new ArrayList<>(wanted);
        List<WebhookEndpoint> others = new ArrayList<>();
        for (WebhookEndpoint one : webhooks.list()) {
            if (!missing.remove(endpoint(one))) {
                others.add(one);
            }
        }
        for (WebhookEndpoint one : others) {
            Endpoint turned = new Endpoint(one.url().toString(), one.types(), !one.enabled());
            if (missing.remove(turned)) {
                webhooks.enable(one.id(), turned.enabled(), actor);
            } else {
                webhooks.remove(one.id(), actor);
            }
        }
        for (Endpoint one : missing) {
            WebhookEndpoint added =
                    webhooks.add(URI.create(one.url()), one.types(), actor).endpoint();
            if (!one.enabled()) {
                webhooks.enable(added.id(), false, actor);
            }
        }
    }

    private SettingsFile keepingFixed(SettingsFile before, SettingsFile wanted) {
        SettingsFile template = fixed.contains(SESSION_CLAIMS) ? wanted.laidOutBy(before.sessionClaims()) : wanted;
        return template.settings(settings -> {
            fixed.forEach(name -> {
                settings.remove(name);
                Object kept = before.settings().get(name);
                if (kept != null) {
                    settings.put(name, kept);
                }
            });
            return settings;
        });
    }

    private List<String> listed(Which which) {
        return lists.list(which, 0, Integer.MAX_VALUE).stream()
                .map(ListedIdentifier::identifier)
                .toList();
    }

    private static Template template(JwtTemplate one) {
        TemplateTerms terms = one.terms();
        return new Template(
                terms.name(),
                terms.claims(),
                terms.lifetime().toSeconds(),
                terms.clockSkew().toSeconds(),
                algorithm(terms.signing()));
    }

    private static String algorithm(TemplateSigning signing) {
        return switch (signing) {
            case TemplateSigning.House house -> "";
            case TemplateSigning.Own own -> own.algorithm().name();
        };
    }

    private static Endpoint endpoint(WebhookEndpoint one) {
        return new Endpoint(one.url().toString(), one.types(), one.enabled());
    }
}
