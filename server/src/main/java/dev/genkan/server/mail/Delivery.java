package dev.genkan.server.mail;

/// A way out of the house: the development inbox, or an SMTP server.
public interface Delivery {

    /// Takes the letter over and returns at once; what goes wrong later is the delivery's to log and to repeat.
    void deliver(Letter letter);
}
