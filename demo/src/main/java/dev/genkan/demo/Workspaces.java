package dev.genkan.demo;

import dev.genkan.token.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The demo's own data: one workspace for each member, held in memory and gone with the process.
///
/// It is opened inside the transaction that finishes onboarding: when opening fails, nothing of the onboarding is
/// stored either. A map takes no part in a rollback; that does no harm, because opening again replaces what was there.
@Component
class Workspaces {

    private final int atMost;
    private final Map<UserId, NewApplication> byOwner = new LinkedHashMap<>();
    private final Map<UserId, String> invited = new LinkedHashMap<>();

    /// @param atMost how many workspaces there is room for, so that a demo left running does not grow without end
    Workspaces(@Value("${demo.workspaces.at-most}") int atMost) {
        this.atMost = atMost;
    }

    /// @throws IllegalStateException if there is no room left; the operator's fault
    synchronized void open(UserId owner, NewApplication application) {
        if (byOwner.size() >= atMost && !byOwner.containsKey(owner)) {
            throw new IllegalStateException("no room for the workspace of " + owner + ": demo.workspaces.at-most is "
                    + atMost + " and as many are open");
        }
        byOwner.put(owner, application);
        invited.remove(owner);
    }

    /// Remembers whom somebody wants beside them; the demo writes no letters.
    synchronized void invite(UserId owner, String colleague) {
        invited.put(owner, colleague);
    }

    /// Empty if nobody was invited.
    synchronized Optional<String> invitedBy(UserId owner) {
        return Optional.ofNullable(invited.get(owner));
    }

    /// Whether somebody else has opened a workspace of this name.
    synchronized boolean isTaken(String applicationName, UserId owner) {
        return byOwner.entrySet().stream()
                .anyMatch(each -> !each.getKey().equals(owner)
                        && each.getValue().applicationName().equalsIgnoreCase(applicationName));
    }

    /// Empty for a member whose workspace was opened before the last restart.
    synchronized Optional<NewApplication> of(UserId owner) {
        return Optional.ofNullable(byOwner.get(owner));
    }
}
