package dev.genkan.identity.attempt;

import dev.genkan.identity.user.EmailAddress;

/// Lists of who may sign up and who may not, wherever they are kept.
public interface Restrictions {

    /// No lists.
    static Restrictions none() {
        return address -> true;
    }

    /// Whether somebody with this address may become a member.
    boolean admits(EmailAddress address);
}
