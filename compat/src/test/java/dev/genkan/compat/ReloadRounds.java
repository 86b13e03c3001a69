package dev.genkan.compat;

/// A back end changes the metadata, the page calls `user.reload()`, and the very next navigation shows the new claim.
///
/// @param story of somebody who is signed in and onboarded
/// @param backend of the same instance
record ReloadRounds(GuideStory story, BackendApi backend) {

    void tell(int rounds) {
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
