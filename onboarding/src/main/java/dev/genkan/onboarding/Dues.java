package dev.genkan.onboarding;

import dev.genkan.token.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is still to be done after completions: kept in the transaction of each, until it is done. Of several nodes one
/// has each in hand; what a node dies at is another's after a while.
public interface Dues {

    /// How many there are.
    ///
    /// @param waiting that will be tried, now or later
    /// @param givenUp that failed too often; they stay until somebody says that they are to be tried again
    record Count(long waiting, long givenUp) {}

    /// What is to be done now, the oldest first; the caller's for [#CLAIM], and nobody else's meanwhile.
    ///
    /// @param flows whose dues the caller can do, by name
    /// @return empty if nothing is due that nobody is at
    Optional<Due> next(Set<String> flows);

    /// How long a due is in the hands of who has taken it.
    Duration CLAIM = Duration.ofMinutes(5);

    /// Forgets it: it is done.
    void done(Due due);

    /// Lets it be tried again after this pause.
    void again(Due due, Duration pause);

    /// Lets it be, until [#retryGivenUp].
    void giveUp(Due due);

    /// Has everything that was given up tried again, from the first try on.
    ///
    /// @return how many
    int retryGivenUp();

    Count count();

    /// Those of one member, for an export of their data.
    List<Due> of(UserId user);

    /// The flows, by name, for which something waits.
    Set<String> flows();
}
