package dev.genkan.identity.event;

import dev.genkan.identity.Browser;
import dev.genkan.token.UserId;

/// Who does something that is worth remembering.
///
/// @param name who: a user id, `system`, or what an operator is called; at most 128 characters
/// @param browser from where
public record Actor(String name, Browser browser) {

    /// The house itself.
    public static final Actor SYSTEM = new Actor("system", Browser.NONE);

    /// The application, by its own code.
    public static final Actor APPLICATION = new Actor("application", Browser.NONE);

    /// A member, acting for themselves.
    public static Actor member(UserId id, Browser browser) {
        return new Actor(id.value(), browser);
    }

    /// Somebody who acts in a member's place: both are named, the one who does it first.
    public static Actor inPlaceOf(UserId member, UserId who, Browser browser) {
        return new Actor(who.value() + " for " + member.value(), browser);
    }
}
