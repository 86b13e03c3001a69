package dev.genkan.identity.mail;

/// Where mails are thrown in. Called after the commit of what they tell of, outside of any transaction of this house.
public interface Postbox {

    /// Takes the mail. How long that takes must not depend on what kind of mail it is, or a stranger could tell from it
    /// who lives here.
    void post(Mail mail);
}
