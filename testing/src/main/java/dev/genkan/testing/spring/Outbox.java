package dev.genkan.testing.spring;

import dev.genkan.server.inbox.Inbox;
import dev.genkan.server.mail.Letter;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The letters that the application would have sent. There are none where it is configured to send mail over SMTP.
public final class Outbox {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final Inbox inbox;

    Outbox(Inbox inbox) {
        this.inbox = inbox;
    }

    /// Newest first; the last 200 at most.
    public List<Letter> letters() {
        return inbox.items().stream().map(Inbox.Item::letter).toList();
    }

    /// Newest first.
    public List<Letter> lettersTo(String emailAddress) {
        return letters().stream()
                .filter(letter -> letter.to().equalsIgnoreCase(emailAddress))
                .toList();
    }

    /// The six digits of the newest letter to this address that carries any.
    ///
    /// @throws AssertionError if there is none
    public String codeFor(String emailAddress) {
        return lettersTo(emailAddress).stream()
                .map(Letter::code)
                .filter(code -> !code.isEmpty())
                .findFirst()
                .orElseThrow(() -> missing("code", emailAddress));
    }

    /// The first link of the newest letter to this address that carries any.
    ///
    /// @throws AssertionError if there is none
    public URI linkFor(String emailAddress) {
        return lettersTo(emailAddress).stream()
                .map(letter -> LINK.matcher(letter.text()))
                .filter(Matcher::find)
                .map(found -> URI.create(found.group()))
                .findFirst()
                .orElseThrow(() -> missing("link", emailAddress));
    }

    /// Throws all letters away.
    public void clear() {
        inbox.clear();
    }

    private AssertionError missing(String what, String emailAddress) {
        List<Letter> to = lettersTo(emailAddress);
        return new AssertionError("No letter to " + emailAddress + " carries a " + what + "; there "
                + (to.isEmpty()
                        ? "is none to that address."
                        : "are " + to.stream().map(Letter::subject).toList() + "."));
    }
}
