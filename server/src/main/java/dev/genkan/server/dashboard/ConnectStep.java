package dev.genkan.server.dashboard;

import java.util.List;

/// One thing to do, with what to copy for it.
///
/// @param label what is copied, as the button says it
/// @param note said below it; empty for nothing
/// @param environment whether it is the lines that a key belongs to
public record ConnectStep(String title, String label, String code, String note, boolean environment) {

    private static final String RECORD = """
            record NewApplication(
                    @NotBlank @Size(max = 80) String applicationName,
                    @NotNull ApplicationType applicationType) {}

            @Bean
            Onboarding onboarding() {
                return Onboarding.flow("welcome", 1)
                        .ask(NewApplication.class)
                        .landAt("/dashboard");
            }""";

    private static final String GATE = """
            @Bean
            Gate gate(Onboarding onboarding) {
                return Gate.publicRoutes("/").require(onboarding);
            }""";

    private static final String NEXT = """
            import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

            const isPublic = createRouteMatcher(['/'])

            export default clerkMiddleware(async (auth, request) => {
              if (!isPublic(request)) await auth.protect()
            })""";

    private static final String EXPRESS = """
            app.use(clerkMiddleware())
            app.get('/private', requireAuth(), (request, response) => response.json(getAuth(request)))""";

    private static final String MAVEN = """
            <dependency>
              <groupId>com.clerk</groupId>
              <artifactId>backend-api</artifactId>
            </dependency>""";

    /// What an application in whose process the instance lives has, or may have.
    ///
    /// @param kind `java` or `http`
    static List<ConnectStep> embedded(String kind, String url) {
        return kind.equals("java")
                ? List.of(
                        step("Ask what you need to know", "Java record and flow", RECORD, ""),
                        step(
                                "Say which pages are public",
                                "Java gate",
                                GATE,
                                "That’s the form, its checks, the gate and the claims. What your application has already"
                                        + " stays as it is."))
                : List.of(
                        step(
                                "Ask with a session token",
                                "curl command",
                                "curl " + url + "/dashboard -H \"Accept: application/json\""
                                        + " -H \"Authorization: Bearer $SESSION_TOKEN\"",
                                "A program that may not pass is told why, as JSON."),
                        keys(url));
    }

    /// What an application beside a server has to do.
    ///
    /// @param kind `next`, `express`, `java` or `http`
    /// @param lines of its environment, with dots for the key
    static List<ConnectStep> besideServer(String kind, String url, String lines) {
        ConnectStep environment =
                new ConnectStep("Put these lines into its environment", "lines of the environment", lines, "", true);
        return switch (kind) {
            case "next" ->
                List.of(
                        step("Add the SDK", "npm command", "npm install @clerk/nextjs", ""),
                        environment,
                        step(
                                "Say which pages are public",
                                "middleware",
                                NEXT,
                                "In middleware.ts. The SDK is Clerk’s, unmodified."));
            case "express" ->
                List.of(
                        step("Add the SDK", "npm command", "npm install @clerk/express", ""),
                        environment,
                        step("Ask who is there", "middleware", EXPRESS, "The SDK is Clerk’s, unmodified."));
            case "java" ->
                List.of(
                        step("Add the library", "Maven dependency", MAVEN, "The library is Clerk’s, unmodified."),
                        environment);
            default ->
                List.of(
                        step(
                                "Ask for your users",
                                "curl command",
                                "curl " + url + "/v1/users -H \"Authorization: Bearer $CLERK_SECRET_KEY\"",
                                ""),
                        keys(url));
        };
    }

    private static ConnectStep keys(String url) {
        return step(
                "Verify session tokens",
                "curl command for the public keys",
                "curl " + url + "/.well-known/jwks.json",
                "Any JWT library can: RS256, issued by this address, for 60 seconds. The token comes in the cookie"
                        + " __session or as a Bearer token.");
    }

    private static ConnectStep step(String title, String label, String code, String note) {
        return new ConnectStep(title, label, code, note, false);
    }
}
