package dev.genkan.server.dashboard.users;

import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.NewUser;
import dev.genkan.identity.user.Taken;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.Done;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Route;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Somebody whom the operator makes: their address is proven by the operator's word. Without a password they sign in by
/// a code.
record NewUserPage(People people, Passwords passwords) {

    private static final String HERE = People.AT + "/new";

    List<Route> routes() {
        return List.of(Route.form(HERE, call -> show(call, 200, Map.of())), Route.act(HERE, this::make));
    }

    private void show(Call call, int status, Map<String, String> problems) throws IOException {
        Map<String, Object> typed = Map.of(
                "address", call.form().first("email_address"),
                "firstName", call.form().first("first_name"),
                "lastName", call.form().first("last_name"));
        people.desk().show(call, status, Place.USERS, "user-new", problems, typed);
    }

    private void make(Call call) throws IOException {
        Map<String, String> problems = new LinkedHashMap<>();
        Optional<EmailAddress> address =
                EmailAddress.parse(call.form().first("email_address").strip());
        String password = call.form().first("password");
        if (address.isEmpty()) {
            problems.put("email_address", "Enter an email address in the format name@example.com");
        }
        if (!password.isEmpty()) {
            address.flatMap(known -> passwords.flaw(password, known))
                    .or(() -> passwords.flaw(password))
                    .ifPresent(flaw -> problems.put("password", sentence(flaw)));
        }
        if (!problems.isEmpty()) {
            show(call, 422, problems);
            return;
        }
        try {
            NewUser wanted = NewUser.at(address.orElseThrow())
                    .profile(UserPatch.nothing()
                            .firstName(call.form().first("first_name").strip())
                            .lastName(call.form().first("last_name").strip()));
            User made = people.users().create(password.isEmpty() ? wanted : wanted.password(password), call.actor());
            people.desk().seeOther(call, People.at(made.id()), Done.CREATED);
        } catch (Taken e) {
            show(call, 422, Map.of("email_address", "Somebody here has this address already"));
        } catch (Passwords.Busy e) {
            show(call, 503, Map.of("password", "Too many passwords are being hashed at once. Send it again"));
        } catch (TokenBudget.Exceeded e) {
            show(call, 422, Map.of("first_name", "No session cookie could carry so long a name"));
        } catch (IllegalArgumentException e) {
            // what no database keeps, see UserPatch
            show(call, 422, Map.of("first_name", "Use letters, spaces and signs that can be written"));
        }
    }

    private static String sentence(Passwords.Flaw flaw) {
        return switch (flaw) {
            case MISSING -> "Enter a password";
            case TOO_SHORT -> "Use at least " + Passwords.SHORTEST + " characters";
            case TOO_LONG -> "Use at most " + Passwords.LONGEST + " characters";
            case COMMON -> "Too many people use this password, or it’s too close to the address. Choose another one";
        };
    }
}
