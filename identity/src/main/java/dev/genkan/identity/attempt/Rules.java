package dev.genkan.identity.attempt;

/// What an entrance does where one house may want it otherwise than another.
///
/// @param enumerationProtection whether nobody is told, before proof, that an address is known here or is not
/// @param newDeviceNotice whether a member is told by mail of a sign-in from a browser they had not signed in with
public record Rules(boolean enumerationProtection, boolean newDeviceNotice) {

    /// Both.
    public static Rules defaults() {
        return new Rules(true, true);
    }
}
