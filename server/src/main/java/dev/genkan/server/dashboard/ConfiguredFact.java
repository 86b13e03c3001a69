package dev.genkan.server.dashboard;

import dev.genkan.identity.attempt.Rules;
import dev.genkan.identity.limit.Limits;
import java.time.Duration;
import java.util.List;

/// Something that the configuration says, and the dashboard only shows.
///
/// @param heading what stands together under one
/// @param property its name there
public record ConfiguredFact(String heading, String what, String value, String property) {

    private static final String LIFETIMES = "Lifetimes";
    private static final String TRIES = "Tries";
    private static final String TOLD = "What is told to whom";

    /// Of the entrance.
    public static List<ConfiguredFact> of(Limits limits, Rules rules) {
        return List.of(
                lifetime("A session", limits.sessionLifetime(), "session-lifetime"),
                lifetime("A code from a mail", limits.codeLifetime(), "code-lifetime"),
                lifetime("An unfinished sign-in", limits.signInLifetime(), "sign-in-lifetime"),
                lifetime("An unfinished sign-up", limits.signUpLifetime(), "sign-up-lifetime"),
                lifetime("A fresh proof", limits.freshFactor(), "fresh-factor"),
                lifetime("A lockout", limits.lockoutLasts(), "lockout-lasts"),
                tries("Wrong codes that end a code", limits.codeTries(), "code-tries"),
                tries("Wrong passwords in a row that lock an address", limits.lockoutFailures(), "lockout-failures"),
                tries("Codes sent to an address in an hour", limits.codesPerAddress(), "codes-per-address"),
                tries(
                        "Passwords tried for an address in an hour",
                        limits.passwordTriesPerAddress(),
                        "password-tries-per-address"),
                tries("Sign-ins from one network in an hour", limits.signInsPerNetwork(), "sign-ins-per-network"),
                tries("Sign-ups from one network in an hour", limits.signUpsPerNetwork(), "sign-ups-per-network"),
                new ConfiguredFact(
                        TOLD,
                        "Whether an address is known here, before it is proven",
                        rules.enumerationProtection() ? "to nobody" : "at the field",
                        "genkan.enumeration-protection"),
                new ConfiguredFact(
                        TOLD,
                        "A sign-in from a new browser, by mail",
                        rules.newDeviceNotice() ? "to the member" : "to nobody",
                        "genkan.mail.new-device-notice"));
    }

    private static ConfiguredFact lifetime(String what, Duration lasts, String property) {
        return new ConfiguredFact(LIFETIMES, what, inWords(lasts), "genkan.limits." + property);
    }

    private static ConfiguredFact tries(String what, int most, String property) {
        return new ConfiguredFact(TRIES, what, String.valueOf(most), "genkan.limits." + property);
    }

    static String inWords(Duration lasts) {
        long seconds = lasts.toSeconds();
        if (seconds % 86_400 == 0) {
            return many(seconds / 86_400, "day");
        }
        if (seconds % 3_600 == 0) {
            return many(seconds / 3_600, "hour");
        }
        return seconds % 60 == 0 ? many(seconds / 60, "minute") : many(seconds, "second");
    }

    private static String many(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
