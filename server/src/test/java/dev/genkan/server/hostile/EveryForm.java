package dev.genkan.server.hostile;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.operator.Operator;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody in front of each form of the house, by the address it is sent to: ids and steps in it are in braces.
record EveryForm(House house) {

    static final String NEW_PASSWORD = "paper lantern in the rain";
    private static final Duration SESSION = Duration.ofDays(7);
    private static final Duration RESEND = Duration.ofSeconds(31);
    private static final String LINK = "/sign-in/link";
    private static final String OPERATOR = "/genkan/operator";
    private static final String TICKET = "/sign-in/ticket";
    private static final String ACTING_STOP = "/genkan/acting/stop";
    private static final String OPERATORS = "/genkan/dashboard/operators";
    private static final AtomicInteger NEWCOMERS = new AtomicInteger();

    /// Somebody who stands before a form, and the fields with which it goes through.
    ///
    /// @param path where it really goes
    record Ready(String path, Browser browser, String... fields) {}

    private interface Reached {
        Ready in(Browser browser, String address);
    }

    Map<String, Supplier<Ready>> all() {
        Map<String, Supplier<Ready>> forms = new TreeMap<>();
        signingUp(forms);
        signingIn(forms);
        forgetting(forms);
        account(forms);
        addresses(forms);
        sessions(forms);
        others(forms);
        operators(forms);
        return forms;
    }

    private void signingUp(Map<String, Supplier<Ready>> forms) {
        forms.put("/sign-up", () -> {
            Browser browser = at(house.browser(), "/sign-up");
            return new Ready("/sign-up", browser, "email_address", newcomer(), "password", House.PASSWORD);
        });
        forms.put("/sign-up/code", () -> {
            String address = newcomer();
            return new Ready("/sign-up/code", house.signingUp(address), "code", codeTo(address));
        });
        forms.put("/sign-up/code/resend", () -> {
            Browser browser = house.signingUp(newcomer());
            house.clock.turn(RESEND);
            return new Ready("/sign-up/code/resend", browser);
        });
    }

    private void signingIn(Map<String, Supplier<Ready>> forms) {
        forms.put("/sign-in", () -> new Ready("/sign-in", at(house.browser(), "/sign-in"), "identifier", member()));
        forms.put(
                "/sign-in/password",
                () -> new Ready("/sign-in/password", house.signingIn(member()), "password", House.PASSWORD));
        forms.put(
                "/sign-in/continue",
                () -> new Ready("/sign-in/continue", house.signingIn(member()), "strategy", "email_code"));
        forms.put("/sign-in/code", () -> {
            String address = member();
            return new Ready("/sign-in/code", house.signingInByCode(address), "code", codeTo(address));
        });
        forms.put("/sign-in/code/resend", () -> {
            Browser browser = house.signingInByCode(member());
            house.clock.turn(RESEND);
            return new Ready("/sign-in/code/resend", browser);
        });
        forms.put(LINK, () -> {
            String address = member();
            Browser browser = at(house.signingInByCode(address), house.newestLink(address));
            // named, because without it nobody would stand before a form at all
            return new Ready(LINK, browser, "t", browser.hidden("t"));
        });
        forms.put(TICKET, () -> {
            String ticket = house.engine
                    .signInTokens()
                    .make(house.userAt(member()).id(), Duration.ofHours(1), Actor.APPLICATION)
                    .ticket()
                    .value();
            Browser browser = at(house.browser(), "/sign-in?__clerk_ticket=" + ticket);
            return new Ready(TICKET, browser, "ticket", ticket);
        });
    }

    private void forgetting(Map<String, Supplier<Ready>> forms) {
        forms.put(
                "/forgot-password",
                () -> new Ready("/forgot-password", at(house.browser(), "/forgot-password"), "identifier", member()));
        forms.put("/reset-password", () -> {
            String address = member();
            Browser browser = forgetful(address);
            return new Ready("/reset-password", browser, "code", codeTo(address), "password", NEW_PASSWORD);
        });
        forms.put("/reset-password/resend", () -> {
            Browser browser = forgetful(member());
            house.clock.turn(RESEND);
            return new Ready("/reset-password/resend", browser);
        });
    }

    private void account(Map<String, Supplier<Ready>> forms) {
        inside(
                forms,
                "/user/name",
                (browser, address) -> new Ready(
                        "/user/name", at(browser, "/user/name"), "first_name", "Ada", "last_name", "Lovelace"));
        inside(
                forms,
                "/user/security/password",
                (browser, address) -> new Ready(
                        "/user/security/password", at(browser, "/user/security/password"), "password", NEW_PASSWORD));
        inside(
                forms,
                "/user/delete",
                (browser, address) -> new Ready("/user/delete", at(browser, "/user/delete"), "email_address", address));
        inside(forms, "/user/verify", (browser, address) -> {
            house.clock.turn(Duration.ofMinutes(11));
            return new Ready("/user/verify", at(browser, "/user/verify"), "password", House.PASSWORD);
        });
        inside(forms, "/user/verify/send", (browser, address) -> {
            house.clock.turn(Duration.ofMinutes(11));
            return new Ready("/user/verify/send", at(browser, "/user/verify"));
        });
    }

    private void addresses(Map<String, Supplier<Ready>> forms) {
        inside(
                forms,
                "/user/addresses/add",
                (browser, address) -> new Ready(
                        "/user/addresses/add", at(browser, "/user/addresses/add"), "email_address", newcomer()));
        inside(forms, "/user/addresses/{id}/verify", (browser, address) -> {
            String other = newcomer();
            String verify = adding(browser, other);
            return new Ready(verify, at(browser, verify), "code", codeTo(other));
        });
        inside(forms, "/user/addresses/{id}/verify/send", (browser, address) -> {
            String verify = adding(browser, newcomer());
            house.clock.turn(RESEND);
            return new Ready(verify + "/send", at(browser, verify));
        });
        for (String act : new String[] {"/primary", "/remove"}) {
            inside(forms, "/user/addresses/{id}" + act, (browser, address) -> {
                String other = newcomer();
                String verify = adding(browser, other);
                at(browser, verify).send(verify, "code", codeTo(other));
                String path = verify.replace("/verify", act);
                return new Ready(path, at(browser, path));
            });
        }
    }

    private void sessions(Map<String, Supplier<Ready>> forms) {
        String one = "/user/security/sessions/revoke";
        inside(forms, one, (browser, address) -> {
            house.signingIn(address).send("/sign-in/password", "password", House.PASSWORD);
            Matcher other = Pattern.compile("name=\"session_id\" value=\"(sess_[A-Za-z0-9]+)\"")
                    .matcher(browser.open("/user/security").body());
            return new Ready(
                    one,
                    browser,
                    "session_id",
                    other.results().findFirst().orElseThrow().group(1));
        });
        inside(forms, one + "-others", (browser, address) -> {
            house.signingIn(address).send("/sign-in/password", "password", House.PASSWORD);
            return new Ready(one + "-others", at(browser, "/user/security"));
        });
        inside(forms, "/sign-out", (browser, address) -> new Ready("/sign-out", at(browser, "/sign-out")));
    }

    private void others(Map<String, Supplier<Ready>> forms) {
        inside(forms, "/onboarding", (browser, address) -> {
            at(browser, browser.open("/onboarding").location());
            return new Ready("/onboarding", browser, "name", "Analytical");
        });
        inside(forms, "/onboarding/welcome/{step}", (browser, address) -> {
            String step = browser.open("/onboarding").location();
            return new Ready(step, at(browser, step), "name", "Analytical");
        });
        for (String way : new String[] {"?send", "?discard"}) {
            inside(forms, "/genkan/kept" + way, (browser, address) -> {
                house.clock.turn(SESSION.plusSeconds(1));
                browser.post("/notes", "application/x-www-form-urlencoded", "text=Tea");
                signIn(browser, address);
                return new Ready("/genkan/kept" + way, at(browser, "/genkan/kept"), "text", "Tea");
            });
        }
        inside(forms, OPERATOR, (browser, address) -> {
            for (Operator old : house.engine.operators().list()) {
                house.engine
                        .operators()
                        .remove(EmailAddress.parse(old.address()).orElseThrow(), Actor.SYSTEM);
            }
            String key = house.engine.operators().newLink().orElseThrow();
            browser.open(OPERATOR + "?key=" + key);
            return new Ready(OPERATOR, at(browser, OPERATOR));
        });
        inside(forms, "/genkan/inbox/clear", (browser, address) -> {
            String inbox = house.door.inboxAddress();
            browser.open(inbox.substring(house.door.publicUrl().toString().length()));
            return new Ready("/genkan/inbox/clear", at(browser, "/genkan/inbox"));
        });
    }

    /// Two forms of the dashboard; that its door takes none of them without the field is tried on all of them in
    /// `RouteTableTest`.
    private void operators(Map<String, Supplier<Ready>> forms) {
        inside(forms, OPERATORS, (browser, address) -> {
            operator(address);
            return new Ready(OPERATORS, at(browser, OPERATORS), "email_address", member(), "role", "full");
        });
        inside(forms, OPERATORS + "/{user_id}/remove", (browser, address) -> {
            operator(address);
            String other = member();
            operator(other);
            String remove = OPERATORS + "/" + house.userAt(other).id().value() + "/remove";
            return new Ready(remove, at(browser, remove));
        });
        inside(forms, ACTING_STOP, (browser, address) -> {
            operator(address);
            String act =
                    "/genkan/dashboard/users/" + house.userAt(member()).id().value() + "/impersonate";
            at(browser, act).send(act);
            return new Ready(ACTING_STOP, at(browser, ACTING_STOP));
        });
    }

    private void operator(String address) {
        house.engine.operators().add(EmailAddress.parse(address).orElseThrow(), Operator.Role.FULL, Actor.SYSTEM);
    }

    /// For members: each is a new one, who has just signed up.
    private void inside(Map<String, Supplier<Ready>> forms, String path, Reached reached) {
        forms.put(path, () -> {
            String address = newcomer();
            return reached.in(house.memberAt(address), address);
        });
    }

    static void signIn(Browser browser, String address) {
        browser.open("/sign-in");
        browser.send("/sign-in", "identifier", address);
        browser.open("/sign-in/password");
        browser.send("/sign-in/password", "password", House.PASSWORD);
    }

    private Browser forgetful(String address) {
        Browser browser = at(house.browser(), "/forgot-password");
        browser.send("/forgot-password", "identifier", address);
        return at(browser, "/reset-password");
    }

    /// Where the code for one more address is typed.
    private static String adding(Browser browser, String address) {
        return at(browser, "/user/addresses/add")
                .send("/user/addresses/add", "email_address", address)
                .location();
    }

    private static Browser at(Browser browser, String path) {
        browser.open(path);
        return browser;
    }

    private String codeTo(String address) {
        return house.newestLetter(address).code();
    }

    private String member() {
        String address = newcomer();
        house.memberAt(address);
        return address;
    }

    private static String newcomer() {
        return "newcomer" + NEWCOMERS.incrementAndGet() + "@example.com";
    }
}
