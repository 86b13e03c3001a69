package dev.genkan.testing.spring;

import dev.genkan.identity.Browser;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Engine;
import jakarta.validation.Validator;
import java.util.List;

/// People for a test: real users of the engine, each with a browser in which they are signed in.
///
/// @param flows of the application
public record Visitors(Engine engine, List<Onboarding> flows, Validator validator) {

    public Visitors {
        flows = List.copyOf(flows);
    }

    /// Somebody who has just proven this address, and answered nothing yet.
    ///
    /// @throws IllegalArgumentException if it is no address
    /// @throws org.springframework.dao.DuplicateKeyException if it is somebody's already
    public Visitor signUp(String emailAddress) {
        EmailAddress address = EmailAddress.parse(emailAddress)
                .orElseThrow(() -> new IllegalArgumentException("\"" + emailAddress + "\" is no e-mail address."));
        User user = engine.users().create(address, "email_code", Browser.NONE);
        return signIn(user);
    }

    /// Somebody who is a user already, at another browser.
    public Visitor signIn(User user) {
        return new Visitor(this, user.id(), engine.signIn(user.id()));
    }
}
