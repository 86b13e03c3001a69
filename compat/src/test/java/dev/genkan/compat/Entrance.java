package dev.genkan.compat;

/// Where an application sends people to prove who they are: our hosted pages, or Clerk's components in its own.
interface Entrance {

    /// Waits until the page for signing in stands there.
    void standsOpen(Visitor visitor);

    /// From the page for signing in to the one that asks for the code.
    void asksForAnAccount(Visitor visitor, String address, String password);

    void entersCode(Visitor visitor, String code);

    /// Waits until the page says that the code was wrong.
    void refusesCode(Visitor visitor);

    /// From the page for signing in, with one password, as often as it takes.
    void entersAddress(Visitor visitor, String address);

    void entersPassword(Visitor visitor, String password);

    /// Waits until the page says that the password was wrong.
    void refusesPassword(Visitor visitor);
}
