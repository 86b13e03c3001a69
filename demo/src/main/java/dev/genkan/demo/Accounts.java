package dev.genkan.demo;

import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.Users;
import dev.genkan.token.Auth;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// What the account menu shows of a member.
@Component
class Accounts {

    private final Users users;

    Accounts(Users users) {
        this.users = users;
    }

    Account of(Auth.SignedIn member) {
        return new Account(users.find(member.userId())
                .flatMap(User::primaryAddress)
                .map(EmailAddress::value)
                .orElse(""));
    }

    /// @param emailAddress empty for a member who was deleted a moment ago
    record Account(String emailAddress) {

        /// One or two letters for the round picture in the corner.
        public String initials() {
            return emailAddress
                    .codePoints()
                    .filter(Character::isLetterOrDigit)
                    .limit(2)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString()
                    .toUpperCase(Locale.ROOT);
        }
    }
}
