package dev.genkan.gate;

import dev.genkan.token.Auth;

/// What an application has to say about a request that no [Requirement] expresses: a pure function of who is there and
/// where they go, the counterpart of Clerk's `afterAuth`.
///
/// Asked once it is known who is there, after the sign-in rule (a stranger on a private route has been sent to sign in
/// already) and before the requirements. On public routes it is asked only if the gate steers there, see
/// [Gate#steerOnPublicRoutes]; on ignored ones never. It is asked again, of the store's word, before anybody is led
/// away or refused, and of the place it leads to; so it has no side effects and does no I/O.
@FunctionalInterface
public interface AfterAuth {

    /// @param auth who asks
    /// @param route where they go
    Answer answer(Auth auth, Route route);

    /// Where somebody goes.
    ///
    /// @param path normalised, without the context path and the query, see [RequestPath#normalised]
    /// @param isPublic whether it is among the gate's public routes
    record Route(String path, boolean isPublic) {}

    /// One of five.
    sealed interface Answer {

        /// The gate's own rules decide: the requirements of a member, and a stranger on a public route passes.
        record AsUsual() implements Answer {}

        /// Come in, whatever the requirements say.
        record Pass() implements Answer {}

        /// Sign in first, and come back to this very page. Of a member it is the application's fault: they would come
        /// back at once, for ever.
        record ToSignIn() implements Answer {}

        /// Something else comes first. Whoever is at `location` already passes.
        ///
        /// @param reason the machine-readable word for programs, such as `plan_required`
        /// @param location a path of the application, with a query if need be, without the context path
        record LeadTo(String reason, String location) implements Answer {

            /// @throws IllegalArgumentException if `location` is no path of the application; its fault
            public LeadTo {
                // the same rule, with the same sentence
                new GateDecision.OnboardFirst(reason, location);
            }
        }

        /// Not for you.
        ///
        /// @param status from 400 to 599
        /// @param reason the machine-readable word for programs, such as `staff_only`
        record Refuse(int status, String reason) implements Answer {

            /// @throws IllegalArgumentException for another status or no reason; the application's fault
            public Refuse {
                new GateDecision.Refuse(status, reason);
            }
        }
    }

    static Answer asUsual() {
        return new Answer.AsUsual();
    }

    static Answer pass() {
        return new Answer.Pass();
    }

    static Answer toSignIn() {
        return new Answer.ToSignIn();
    }

    /// See [Answer.LeadTo].
    static Answer leadTo(String reason, String location) {
        return new Answer.LeadTo(reason, location);
    }

    /// See [Answer.Refuse].
    static Answer refuse(int status, String reason) {
        return new Answer.Refuse(status, reason);
    }
}
