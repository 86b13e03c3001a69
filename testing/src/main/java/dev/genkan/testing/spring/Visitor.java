package dev.genkan.testing.spring;

import dev.genkan.forms.Form;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.User;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.SignedInBrowser;
import dev.genkan.token.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.client.RestTestClient;

/// A member at a browser of their own, signed in.
public final class Visitor {

    private final Visitors among;
    private final UserId userId;
    private final SignedInBrowser browser;

    Visitor(Visitors among, UserId userId, SignedInBrowser browser) {
        this.among = among;
        this.userId = userId;
        this.browser = browser;
    }

    public UserId userId() {
        return userId;
    }

    /// As they are stored now.
    ///
    /// @throws IllegalStateException if they were deleted
    public User user() {
        return among.engine()
                .users()
                .find(userId)
                .orElseThrow(() -> new IllegalStateException("there is no user " + userId));
    }

    /// The same, through with all flows of the application: the gate lets them pass. Nothing was really answered: there
    /// are no receipts, and `then` did not run.
    ///
    /// @param answers what is in their public metadata then
    public Visitor onboarded(Record... answers) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        for (Record answer : answers) {
            metadata.putAll(json(answer));
        }
        Map<String, Object> versions = new LinkedHashMap<>();
        for (Onboarding flow : among.flows()) {
            versions.put(flow.name(), (long) flow.version());
        }
        metadata.put(Onboarding.COMPLETE, true);
        metadata.put(Onboarding.VERSIONS, versions);
        return with(metadata);
    }

    private Map<String, @Nullable Object> json(Record answer) {
        return json(Form.of(answer.getClass(), among.validator()), answer);
    }

    private static <R extends Record> Map<String, @Nullable Object> json(Form<R> form, Record answer) {
        return form.toJson(form.type().cast(answer));
    }

    /// The same, with this in their public metadata, merged.
    public Visitor with(Map<String, @Nullable Object> publicMetadata) {
        among.engine().users().mergeMetadata(userId, MetadataPatch.ofPublic(publicMetadata));
        return this;
    }

    /// The one cookie that their browser shows.
    public String cookieName() {
        return browser.cookieName();
    }

    /// Its value, which is a secret of theirs.
    public String cookieValue() {
        return browser.client().value();
    }

    /// The value of the header `Cookie`, for whatever client there is.
    public String cookie() {
        return cookieName() + "=" + cookieValue();
    }

    /// The same client as theirs: every request of it shows their cookie.
    public RestTestClient at(RestTestClient client) {
        return client.mutate().defaultCookie(cookieName(), cookieValue()).build();
    }

    @Override
    public String toString() {
        return "Visitor[" + userId + "]";
    }
}
