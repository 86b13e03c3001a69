package dev.genkan.onboarding;

import dev.genkan.token.UserId;

/// Somebody who has signed up.
///
/// @param emailAddress the primary address, empty if there is none
/// @param actor who answers: the member, unless somebody acts in their place
public record Member(UserId id, String emailAddress, UserId actor) {

    /// Somebody who is there themselves.
    public Member(UserId id, String emailAddress) {
        this(id, emailAddress, id);
    }

    /// The same while somebody acts in their place.
    public Member actedForBy(UserId other) {
        return new Member(id, emailAddress, other);
    }
}
