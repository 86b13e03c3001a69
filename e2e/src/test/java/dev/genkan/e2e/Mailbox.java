package dev.genkan.e2e;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The development inbox, read as a person reads it: in a browser, opened once by the address printed at the start.
final class Mailbox implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("/sign-in/link\\?t=[A-Za-z0-9_-]{43}");

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

    /// The path and query of the link in the newest letter to this address.
    String newestLinkFor(String emailAddress) {
        open();
        reader.follow(emailAddress);
        reader.follow("Text");
        Matcher link = LINK.matcher(reader.reads());
        if (!link.find()) {
            throw new IllegalStateException("no link in the newest letter to " + emailAddress);
        }
        return link.group();
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
