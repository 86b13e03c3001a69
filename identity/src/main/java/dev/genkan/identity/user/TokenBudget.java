package dev.genkan.identity.user;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How much a user may have in a session token. Asked before every change that a token could tell of, so that no user
/// comes to be whose token no cookie can carry: browsers drop such a cookie without a word.
public interface TokenBudget {

    /// Lets a change pass whose token fits, and one that makes a token smaller that has not fitted before.
    ///
    /// @throws Exceeded for any other; the fault of whoever wants to keep so much
    void requireFits(User before, User changed);

    /// More than a session cookie can carry. The message says how much, what weighs most in it, and what to do.
    final class Exceeded extends IllegalArgumentException {

        private static final long serialVersionUID = 1;
        private static final int SHOWN = 8;

        private final int weight;
        private final int budget;
        private final transient Map<String, Integer> bytes;

        /// @param whose cookie it would be
        /// @param weight of the cookie, in bytes, name, token and attributes together
        /// @param budget what it may weigh
        /// @param bytes what the fields in the token have as JSON, the largest first: `public_metadata`,
        ///     `public_metadata.plan`
        /// @param remedy a sentence
        public Exceeded(String whose, int weight, int budget, Map<String, Integer> bytes, String remedy) {
            super("the session cookie of " + whose + " would weigh " + weight + " bytes, and browsers keep " + budget
                    + " (name, token and attributes together; three bytes of JSON are four in a token). "
                    + (bytes.isEmpty() ? "" : "As JSON: " + shown(bytes) + ". ") + remedy);
            this.weight = weight;
            this.budget = budget;
            this.bytes = Collections.unmodifiableMap(new LinkedHashMap<>(bytes));
        }

        /// What the cookie would weigh, in bytes.
        public int weight() {
            return weight;
        }

        /// What it may weigh, in bytes.
        public int budget() {
            return budget;
        }

        /// The bytes of each field that is in the token, as JSON, the largest first; metadata as a whole and by each of
        /// its names.
        public Map<String, Integer> bytes() {
            return bytes;
        }

        private static String shown(Map<String, Integer> bytes) {
            String largest = bytes.entrySet().stream()
                    .limit(SHOWN)
                    .map(field -> field.getKey() + " " + field.getValue())
                    .collect(Collectors.joining(", "));
            return bytes.size() > SHOWN ? largest + " and " + (bytes.size() - SHOWN) + " smaller ones" : largest;
        }
    }
}
