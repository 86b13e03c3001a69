package dev.genkan.identity.attempt;

import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Metadata;
import java.time.Duration;

/// An invitation that is to be made.
///
/// @param publicMetadata what the user will begin with
/// @param redirectUrl where the link in the mail leads in the end, already checked; empty for the page to sign up
/// @param lifetime how long it works; longer than nothing
/// @param byMail whether a mail is sent
/// @param ignoreExisting whether another one may be open for the same address, or a member live there
public record NewInvitation(
        EmailAddress address,
        Metadata publicMetadata,
        String redirectUrl,
        Duration lifetime,
        boolean byMail,
        boolean ignoreExisting) {

    /// How long one works unless told otherwise.
    public static final Duration USUAL_LIFETIME = Duration.ofDays(30);

    /// With a mail, for somebody who is not here yet.
    public static NewInvitation to(EmailAddress address) {
        return new NewInvitation(address, Metadata.EMPTY, "", USUAL_LIFETIME, true, false);
    }
}
