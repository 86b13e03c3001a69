package dev.genkan.e2e;

/// The development inbox, read as a person reads it: in a browser, opened once by the address printed at the start.
final class Mailbox implements AutoCloseable {

    private final Visitor reader;
    private final String address;

    /// @param address of the inbox, its key included
    Mailbox(String origin, String address) {
        this.reader = new Visitor(origin, Visitor.Scripting.OFF);
        this.address = address.substring(origin.length());
    }

    /// The six digits of the newest letter to this address.
    String newestCodeFor(String emailAddress) {
        open();
        reader.follow(emailAddress);
        return reader.element("[data-code]").innerText().strip();
    }

    /// The subject of the newest letter to this address.
    String newestSubjectFor(String emailAddress) {
        open();
        reader.follow(emailAddress);
        return reader.element("section .gk-panel__head h2").innerText();
    }

    void open() {
        reader.open(address);
    }

    /// Its path and key.
    String address() {
        return address;
    }

    Visitor reader() {
        return reader;
    }

    @Override
    public void close() {
        reader.close();
    }
}
