package dev.genkan.identity.mail;

import dev.genkan.identity.Browser;
import dev.genkan.identity.credential.LinkToken;
import dev.genkan.identity.user.EmailAddress;

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

    /// A member has a new password, and is signed out everywhere else.
    record PasswordChanged(EmailAddress to, Browser asked) implements Mail {}

    /// A member has signed in with a browser they had not signed in with before.
    record NewDevice(EmailAddress to, Browser asked) implements Mail {}

    /// Somebody wants to sign up with the address of a member.
    record AlreadyRegistered(EmailAddress to, Browser asked) implements Mail {}

    /// Somebody wants to sign in, or to reset a password, with an address that nobody signed up with.
    record NoAccount(EmailAddress to, Browser asked) implements Mail {}
}
