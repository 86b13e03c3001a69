package dev.genkan.identity.attempt;

/// What came of following a link from a mail whose sign-up or sign-in was begun by a program.
public sealed interface LinkOpened {

    /// Where whoever asked for it wants to be led; empty for nowhere in particular.
    String leadsTo();

    /// The mailbox is proven: whoever followed it is in the house ([Answer.SignedIn]), or something else is missing.
    record Verified(Proven in, String leadsTo) implements LinkOpened {}

    record Proved(Answer.Standing standing, String leadsTo) implements LinkOpened {}

    /// It was followed before in this browser, and led in.
    record Again(String leadsTo) implements LinkOpened {}

    record Expired(String leadsTo) implements LinkOpened {}

    /// A newer one was sent, it was used, or there never was such a link.
    record Failed(String leadsTo) implements LinkOpened {}

    /// This is another browser than that which asked. Nothing was used up.
    record OtherBrowser(String leadsTo) implements LinkOpened {}
}
