package dev.genkan.identity.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.House;
import dev.genkan.identity.NewId;
import dev.genkan.identity.PageRequest;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.attempt.Factors;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.AuditQuery;
import dev.genkan.identity.event.Bell;
import dev.genkan.identity.exchange.SettingsFile.Endpoint;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.instance.IdentifierLists;
import dev.genkan.identity.instance.IdentifierLists.Which;
import dev.genkan.identity.instance.Instance;
import dev.genkan.identity.instance.RedirectUrls;
import dev.genkan.identity.session.ClaimsTemplate;
import dev.genkan.identity.session.JwtTemplates;
import dev.genkan.identity.session.OwnAlgorithm;
import dev.genkan.identity.session.TemplateSigning;
import dev.genkan.identity.session.TemplateTerms;
import dev.genkan.identity.webhook.Destinations;
import dev.genkan.identity.webhook.WebhookEndpoint;
import dev.genkan.identity.webhook.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SettingsExchangeTest {

    private static final Actor ADA = new Actor("user_ada", Browser.NONE);
    private static final String SECRET = "a secret that only two services know";

    private final Told first;
    private final Told second;

    SettingsExchangeTest(Store store) {
        first = new Told(store);
        second = new Told(store);
    }

    /// An instance that can be told everything.
    private static final class Told {
        final House house;
        final Instance instance;
        final IdentifierLists lists;
        final RedirectUrls urls;
        final JwtTemplates templates;
        final Webhooks webhooks;
        final Audit audit;
        final SettingsExchange exchange;

        Told(Store store) {
            Database database = Database.of(store.fresh());
            house = new House(database);
            NewId ids = new NewId(house.clock);
            audit = new Audit(database, ids, house.clock);
            EncryptionKey key = EncryptionKey.generate();
            instance = new Instance(database, ids, audit, house.clock);
            lists = new IdentifierLists(database, ids, audit, house.clock);
            urls = new RedirectUrls(database, ids, audit, house.clock);
            templates = new JwtTemplates(database, key, ids, audit, house.clock);
            webhooks = new Webhooks(database, key, ids, audit, Destinations.ANYWHERE, new Bell(), house.clock);
            exchange = new SettingsExchange(
                    database,
                    instance,
                    lists,
                    urls,
                    templates,
                    webhooks,
                    (template, actor) -> {
                        ClaimsTemplate.parse(template);
                        instance.change(
                                settings -> settings.with("session_claims", template), "session_token.change", actor);
                    },
                    Set.of());
        }

        String export() {
            return SettingsText.write(exchange.now());
        }

        Exchanged importing(String text) {
            SettingsFile wanted = SettingsText.read(text);
            return exchange.change(any -> true, before -> wanted, ADA);
        }

        /// Told something of everything.
        Told settled() {
            instance.change(
                    settings -> settings.with("sign_up_mode", "restricted")
                            .with("blocklist", true)
                            .with("home_url", "https://app.example/start")
                            .with("allowed_origins", List.of("https://b.example", "https://a.example"))
                            .with("public_url", "https://clerk.app.example")
                            .with("session_claims", "{\n  \"metadata\": \"{{user.public_metadata}}\"\n}\n"),
                    "test",
                    Actor.SYSTEM);
            lists.add(Which.ALLOW, "*@Acme.example", Actor.SYSTEM);
            lists.add(Which.ALLOW, "ada@example.com", Actor.SYSTEM);
            lists.add(Which.BLOCK, "*@spam.example", Actor.SYSTEM);
            urls.add("myapp://callback", Actor.SYSTEM);
            templates.create(
                    TemplateTerms.usual("hasura", "{\"role\": \"user\"}").living(Duration.ofHours(1)), Actor.SYSTEM);
            webhooks.add(URI.create("https://b.example/hooks"), Set.of("user.updated", "user.created"), Actor.SYSTEM);
            WebhookEndpoint paused = webhooks.add(URI.create("https://a.example/hooks"), Set.of(), Actor.SYSTEM)
                    .endpoint();
            webhooks.enable(paused.id(), false, Actor.SYSTEM);
            return this;
        }

        List<String> audited() {
            return audit.list(AuditQuery.everything().actor("user_ada"), PageRequest.first(100)).items().stream()
                    .map(Audit.Entry::action)
                    .toList();
        }
    }

    @Test
    void what_one_instance_is_told_another_one_tells_again_to_the_byte() {
        String exported = first.settled().export();

        Exchanged done = second.importing(exported);

        assertThat(done).isInstanceOf(Exchanged.Done.class);
        assertThat(second.export()).isEqualTo(exported);
        assertThat(second.importing(exported)).isEqualTo(new Exchanged.Done(List.of()));
        // the server's own address is not told from one to another
        assertThat(second.instance.settings().text("public_url")).isEmpty();
        assertThat(second.audited())
                .contains(
                        "allowlist.add",
                        "blocklist.add",
                        "redirect_url.create",
                        "jwt_template.create",
                        "webhook.add",
                        "webhook.enable",
                        "session_token.change",
                        "instance.update");
    }

    @Test
    void a_file_carries_neither_secrets_nor_people() {
        first.settled();
        first.templates.create(
                TemplateTerms.usual("supabase", "{}").signedBy(new TemplateSigning.Own(OwnAlgorithm.HS256, SECRET)),
                Actor.SYSTEM);

        assertThat(first.export())
                .contains("\"signing_algorithm\": \"HS256\"")
                .doesNotContain(SECRET, "whsec_", "user_", "ins_", "ep_");
    }

    @Test
    void what_a_file_does_not_have_is_taken_away_and_each_difference_is_a_line() {
        first.settled();
        SettingsFile before = first.exchange.now();

        List<Difference> all = before.differencesTo(SettingsFile.EMPTY);
        Exchanged done = first.exchange.change(any -> true, any -> SettingsFile.EMPTY, ADA);

        assertThat(done).isEqualTo(new Exchanged.Done(all));
        assertThat(all.stream().map(Difference::toString))
                .contains(
                        "- settings.sign_up_mode: \"restricted\"",
                        "- allowlist *@Acme.example: listed",
                        "- webhooks https://a.example/hooks: paused",
                        "- webhooks https://b.example/hooks (user.created, user.updated): told");
        assertThat(first.exchange.now()).isEqualTo(SettingsFile.EMPTY);
        assertThat(first.instance.settings().text("public_url")).contains("https://clerk.app.example");
    }

    @Test
    void whoever_stays_stays_the_same() {
        first.settled();
        List<String> endpoints = ids(first);
        SettingsFile file = first.exchange.now();
        SettingsFile other = new SettingsFile(
                file.settings(),
                file.sessionClaims(),
                file.jwtTemplates(),
                List.of("ADA@example.com"),
                file.blocked(),
                file.redirectUrls(),
                file.webhooks().stream()
                        .map(one -> new Endpoint(one.url(), one.types(), true))
                        .toList());

        assertThat(file.differencesTo(other).stream().map(Difference::toString))
                .contains("~ webhooks https://a.example/hooks: paused -> told");
        assertThat(first.exchange.change(any -> true, any -> other, ADA)).isInstanceOf(Exchanged.Done.class);
        assertThat(ids(first)).isEqualTo(endpoints);
        // how an address is written makes no other one of it
        assertThat(first.exchange.now().allowed()).containsExactly("ada@example.com");
    }

    @Test
    void a_key_that_no_file_carries_stays_and_is_asked_for_where_it_is_missing() {
        first.templates.create(
                TemplateTerms.usual("supabase", "{}").signedBy(new TemplateSigning.Own(OwnAlgorithm.HS256, SECRET)),
                Actor.SYSTEM);
        String exported = first.export();

        assertThat(second.importing(exported))
                .isInstanceOfSatisfying(
                        Exchanged.Unfit.class,
                        unfit -> assertThat(unfit.problem())
                                .isEqualTo("The JWT template supabase is signed by a key of its own (HS256),"
                                        + " which no file carries. Change that here first."));
        first.importing(exported.replace("\"lifetime\": 60", "\"lifetime\": 90"));
        assertThat(first.templates.findByName("supabase").orElseThrow().terms())
                .returns(Duration.ofSeconds(90), TemplateTerms::lifetime)
                .returns(new TemplateSigning.Own(OwnAlgorithm.HS256, SECRET), TemplateTerms::signing);
    }

    @Test
    void one_thing_that_cannot_be_leaves_everything_as_it_was() {
        first.settled();
        String before = first.export();
        for (String wrong : List.of(
                before.replace("https://a.example/hooks", "ftp://a.example/hooks"),
                before.replace("\"lifetime\": 3600", "\"lifetime\": 1"),
                before.replace("user.public_metadata", "user.nothing"))) {
            assertThat(first.importing(wrong.replace("restricted", "public"))).isInstanceOf(Exchanged.Unfit.class);
            assertThat(first.export()).isEqualTo(before);
            assertThat(first.instance.settings().text("sign_up_mode")).contains("restricted");
        }
    }

    @Test
    void of_two_who_saw_the_same_one_changes_it_and_the_other_is_told() {
        first.settled();
        SettingsFile seen = first.exchange.now();

        List<Exchanged> answers = Race.of(
                4,
                n -> first.exchange.change(
                        seen::equals,
                        before -> before.settings(settings -> {
                            settings.put("home_url", "https://app" + n + ".example");
                            return settings;
                        }),
                        ADA));

        assertThat(answers.stream().filter(Exchanged.Done.class::isInstance)).hasSize(1);
        assertThat(answers.stream().filter(Exchanged.Moved.class::isInstance)).hasSize(3);
    }

    @Test
    void what_the_configuration_says_stays_whatever_a_file_says() {
        first.settled();
        SettingsExchange fixed = first.exchange.fixing(Set.of("home_url"));

        assertThat(fixed.differencesTo(SettingsFile.EMPTY))
                .noneMatch(one -> one.what().contains("home_url"));
        fixed.change(any -> true, any -> SettingsFile.EMPTY, ADA);

        assertThat(first.instance.settings().homeUrl()).isEqualTo("https://app.example/start");
    }

    @Test
    void what_the_configuration_has_left_of_the_ways_in_is_not_held_against_another_change() {
        Told told = first.settled();
        Predicate<SettingsFile> still = any -> true;
        UnaryOperator<SettingsFile> shut = file -> file.settings(settings -> with(
                with(with(settings, Factors.PASSWORD, false), Factors.EMAIL_CODE, false), Factors.EMAIL_LINK, false));
        assertThat(told.exchange.change(still, shut, ADA)).isInstanceOf(Exchanged.Unfit.class);
        told.instance.change(
                settings -> settings.with(Factors.PASSWORD, false)
                        .with(Factors.EMAIL_CODE, false)
                        .with(Factors.EMAIL_LINK, false),
                "test",
                Actor.SYSTEM);

        assertThat(told.exchange.change(
                        still,
                        file -> file.settings(settings -> with(settings, "home_url", "https://new.example")),
                        ADA))
                .isInstanceOf(Exchanged.Done.class);
    }

    private static Map<String, Object> with(Map<String, Object> settings, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(settings);
        changed.put(name, value);
        return changed;
    }

    private static List<String> ids(Told told) {
        return told.webhooks.list().stream().map(one -> one.id().value()).collect(Collectors.toList());
    }
}
