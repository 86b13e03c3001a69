package dev.genkan.identity.mail;

import dev.genkan.identity.Browser;
import dev.genkan.identity.credential.LinkToken;
import dev.genkan.identity.user.EmailAddress;
import java.time.Instant;

/// What the house writes to people. None of it is needed to stay signed in; all of it is in the language of the browser
/// that asked, and names that browser, so that a reader can tell whether it was theirs.
public sealed interface Mail {

    EmailAddress to();

    Browser asked();

    /// The code, and the link, that prove an address for a new account.
    record SignUpCode(EmailAddress to, String code, LinkToken link, Browser asked) implements Mail {
        @Override
        public String toString() {
            return "SignUpCode[" + to + "]";
        }
    }

    /// The code, and the link, that sign a member in.
    record SignInCode(EmailAddress to, String code, LinkToken link, Browser asked) implements Mail {
        @Override
        public String toString() {
            return "SignInCode[" + to + "]";
        }
    }

    /// The code, and the link, that let a member choose a new password.
    record ResetCode(EmailAddress to, String code, LinkToken link, Browser asked) implements Mail {
        @Override
        public String toString() {
            return "ResetCode[" + to + "]";
        }
    }

    /// Somebody who runs the house wants a member to choose a new password: a link and no code, because no browser
    /// waits for one.
    record PasswordWanted(EmailAddress to, LinkToken link, Browser asked) implements Mail {
        @Override
        public String toString() {
            return "PasswordWanted[" + to + "]";
        }
    }

    /// A member's password was set or changed, and they are signed out everywhere else.
    record PasswordChanged(EmailAddress to, Browser asked) implements Mail {}

    /// A member has signed in with a browser they had not signed in with before.
    record NewDevice(EmailAddress to, Browser asked) implements Mail {}

    /// Somebody wants to sign up with the address of a member.
    record AlreadyRegistered(EmailAddress to, Browser asked) implements Mail {}

    /// Somebody wants to sign in, or to reset a password, with an address that nobody signed up with.
    record NoAccount(EmailAddress to, Browser asked) implements Mail {}

    /// The code that proves a further address.
    record AddressCode(EmailAddress to, String code, Browser asked) implements Mail {
        @Override
        public String toString() {
            return "AddressCode[" + to + "]";
        }
    }

    /// The code with which a member without a password proves once more who they are.
    record FactorCode(EmailAddress to, String code, Browser asked) implements Mail {
        @Override
        public String toString() {
            return "FactorCode[" + to + "]";
        }
    }

    /// Somebody wants to add the address of a member to their own account.
    record AddressWanted(EmailAddress to, Browser asked) implements Mail {}

    /// Somebody is asked to become a member; the ticket is the key.
    record Invitation(EmailAddress to, String ticket, Browser asked) implements Mail {
        @Override
        public String toString() {
            return "Invitation[" + to + "]";
        }
    }

    /// A member has said that they would finish a flow later.
    ///
    /// @param path where they go on, without the context path
    /// @param until when their answers are forgotten
    record FinishLater(EmailAddress to, String path, Instant until, Browser asked) implements Mail {}

    /// @param added what one can sign in with from now on
    record AddressAdded(EmailAddress to, EmailAddress added, Browser asked) implements Mail {}

    /// @param removed what nobody can sign in with any more
    record AddressRemoved(EmailAddress to, EmailAddress removed, Browser asked) implements Mail {}

    /// @param primary where mails go from now on
    record PrimaryChanged(EmailAddress to, EmailAddress primary, Browser asked) implements Mail {}

    record AccountDeleted(EmailAddress to, Browser asked) implements Mail {}
}
