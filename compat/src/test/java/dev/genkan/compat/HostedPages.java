package dev.genkan.compat;

/// Our own pages on the server, in the role of the account portal.
final class HostedPages implements Entrance {

    @Override
    public void standsOpen(Visitor visitor) {
        visitor.readsHeading("Sign in to");
    }

    @Override
    public void asksForAnAccount(Visitor visitor, String address, String password) {
        visitor.follow("Create an account");
        visitor.fill("Email address", address);
        visitor.fill("Password", password);
        visitor.press("Create account");
    }

    @Override
    public void entersCode(Visitor visitor, String code) {
        visitor.fill("6-digit code", code);
        visitor.press("Continue");
    }

    @Override
    public void refusesCode(Visitor visitor) {
        visitor.sees("That code isn’t right.");
    }

    @Override
    public void entersAddress(Visitor visitor, String address) {
        visitor.fill("Email address", address);
        visitor.press("Continue");
    }

    @Override
    public void entersPassword(Visitor visitor, String password) {
        visitor.fill("Password", password);
        visitor.press("Continue");
    }

    @Override
    public void refusesPassword(Visitor visitor) {
        visitor.sees("password");
        visitor.element("[aria-invalid=true]").waitFor();
    }
}
