package dev.genkan.identity.attempt;

/// What [Invitations#make] answers.
public sealed interface Invited {

    /// @param ticket what the link in the mail carries. Nobody can read it later
    record Made(Invitation invitation, Ticket ticket) implements Invited {}

    /// Somebody lives at this address.
    record AlreadyMember() implements Invited {}

    /// Another invitation to this address is open.
    record AlreadyInvited() implements Invited {}
}
