package dev.genkan.identity.attempt;

import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.identity.user.UserPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks at what somebody who signs up has said, before anything is kept of it.
record SignUpCheck(Collaborators with) {

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_LOCALE = 64;

    /// What it comes to.
    ///
    /// @param address the one it would have then; null if there is none
    /// @param problems empty if it may be kept
    record Seen(@Nullable EmailAddress address, Metadata unsafeMetadata, List<Problem> problems) {}

    /// @param before what was said earlier
    Seen look(SignUpDetails said, Said before) {
        List<Problem> problems = new ArrayList<>();
        EmailAddress address = before.address();
        if (said.emailAddress() != null) {
            address = EmailAddress.parse(said.emailAddress()).orElse(null);
            if (address == null) {
                problems.add(Problem.ofAddress("email_address", said.emailAddress()));
            }
        }
        String password = said.password();
        if (password != null && !with.factors().password()) {
            problems.add(new Problem("password", Problem.NOT_KNOWN));
        } else if (password != null) {
            Optional<Passwords.Flaw> flaw = address == null
                    ? with.passwords().flaw(password)
                    : with.passwords().flaw(password, address);
            flaw.ifPresent(found -> problems.add(Problem.of(found)));
        }
        tooLong("first_name", said.firstName(), LONGEST_NAME).ifPresent(problems::add);
        tooLong("last_name", said.lastName(), LONGEST_NAME).ifPresent(problems::add);
        tooLong("locale", said.locale(), LONGEST_LOCALE).ifPresent(problems::add);
        Metadata metadata = before.unsafeMetadata();
        if (said.unsafeMetadata() != null) {
            try {
                metadata = Metadata.of(said.unsafeMetadata());
            } catch (Metadata.Unfit e) {
                problems.add(new Problem("unsafe_metadata", Problem.UNFIT));
            }
        }
        if (problems.isEmpty()) {
            fits(address, before.with(said, metadata)).ifPresent(problems::add);
        }
        return new Seen(address, metadata, problems);
    }

    private static Optional<Problem> tooLong(String field, @Nullable String text, int most) {
        return text != null && text.length() > most
                ? Optional.of(new Problem(field, Problem.TOO_MUCH))
                : Optional.empty();
    }

    /// So that nobody proves an address and is told only then.
    private Optional<Problem> fits(@Nullable EmailAddress address, Said said) {
        if (address == null) {
            return Optional.empty();
        }
        try {
            with.users().requireFits(address, said.profile());
            return Optional.empty();
        } catch (TokenBudget.Exceeded e) {
            return Optional.of(new Problem("unsafe_metadata", Problem.TOO_MUCH));
        }
    }

    /// What somebody has said so far that becomes a user as it is.
    record Said(
            @Nullable EmailAddress address,
            String firstName,
            String lastName,
            String locale,
            Metadata unsafeMetadata,
            Metadata publicMetadata,
            String externalId) {

        static Said nothing() {
            return new Said(null, "", "", "", Metadata.EMPTY, Metadata.EMPTY, "");
        }

        Said invited(Invitation invitation) {
            return new Said(
                    invitation.address(),
                    firstName,
                    lastName,
                    locale,
                    unsafeMetadata,
                    invitation.publicMetadata(),
                    externalId);
        }

        Said with(SignUpDetails more, Metadata metadata) {
            return new Said(
                    address,
                    more.firstName() == null ? firstName : more.firstName(),
                    more.lastName() == null ? lastName : more.lastName(),
                    more.locale() == null ? locale : more.locale(),
                    metadata,
                    publicMetadata,
                    externalId);
        }

        Said at(@Nullable EmailAddress other) {
            return new Said(other, firstName, lastName, locale, unsafeMetadata, publicMetadata, externalId);
        }

        /// @param other what the application calls them; empty for nothing
        Said called(String other) {
            return new Said(address, firstName, lastName, locale, unsafeMetadata, publicMetadata, other);
        }

        UserPatch profile() {
            UserPatch patch = UserPatch.nothing()
                    .firstName(firstName)
                    .lastName(lastName)
                    .unsafeMetadata(unsafeMetadata)
                    .publicMetadata(publicMetadata);
            return externalId.isEmpty() ? patch : patch.externalId(externalId);
        }
    }
}
