package dev.genkan.identity.webhook;

import java.util.regex.Pattern;

/// `ep_` and letters or digits.
public record EndpointId(String value) {

    private static final Pattern FORM = Pattern.compile("ep_[0-9A-Za-z]{1,60}");

    /// @throws IllegalArgumentException if it has another form; the caller's fault
    public EndpointId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("the id of a webhook endpoint is ep_ and letters or digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
