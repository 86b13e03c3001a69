package dev.genkan.compat;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// A back end changes the metadata, the page calls `user.reload()`, and the very next navigation shows the new claim.
///
/// @param story of somebody who is signed in and onboarded
/// @param backend of the same instance
record ReloadRounds(GuideStory story, BackendApi backend) {

    private static final int SAMPLE = 5;

    /// Five times, or as often as `bin/campaign reload` says, which then prints the line that is kept.
    void tell() {
        int rounds = Integer.getInteger("campaign.count", SAMPLE);
        tell(rounds);
        if (rounds != SAMPLE) {
            System.out.printf(
                    "CAMPAIGN %s | bin/campaign reload | %d of %d showed the new claim | file | %d cores, JDK %s%n",
                    LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC),
                    rounds,
                    rounds,
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version());
        }
    }

    private void tell(int rounds) {
        Visitor visitor = story.visitor();
        String user = SessionCookie.of(visitor).claim("sub");
        for (int round = 1; round <= rounds; round++) {
            String name = "Round " + round;
            backend.send(
                    "PATCH",
                    "/v1/users/" + user + "/metadata",
                    "{\"public_metadata\": {\"applicationName\": \"" + name + "\"}}");
            visitor.page().waitForFunction("() => window.Clerk?.user");
            visitor.page().evaluate("() => window.Clerk.user.reload()");
            visitor.open("/dashboard");
            story.readsInTheClaims(name, "B2C");
        }
    }
}
