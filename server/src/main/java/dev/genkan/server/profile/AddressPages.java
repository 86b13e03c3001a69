package dev.genkan.server.profile;

import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.identity.account.AddressBook;
import dev.genkan.identity.account.Proof;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.EmailAddresses;
import dev.genkan.identity.user.User;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A member's addresses: one more at `/user/addresses/add`, its code at `/user/addresses/{id}/verify`, and what can be
/// done with one that is there, `…/primary` and `…/remove`, each on a page that says what it does.
public record AddressPages(AccountDesk account, AddressBook book) implements Room {

    private static final String ADD = "/addresses/add";
    private static final Pattern ONE =
            Pattern.compile("/addresses/(idn_[A-Za-z0-9]{1,58})/(verify|verify/send|primary|remove)");

    @Override
    public boolean has(String below) {
        return below.equals(ADD) || ONE.matcher(below).matches();
    }

    @Override
    public void serve(Call call) throws IOException {
        if (call.below().equals(ADD)) {
            add(call);
            return;
        }
        Matcher one = ONE.matcher(call.below());
        Optional<User.Address> address = one.matches() ? book.find(call.user().id(), one.group(1)) : Optional.empty();
        if (address.isEmpty()) {
            // removed meanwhile, in another window
            account.seeOther(call, "");
            return;
        }
        switch (one.group(2)) {
            case "verify" -> verify(call, address.get());
            case "verify/send" -> send(call, address.get());
            case "primary" -> primary(call, address.get());
            default -> remove(call, address.get());
        }
    }

    private void add(Call call) throws IOException {
        if (call.isRead()) {
            String typed = kept(call);
            if (!account.mustProve(call, ADD + query(typed))) {
                ask(call, 200, typed, Map.of(), Map.of());
            }
        } else if (call.isPost()) {
            PostedForm form = account.posted(call);
            String typed = form.first("email_address");
            if (!account.isOurs(call, form)) {
                ask(call, 403, typed, Map.of(), account.formExpired(call));
            } else if (!account.mustProve(call, ADD + query(typed))) {
                begin(call, typed);
            }
        } else {
            account.refuseMethod(call, "GET, HEAD, POST");
        }
    }

    private void ask(Call call, int status, String typed, Map<String, String> problems, Map<String, Object> more)
            throws IOException {
        Map<String, Object> model = new HashMap<>(more);
        model.put("emailAddress", typed);
        account.show(call, status, "address-add", problems, model);
    }

    private void begin(Call call, String typed) throws IOException {
        switch (book.begin(call.user().id(), typed, account.browser(call))) {
            case AddressBook.Begun.NeedsCode next -> account.seeOther(call, "/addresses/" + next.id() + "/verify");
            case AddressBook.Begun.Rejected rejected ->
                ask(call, 422, typed, account.desk().texts(call.request(), List.of(rejected.problem())), Map.of());
            case AddressBook.Begun.Theirs theirs ->
                ask(call, 422, typed, Map.of("email_address", account.text(call, "address.theirs")), Map.of());
            case AddressBook.Begun.Full full -> {
                String text = account.text(call, "address.full", Map.of("max", EmailAddresses.MOST));
                ask(call, 422, typed, Map.of("email_address", text), Map.of());
            }
            case AddressBook.Begun.TooMany refused ->
                ask(call, 429, typed, Map.of(), Map.of("alert", account.tooMany(call, refused.retryAfter())));
        }
    }

    /// What was typed before the member had to prove who they are; nothing but an address.
    private static String kept(Call call) {
        return Optional.ofNullable(call.request().getParameter("email_address"))
                .flatMap(EmailAddress::parse)
                .map(EmailAddress::value)
                .orElse("");
    }

    private static String query(String typed) {
        return EmailAddress.parse(typed)
                .map(address -> "?email_address=" + URLEncoder.encode(address.value(), StandardCharsets.UTF_8))
                .orElse("");
    }

    private void verify(Call call, User.Address address) throws IOException {
        if (address.verified()) {
            account.seeOther(call, "");
        } else if (call.isRead()) {
            askCode(call, 200, address, "", Map.of(), Map.of());
        } else if (call.isPost()) {
            PostedForm form = account.posted(call);
            if (account.isOurs(call, form)) {
                enter(call, address, form.first("code"));
            } else {
                askCode(call, 403, address, form.first("code"), Map.of(), account.formExpired(call));
            }
        } else {
            account.refuseMethod(call, "GET, HEAD, POST");
        }
    }

    private void askCode(
            Call call,
            int status,
            User.Address address,
            String typed,
            Map<String, String> problems,
            Map<String, Object> more)
            throws IOException {
        Map<String, Object> model = new HashMap<>(more);
        model.put("address", address.address().value());
        model.put("id", address.id());
        model.put("code", typed);
        model.put("resent", status == 200 && "sent=1".equals(call.request().getQueryString()));
        account.show(call, status, "address-verify", problems, model);
    }

    private void enter(Call call, User.Address address, String typed) throws IOException {
        Proof proof = book.enterCode(call.user().id(), address.id(), typed, account.browser(call));
        Optional<AccountDesk.Refusal> refusal = account.refusal(call, proof);
        if (refusal.isPresent()) {
            askCode(
                    call,
                    refusal.get().status(),
                    address,
                    typed,
                    Map.of("code", refusal.get().text()),
                    Map.of());
        } else if (proof instanceof Proof.Proven) {
            account.seeOther(call, "", Toast.ADDRESS_ADDED);
        } else {
            account.seeOther(call, "");
        }
    }

    private void send(Call call, User.Address address) throws IOException {
        String verify = "/addresses/" + address.id() + "/verify";
        if (call.isRead()) {
            // a reload after the 303, or a bookmark
            account.seeOther(call, verify);
        } else if (!call.isPost()) {
            account.refuseMethod(call, "POST");
        } else if (!account.isOurs(call, account.posted(call))) {
            askCode(call, 403, address, "", Map.of(), account.formExpired(call));
        } else {
            switch (book.send(call.user().id(), address.id(), account.browser(call))) {
                case Answer.Sent sent -> account.seeOther(call, verify + "?sent=1");
                // one is on its way: the page where it is typed is where they want to be
                case Answer.TooSoon early -> account.seeOther(call, verify);
                case Answer.TooMany refused ->
                    askCode(
                            call,
                            429,
                            address,
                            "",
                            Map.of(),
                            Map.of("alert", account.tooMany(call, refused.retryAfter())));
                case Answer.NoAttempt gone -> account.seeOther(call, "");
            }
        }
    }

    private void primary(Call call, User.Address address) throws IOException {
        if (isConfirmed(call, address, "primary")) {
            switch (book.makePrimary(call.user().id(), address.id(), account.browser(call))) {
                case EmailAddresses.Promoted.Primary done -> account.seeOther(call, "", Toast.PRIMARY_CHANGED);
                case EmailAddresses.Promoted.Unproven unproven ->
                    confirm(call, 422, address, "primary", "address.primary.unproven");
                case EmailAddresses.Promoted.NotThere gone -> account.seeOther(call, "");
            }
        }
    }

    private void remove(Call call, User.Address address) throws IOException {
        if (isConfirmed(call, address, "remove")) {
            switch (book.remove(call.user().id(), address.id(), account.browser(call))) {
                case EmailAddresses.Removed.Gone done -> account.seeOther(call, "", Toast.ADDRESS_REMOVED);
                case EmailAddresses.Removed.IsPrimary primary ->
                    confirm(call, 422, address, "remove", "address.remove.primary");
                case EmailAddresses.Removed.LastProven last ->
                    confirm(call, 422, address, "remove", "address.remove.last");
                case EmailAddresses.Removed.NotThere gone -> account.seeOther(call, "");
            }
        }
    }

    /// Whether the act is to be done now; otherwise the request is answered.
    private boolean isConfirmed(Call call, User.Address address, String act) throws IOException {
        if (!call.isRead() && !call.isPost()) {
            account.refuseMethod(call, "GET, HEAD, POST");
            return false;
        }
        boolean ours = call.isRead() || account.isOurs(call, account.posted(call));
        if (!ours) {
            confirm(call, 403, address, act, "error.form_expired");
            return false;
        }
        if (account.mustProve(call, call.below())) {
            return false;
        }
        if (call.isRead()) {
            confirm(call, 200, address, act, "");
        }
        return call.isPost();
    }

    /// @param alert the key of what is to be said; empty for nothing
    private void confirm(Call call, int status, User.Address address, String act, String alert) throws IOException {
        Map<String, Object> model = Map.of(
                "address",
                address.address().value(),
                "id",
                address.id(),
                "act",
                act,
                "alert",
                alert.isEmpty() ? "" : account.text(call, alert));
        account.show(call, status, "address-" + act, Map.of(), model);
    }
}
