package dev.genkan.compat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.function.Supplier;

/// The guide's story, as somebody lives it who has never been here.
///
/// @param visitor a browser without cookies
/// @param entrance where the application sends people to prove who they are
/// @param address that nobody has yet
/// @param code the one in the mail
record GuideStory(Visitor visitor, Entrance entrance, String address, Supplier<String> code) {

    static final String PASSWORD = "a quiet harbour at dawn";
    static final String CODE = "424242";

    /// @param address that takes the code of test addresses
    GuideStory(Visitor visitor, Entrance entrance, String address) {
        this(visitor, entrance, address, () -> CODE);
    }

    void tellWhole() {
        looksAround();
        findsThePrivatePageClosed();
        createsAnAccount();
        answers("Tidepool", "B2B");
        isNotAskedAgain();
        leaves();
        comesBack("Tidepool", "B2B");
    }

    void looksAround() {
        visitor.open("/");
        visitor.readsHeading("Everybody may read this");
        visitor.sees("You are not signed in.");
    }

    void findsThePrivatePageClosed() {
        visitor.open("/dashboard");
        entrance.standsOpen(visitor);
    }

    void createsAnAccount() {
        entrance.asksForAnAccount(visitor, address, PASSWORD);
        entrance.entersCode(visitor, "111111");
        entrance.refusesCode(visitor);
        entrance.entersCode(visitor, code.get());
        visitor.arrivesAt("/onboarding");
        visitor.readsHeading("Set up your application");
    }

    void answers(String name, String type) {
        visitor.fill("What do you call it?", name);
        visitor.fill("Who signs up?", type);
        visitor.press("Continue");
        visitor.arrivesAt("/dashboard");
        readsInTheClaims(name, type);
    }

    void isNotAskedAgain() {
        visitor.open("/onboarding");
        visitor.arrivesAt("/dashboard");
    }

    void leaves() {
        visitor.element(".cl-userButtonTrigger").click();
        visitor.element(".cl-userButtonPopoverActionButton__signOut").click();
        visitor.sees("You are not signed in.");
        findsThePrivatePageClosed();
    }

    void comesBack(String name, String type) {
        entrance.entersAddress(visitor, address);
        entrance.entersPassword(visitor, "not the password");
        entrance.refusesPassword(visitor);
        entrance.entersPassword(visitor, PASSWORD);
        visitor.arrivesAt("/dashboard");
        readsInTheClaims(name, type);
    }

    /// Waits until the dashboard shows these, which it reads from the token alone.
    void readsInTheClaims(String name, String type) {
        assertThat(visitor.element("[data-claim=applicationName]")).hasText(name);
        assertThat(visitor.element("[data-claim=applicationType]")).hasText(type);
    }
}
