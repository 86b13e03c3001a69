package dev.genkan.identity.attempt;

/// What [MailedLinks#follow] answers. `NoAttempt`: the link is over, see [MailedLinks#look]; `Rejected`: the new
/// password cannot be one.
public sealed interface LinkFollowed permits Proven, Answer.Rejected, Answer.Busy, Answer.NoAttempt {}
