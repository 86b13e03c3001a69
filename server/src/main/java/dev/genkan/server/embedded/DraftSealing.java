package dev.genkan.server.embedded;

import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.onboarding.Sealing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/// Drafts of flows that say `encryptDrafts()`, and answers that something is still to be done about, encrypted with the
/// key of the instance.
public record DraftSealing(EncryptionKey key) implements Sealing {

    private static final String NAME = "onboarding drafts";

    @Override
    public String seal(String plain) {
        return key.wrap(NAME, plain.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String open(String sealed) {
        try {
            return new String(key.unwrap(NAME, sealed), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException otherKey) {
            throw new IllegalStateException("a draft was encrypted with another key than " + key.id(), otherKey);
        }
    }
}
