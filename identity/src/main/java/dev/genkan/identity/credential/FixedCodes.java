package dev.genkan.identity.credential;

import dev.genkan.identity.user.EmailAddress;

/// Whether test addresses get a code that is known beforehand.
public enum FixedCodes {
    /// Every code is drawn.
    NEVER {
        @Override
        boolean appliesTo(EmailAddress address) {
            return false;
        }
    },
    /// The code for an address with `+clerk_test` in it is `424242`. For development only; who may type it is
    /// for the server to decide.
    FOR_TEST_ADDRESSES {
        @Override
        boolean appliesTo(EmailAddress address) {
            return address.key().substring(0, address.key().indexOf('@')).contains("+clerk_test");
        }
    };

    static final String CODE = "424242";

    abstract boolean appliesTo(EmailAddress address);
}
