package dev.genkan.gate;

import dev.genkan.token.Auth;

/// What the gate says to one request.
public sealed interface GateDecision {

    /// Come in.
    record Pass(Auth auth) implements GateDecision {}

    /// Sign in first; `path` is what was asked for.
    record SignInFirst(String path) implements GateDecision {}

    /// Something else comes first.
    ///
    /// @param reason the machine-readable word for API callers, such as `onboarding_required`
    /// @param location the path, without the context path, where the requirement can be met
    record OnboardFirst(String reason, String location) implements GateDecision {

        /// @throws IllegalArgumentException if `location` is anything but a path of this application; the
        ///     requirement's fault
        public OnboardFirst {
            boolean plain = location.chars().allMatch(c -> c > ' ' && c < 127);
            if (!plain || !RequestPath.isClean(pathOf(location))) {
                throw new IllegalArgumentException("the requirement " + reason + " leads to " + location
                        + ", which is no path of the application");
            }
        }

        /// Whether `path` is the very place where the requirement can be met.
        boolean isMetAt(String path) {
            return path().equals(path);
        }

        /// The place without its query, as rules see it.
        public String path() {
            return RequestPath.normalised(pathOf(location), "");
        }

        private static String pathOf(String location) {
            int query = location.indexOf('?');
            return query < 0 ? location : location.substring(0, query);
        }
    }

    /// Not for this visitor, and no page leads on.
    ///
    /// @param status from 400 to 599
    /// @param reason the machine-readable word for API callers, such as `staff_only`
    record Refuse(int status, String reason) implements GateDecision {

        /// @throws IllegalArgumentException for another status, or a reason that is not lower-case letters, digits and
        ///     underscores; the fault of whoever decides so
        public Refuse {
            if (status < 400 || status > 599 || !reason.matches("[a-z][a-z0-9_]{0,63}")) {
                throw new IllegalArgumentException("a refusal has a status from 400 to 599 and a reason such as"
                        + " staff_only, not " + status + " and \"" + reason + "\"");
            }
        }
    }

    /// The token says no: look at the store once, then decide once more.
    record AskAgain() implements GateDecision {}
}
