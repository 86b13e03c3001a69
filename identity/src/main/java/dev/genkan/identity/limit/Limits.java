package dev.genkan.identity.limit;

import java.time.Duration;

/// The numbers of the house: how often, how long, how many.
///
/// @param codeLifetime how long a code from a mail can be used
/// @param codeTries how many wrong codes end a code
/// @param resendAfter how long to wait before another code is sent
/// @param codesPerAddress codes sent to one address, per hour
/// @param codeTriesPerAddress codes typed for one address over all attempts, per hour
/// @param passwordTriesPerAddress passwords typed for one address, per hour
/// @param lockoutFailures wrong passwords in a row that lock an address
/// @param lockoutLasts how long it stays locked for passwords, and how long a failure is remembered
/// @param signInsPerNetwork sign-ins begun from one network, per hour
/// @param signUpsPerNetwork sign-ups begun from one network, per hour
/// @param sessionLifetime how long a session lives
/// @param signInLifetime how long an unfinished sign-in lives
/// @param signUpLifetime how long an unfinished sign-up lives
/// @param freshFactor how long after proving who they are a member may do what is dangerous
public record Limits(
        Duration codeLifetime,
        int codeTries,
        Duration resendAfter,
        int codesPerAddress,
        int codeTriesPerAddress,
        int passwordTriesPerAddress,
        int lockoutFailures,
        Duration lockoutLasts,
        int signInsPerNetwork,
        int signUpsPerNetwork,
        Duration sessionLifetime,
        Duration signInLifetime,
        Duration signUpLifetime,
        Duration freshFactor) {

    /// @throws IllegalArgumentException if one of them is not positive
    public Limits {
        positive(codeTries, codesPerAddress, codeTriesPerAddress, passwordTriesPerAddress);
        positive(lockoutFailures, signInsPerNetwork, signUpsPerNetwork);
        positive(codeLifetime, resendAfter, lockoutLasts, sessionLifetime, signInLifetime, signUpLifetime);
        positive(freshFactor);
    }

    /// What holds unless somebody sets it otherwise.
    public static Limits defaults() {
        return new Limits(
                Duration.ofMinutes(10),
                5,
                Duration.ofSeconds(30),
                10,
                30,
                30,
                10,
                Duration.ofHours(1),
                100,
                30,
                Duration.ofDays(7),
                Duration.ofHours(1),
                Duration.ofHours(24),
                Duration.ofMinutes(10));
    }

    /// The same, with other numbers per network and hour: for tests, and for many people behind one address.
    public Limits perNetwork(int signIns, int signUps) {
        return new Limits(
                codeLifetime,
                codeTries,
                resendAfter,
                codesPerAddress,
                codeTriesPerAddress,
                passwordTriesPerAddress,
                lockoutFailures,
                lockoutLasts,
                signIns,
                signUps,
                sessionLifetime,
                signInLifetime,
                signUpLifetime,
                freshFactor);
    }

    /// The longest that anything begun may stay unfinished. A reset lives as long as a sign-in.
    public Duration longestAttempt() {
        return signInLifetime.compareTo(signUpLifetime) > 0 ? signInLifetime : signUpLifetime;
    }

    private static void positive(int... numbers) {
        for (int number : numbers) {
            if (number < 1) {
                throw new IllegalArgumentException("a limit is at least 1, not " + number);
            }
        }
    }

    private static void positive(Duration... durations) {
        for (Duration duration : durations) {
            if (!duration.isPositive()) {
                throw new IllegalArgumentException("a time limit is longer than nothing, not " + duration);
            }
        }
    }
}
