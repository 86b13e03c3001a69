package dev.genkan.onboarding;

/// Makes drafts unreadable to whoever has only the database.
public interface Sealing {

    /// Nothing is sealed; a flow that wants its drafts encrypted cannot be answered.
    Sealing NONE = new Sealing() {
        @Override
        public String seal(String plain) {
            throw new IllegalStateException("a flow says encryptDrafts(), but there is no key to encrypt them with");
        }

        @Override
        public String open(String sealed) {
            throw new IllegalStateException("drafts are encrypted, but there is no key to open them with");
        }
    };

    String seal(String plain);

    /// @throws IllegalStateException if it was sealed with another key
    String open(String sealed);
}
