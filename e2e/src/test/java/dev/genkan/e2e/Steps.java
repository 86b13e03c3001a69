package dev.genkan.e2e;

import java.util.List;

/// What people do at the door, for the tests whose subject comes after it.
final class Steps {

    static final String PASSWORD = "correct horse battery staple";

    private Steps() {}

    /// Creates an account and stands before the onboarding form.
    static void signUp(Visitor visitor, Mailbox mailbox, String emailAddress) {
        visitor.open("/sign-up");
        visitor.fill("Email address", emailAddress);
        visitor.fill("Password", PASSWORD);
        visitor.press("Create account");
        visitor.fill("6-digit code", mailbox.newestCodeFor(emailAddress));
        visitor.press("Continue");
    }

    /// Answers the two questions.
    static List<Hop> onboard(Visitor visitor, String applicationName) {
        visitor.fill("Application name", applicationName);
        visitor.choose("B2B");
        return visitor.press("Continue");
    }

    /// Answers who one is and what for, the first two steps of the demo's second flow.
    static List<Hop> introduce(Visitor visitor, String name, String applicationName, String type) {
        visitor.fill("Name", name);
        visitor.press("Continue");
        visitor.fill("Application name", applicationName);
        visitor.choose(type);
        return visitor.press("Continue");
    }

    /// Answers what the second of three steps asks.
    static void fillInTheTeam(Visitor visitor) {
        visitor.fill("Seats", "12");
        visitor.fill("Budget", "1.234,50");
        visitor.fill("Day", "1");
        visitor.fill("Month", "4");
        visitor.fill("Year", "2027");
        visitor.tick("Developer");
        visitor.tick("Owner");
        visitor.fill("Name", "Tidepool");
    }

    static List<Hop> signOut(Visitor visitor) {
        visitor.unfold("Account menu");
        return visitor.press("Sign out");
    }

    static List<Hop> signIn(Visitor visitor, String emailAddress) {
        visitor.open("/sign-in");
        visitor.fill("Email address", emailAddress);
        visitor.press("Continue");
        visitor.fill("Password", PASSWORD);
        return visitor.press("Continue");
    }

    /// Six digits that are not these.
    static String otherCodeThan(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
    }
}
