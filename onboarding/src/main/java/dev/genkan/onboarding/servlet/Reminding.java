package dev.genkan.onboarding.servlet;

import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Onboarding;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/// The letter to somebody who said that they would finish later.
///
/// @param letters sends it; [Letters#NONE] where there is no mail
public record Reminding(Letters letters, InstantSource clock) {

    /// Sends letters.
    @FunctionalInterface
    public interface Letters {

        /// Nobody is written to.
        Letters NONE = (member, flow, path, until, locale) -> {};

        /// @param path where the member goes on, without the context path
        /// @param until when the answers are forgotten
        void send(Member member, Onboarding flow, String path, Instant until, Locale locale);
    }

    Instant now() {
        return clock.instant();
    }

    /// Whether a letter goes to this member.
    boolean reminds(Member member) {
        return !letters.equals(Letters.NONE) && !member.emailAddress().isEmpty();
    }

    void remind(Member member, Onboarding flow, String path, Locale locale) {
        if (reminds(member)) {
            letters.send(member, flow, path, now().plus(flow.draftsKept()), locale);
        }
    }
}
