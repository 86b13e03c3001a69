package dev.genkan.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.genkan.e2e.Visitor.Scripting;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.NewUser;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Takes the pictures of the dashboard that the documentation shows: `bin/pictures`. Not a part of the build.
class DashboardPictures {

    private static final Path INTO = Path.of("..", "docs", "images");
    private static final int HEIGHT = 800;

    private static final List<String> PEOPLE = List.of(
            "Mika Aho",
            "Amara Okafor",
            "Jonas Lind",
            "Sofia Marino",
            "Yuki Tanaka",
            "Lena Vogel",
            "Omar Haddad",
            "Priya Nair",
            "Tomas Novak",
            "Ines Costa",
            "Erik Dahl",
            "Noor Rahman",
            "Clara Weiss",
            "Luis Ortega",
            "Hana Sato",
            "Peter Kovacs",
            "Zoe Martin",
            "Adam Nowak",
            "Freya Holm",
            "Leila Aziz",
            "Marco Rossi",
            "Anna Berg",
            "Kofi Mensah",
            "Elif Demir",
            "Jack Doyle",
            "Maria Silva",
            "Nils Frank",
            "Tara Singh");

    @Test
    void they_are_taken_anew() {
        try (Standalone server = Standalone.open();
                Visitor rie = server.operator("rie@acme.example", Role.FULL, Scripting.ON)) {
            User last = somebody(server, PEOPLE.getLast(), PEOPLE.size() - 1);
            for (int i = PEOPLE.size() - 2; i >= 0; i--) {
                last = somebody(server, PEOPLE.get(i), i);
            }
            server.nextToken(server.member("app@acme.example"), "");
            take(rie, "/", "overview", ColorScheme.LIGHT, 1280);
            take(rie, "/", "overview-phone", ColorScheme.DARK, 390);
            take(rie, "/users", "users", ColorScheme.DARK, 1280);
            take(rie, "/users/" + last.id(), "user", ColorScheme.LIGHT, 1280);
            take(rie, "/sessions/token", "session-token", ColorScheme.LIGHT, 1280);
            take(rie, "/onboarding/welcome", "flow", ColorScheme.LIGHT, 1280);
        }
    }

    /// The later in the list, the longer ago they came, and the further they are.
    private static User somebody(Standalone server, String name, int place) {
        String[] names = name.split(" ");
        User made = server.engine()
                .users()
                .create(
                        NewUser.at(EmailAddress.parse(names[0].toLowerCase(Locale.ROOT) + "@example.com")
                                        .orElseThrow())
                                .password(Steps.PASSWORD)
                                .profile(UserPatch.nothing()
                                        .firstName(names[0])
                                        .lastName(names[1])
                                        .publicMetadata(Metadata.of(Map.of("plan", place % 3 == 0 ? "team" : "free")))
                                        .createdAt(Instant.now().minus(Duration.ofHours(3L + place * place)))),
                        Actor.APPLICATION);
        if (place > 1 && place < 14) {
            answer(server, made, place);
        }
        return made;
    }

    private static void answer(Standalone server, User user, int place) {
        try (Visitor visitor = server.visitor(Scripting.OFF)) {
            Steps.signIn(visitor, address(user));
            visitor.open("/onboarding");
            if (place > 3) {
                Steps.onboard(visitor, "Tidepool");
            }
            if (place > 6) {
                visitor.press("Skip this step");
            }
        }
    }

    private static String address(User user) {
        return user.primaryAddress().orElseThrow().value();
    }

    private static void take(Visitor visitor, String path, String name, ColorScheme theme, int width) {
        Page page = visitor.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        page.setViewportSize(width, HEIGHT);
        visitor.open("/genkan/dashboard" + (path.equals("/") ? "" : path));
        page.screenshot(new Page.ScreenshotOptions().setPath(INTO.resolve("dashboard-" + name + ".png")));
    }
}
