package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.e2e.Visitor.Scripting;
import dev.genkan.identity.operator.Operator;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an operator does with people, and looks at, from the keyboard.
class PeopleByKeyboardTest extends KeyboardWalk {

    @ParameterizedTest
    @EnumSource
    void people_are_searched_filtered_and_paged(Scripting scripting) {
        Keyboard rie = operator(scripting);
        for (long i = engine().users().countUpTo(40, UserQuery.everybody()); i < 28; i++) {
            server.member("pat-" + i + "@example.com");
        }
        rie.open("/users");
        rie.to("Search users");
        rie.page().keyboard().insertText("rie-" + word(scripting));
        if (scripting == Scripting.ON) {
            rie.page().waitForCondition(() -> rie.at().contains("query=rie"));
            assertThat(rie.focused()).isEqualTo("Search users");
        } else {
            rie.visitor().hit("Enter");
        }
        assertThat(rie.element("tbody tr").all()).hasSize(1);
        rie.open("/users?query=nobody-at-all");
        look("users-nobody", rie);
        rie.enter("Clear search");

        rie.skip();
        rie.enter("Banned");
        look("users-filtered", rie);
        rie.open("/users");
        assertThat(rie.element("tbody tr").all()).hasSize(25);
        rie.to("Sort by");
        if (scripting == Scripting.ON) {
            rie.visitor().hit("ArrowDown");
            assertThat(rie.focused()).as("the focus is not lost").isEqualTo("Sort by");
        } else {
            rie.press("ArrowDown");
            rie.enter("Search");
        }
        assertThat(rie.at()).contains("sort=active");
        rie.open("/users");
        rie.enter("Next page");
        look("users-next", rie);
        assertThat(rie.element("tbody tr").all()).hasSizeBetween(1, 24);
        rie.skip();
        rie.enter("First page");
    }

    @ParameterizedTest
    @EnumSource
    void somebody_is_made_edited_shut_out_let_in_and_deleted(Scripting scripting) {
        Keyboard rie = operator(scripting);
        String address = "mika-" + word(scripting) + "@example.com";
        rie.open("/users/new");
        rie.type("Email address", "rie-on@example.com");
        rie.type("First name (optional)", "Mika");
        rie.enter("Create user");
        look("user-new-error", rie);
        assertThat(rie.element("#first_name").inputValue()).isEqualTo("Mika");
        rie.type("Email address", address);
        rie.enter("Create user");
        User mika = find(address).orElseThrow();
        assertThat(mika.firstName()).isEqualTo("Mika");
        String page = "/users/" + mika.id();

        engine().signIn(mika.id());
        rie.open(page);
        editMetadata(rie, "Public", "{\"plan\": \"team\"}");
        editMetadata(rie, "Private", "{\"seats\": 3}");
        editMetadata(rie, "Unsafe", "{\"theme\": \"dark\"}");
        User edited = find(address).orElseThrow();
        assertThat(edited.publicMetadata().values()).isEqualTo(Map.of("plan", "team"));
        assertThat(edited.privateMetadata().values()).isEqualTo(Map.of("seats", 3L));
        assertThat(edited.unsafeMetadata().values()).isEqualTo(Map.of("theme", "dark"));

        rie.to("Revoke all");
        rie.toWhatBegins("Revoke ");
        rie.visitor().hit("Enter");
        assertThat(engine().sessions().live(mika.id())).isEmpty();

        rie.open(page);
        rie.to("More");
        rie.press("Enter");
        look("user-menu", rie);
        rie.enter("Ban…");
        look("user-ban", rie);
        rie.skip();
        rie.enter("Ban user");
        assertThat(find(address).orElseThrow().banned()).isTrue();
        look("user-banned", rie);
        rie.open(page + "/unban");
        rie.enter("Unban user");
        assertThat(find(address).orElseThrow().banned()).isFalse();
        rie.open(page + "/lock");
        look("user-lock", rie);
        rie.to("For how long");
        rie.press("ArrowDown");
        rie.enter("Lock user");
        assertThat(find(address).orElseThrow().lockedAt(Instant.now().plusSeconds(7200)))
                .as("for a day")
                .isTrue();

        rie.open(page + "/delete");
        rie.type("Type " + address + " to confirm", "mika");
        if (scripting == Scripting.OFF) {
            rie.enter("Delete user");
            assertThat(find(address)).isPresent();
        }
        rie.type("Type " + address + " to confirm", address);
        look("user-delete", rie);
        rie.enter("Delete user");
        assertThat(find(address)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void several_are_banned_at_once_and_deleted_at_once(Scripting scripting) {
        Keyboard rie = operator(scripting);
        String name = "several-" + word(scripting);
        server.member(name + "-1@example.com");
        server.member(name + "-2@example.com");
        for (String act : new String[] {"Ban…", "Delete…"}) {
            rie.open("/users?query=" + name);
            rie.tick("Select " + name + "-2");
            rie.tick("Select " + name + "-1");
            look("users-ticked", rie);
            rie.enter(act);
            rie.skip();
            if (act.equals("Ban…")) {
                look("users-ban", rie);
                rie.enter("Ban 2 users");
                look("users-done", rie);
                assertThat(find(name + "-1@example.com").orElseThrow().banned()).isTrue();
                assertThat(find(name + "-2@example.com").orElseThrow().banned()).isTrue();
            } else {
                rie.type("Type delete 2 users to confirm", "delete 2 users");
                look("users-delete", rie);
                rie.enter("Delete 2 users");
                assertThat(find(name + "-1@example.com")).isEmpty();
                assertThat(find(name + "-2@example.com")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_operator_is_added_given_another_role_and_removed(Scripting scripting) {
        Keyboard rie = operator(scripting);
        String address = "joan-" + word(scripting) + "@example.com";
        server.member(address);
        rie.open("/operators");
        rie.type("Email address", "nobody-at-all@example.com");
        rie.enter("Add operator");
        look("operators-error", rie);
        rie.type("Email address", address);
        rie.to("Read-only");
        rie.enter("Add operator");
        assertThat(role(address)).hasValue(Role.READ_ONLY);
        rie.skip();
        rie.type("Email address", address);
        rie.to("Read-only");
        rie.press("ArrowUp");
        assertThat(rie.focused()).isEqualTo("Full");
        rie.enter("Add operator");
        assertThat(role(address)).hasValue(Role.FULL);
        rie.skip();
        rie.enter("Remove " + address);
        look("operator-remove", rie);
        rie.skip();
        rie.enter("Remove operator");
        assertThat(role(address)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void looks_steps_reasons_and_the_audit_log_are_asked_for(Scripting scripting) {
        Keyboard rie = operator(scripting);
        rie.open("/branding");
        rie.type("Primary colour", "#7a1f4d");
        rie.enter("Update preview");
        assertThat(rie.reads()).contains("#7a1f4d");
        look("branding-tried", rie);

        rie.open("/onboarding/welcome");
        rie.enter("Preview");
        for (String step : rie.element(".gk-tabs a").allInnerTexts()) {
            rie.skip();
            rie.enter(step);
            List<String> languages = rie.element("#language option").all().stream()
                    .map(option -> option.getAttribute("value"))
                    .toList();
            assertThat(languages).contains("en", "de", "ja", "ar");
            rie.open(rie.at().replaceFirst("^/genkan/dashboard", "").replaceFirst("\\?.*", "") + "?language="
                    + languages.getFirst());
            for (String language : languages.subList(1, languages.size())) {
                rie.to("Language");
                if (scripting == Scripting.ON) {
                    rie.visitor().hit("ArrowDown");
                    assertThat(rie.focused()).isEqualTo("Language");
                    rie.press("Shift+Tab");
                } else {
                    rie.press("ArrowDown");
                    rie.enter("Show");
                    rie.skip();
                }
                assertThat(rie.element("iframe").getAttribute("src"))
                        .contains(rie.at().split("[/?]")[6], "language=" + language);
            }
        }
        look("preview-language", rie);

        try (Visitor stranger = server.visitor(Scripting.OFF)) {
            stranger.open("/onboarding");
        }
        rie.open("/why");
        rie.type("Decision or user ID", "0000-0000");
        rie.visitor().hit("Enter");
        look("why-nothing", rie);
        rie.open("/audit");
        rie.type("Done to", "nobody");
        rie.visitor().hit("Enter");
        look("audit-nothing", rie);
        rie.skip();
        rie.type("Done to", "");
        rie.type("Done by", "system");
        rie.visitor().hit("Enter");
        assertThat(rie.element("tbody tr").first().innerText()).contains("system");
        rie.toWhatBegins("Show what changed");
        rie.press("Enter");
        look("audit-open", rie);
    }

    @Test
    void who_may_only_look_or_asks_for_what_is_not_there_is_told_so() {
        try (Visitor eve = server.operator("eve@example.com", Role.READ_ONLY, Scripting.ON)) {
            Keyboard keys = new Keyboard(eve);
            keys.open("/users/new");
            assertThat(keys.reads()).contains("You can look at everything, and change nothing");
            look("refused", keys);
            keys.open("/users/user_nobody");
            assertThat(keys.reads()).contains("This page isn’t here");
            look("nothing-here", keys);
            keys.open("/settings");
            look("settings-read-only", keys);
            keys.open("/sessions/token");
            look("template-read-only", keys);
        }
    }

    /// Once with a mistake, which costs nothing that was typed, then right.
    private static void editMetadata(Keyboard rie, String kind, String right) {
        rie.type(kind, "{oops");
        rie.enter("Save metadata");
        assertThat(rie.element(".gk-error").all()).hasSize(1);
        assertThat(rie.element("textarea[aria-invalid]").inputValue()).isEqualTo("{oops");
        look("user-error", rie);
        rie.type(kind, right);
        rie.enter("Save metadata");
        assertThat(rie.at()).endsWith("done=metadata-saved");
        rie.skip();
    }

    private static Optional<User> find(String address) {
        return engine().users().findByEmailAddress(EmailAddress.parse(address).orElseThrow());
    }

    private static Optional<Role> role(String address) {
        return engine().operators().list().stream()
                .filter(one -> one.address().equals(address))
                .map(Operator::role)
                .findFirst();
    }
}
