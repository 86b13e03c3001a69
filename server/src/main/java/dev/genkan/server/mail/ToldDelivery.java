package dev.genkan.server.mail;

import dev.genkan.identity.NewId;
import dev.genkan.identity.webhook.MailEvents;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Passes letters on, and tells the endpoints that ask for it what is in them, as Clerk's webhook `email.created` does.
///
/// @param delivery how they leave the house
/// @param from whose name they bear, the part before the `@`
/// @param app what the application is called
public record ToldDelivery(Delivery delivery, MailEvents events, NewId ids, String from, Supplier<String> app)
        implements Delivery {

    private static final System.Logger LOG = System.getLogger("dev.genkan");

    @Override
    public void deliver(Letter letter) {
        try {
            events.tell(letter.to(), () -> json(letter));
        } catch (RuntimeException e) {
            // a mail goes out whoever is told of it
            LOG.log(System.Logger.Level.ERROR, "Nobody is told of " + letter, e);
        }
        delivery.deliver(letter);
    }

    private Map<String, @Nullable Object> json(Letter letter) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "email");
        json.put("id", ids.of("ema_"));
        json.put("slug", letter.code().isEmpty() ? null : "verification_code");
        json.put("from_email_name", from);
        json.put("reply_to_email_name", null);
        json.put("to_email_address", letter.to());
        json.put("email_address_id", null);
        json.put("user_id", null);
        json.put("subject", letter.subject());
        json.put("body", letter.html());
        json.put("body_plain", letter.text());
        json.put("status", "queued");
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("app", Map.of("name", app.get()));
        if (!letter.code().isEmpty()) {
            data.put("otp_code", letter.code());
        }
        json.put("data", data);
        json.put("delivered_by_clerk", true);
        return json;
    }

    /// The part before the `@` of a sender such as `Acme <door@acme.example>`.
    public static String nameOf(String sender) {
        String address = sender.substring(sender.lastIndexOf('<') + 1);
        int at = address.indexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }
}
