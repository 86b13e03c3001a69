package dev.genkan.server.dashboard.users;

import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.Resetting;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.EmailAddresses;
import dev.genkan.identity.user.EmailAddresses.Added;
import dev.genkan.identity.user.EmailAddresses.Promoted;
import dev.genkan.identity.user.EmailAddresses.Removed;
import dev.genkan.identity.user.Taken;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.identity.user.User;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.Done;
import dev.genkan.server.dashboard.Person;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Route;
import dev.genkan.token.UserId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;

/// The addresses of one of them. Whoever reads a mailbox comes in by it, so that each act wants a fresh proof, and
/// nobody hands themselves the account of another operator. The mail that lets them choose a password goes to
/// themselves and wants none.
record UserAddresses(People people, EmailAddresses addresses, Resetting resetting) {

    private static final String ADD = People.ONE + "/addresses/new";
    private static final String ONE = People.ONE + "/addresses/{address_id}";
    private static final String MAIL = People.ONE + "/password-mail";
    private static final String FIELD = "email_address";

    List<Route> routes() {
        Stream<Route> own = Stream.of(
                Route.form(ADD, call -> askToAdd(call, 200, "")).afterProof(),
                Route.act(ADD, this::add).afterProof(),
                Route.form(MAIL, call -> askToMail(call, 200, "")),
                Route.act(MAIL, this::mail));
        return Stream.concat(own, AddressAct.all().flatMap(this::routes)).toList();
    }

    private Stream<Route> routes(AddressAct act) {
        String at = ONE + "/" + act.word();
        return Stream.of(
                Route.form(at, call -> ask(call, act, 200, "")).afterProof(),
                Route.act(at, call -> perform(call, act)).afterProof());
    }

    private String spared(Call call, Person person) {
        UserId id = person.user().id();
        return people.spared(call, List.of(id)).getOrDefault(id, "");
    }

    private void askToAdd(Call call, int status, String problem) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isPresent()) {
            Map<String, Object> model = Map.of(
                    "person", person.get(),
                    "spared", spared(call, person.get()),
                    "typed", call.form().first(FIELD),
                    "verified", call.form().first("verified").equals("true"));
            Map<String, String> problems = problem.isEmpty() ? Map.of() : Map.of(FIELD, problem);
            people.desk().show(call, status, Place.USERS, "user-address-new", problems, model);
        }
    }

    private void add(Call call) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isEmpty()) {
            return;
        }
        Optional<EmailAddress> typed =
                EmailAddress.parse(call.form().first(FIELD).strip());
        if (!spared(call, person.get()).isEmpty()) {
            askToAdd(call, 403, "");
        } else if (typed.isEmpty()) {
            askToAdd(call, 422, "Enter an email address in the format name@example.com");
        } else {
            String problem = added(call, person.get().user().id(), typed.get());
            if (problem.isEmpty()) {
                people.desk().seeOther(call, People.at(person.get().user().id()), Done.CREATED);
            } else {
                askToAdd(call, 422, problem);
            }
        }
    }

    /// @return what is wrong with it; empty if it is theirs now
    private String added(Call call, UserId id, EmailAddress address) {
        boolean verified = call.form().first("verified").equals("true");
        boolean anothers = people.users()
                .findByEmailAddress(address)
                .filter(owner -> !owner.id().equals(id))
                .isPresent();
        try {
            Added added = anothers ? new Added.Gone() : addresses.give(id, address, verified, call.actor());
            return switch (added) {
                case Added.ToProve theirs -> "";
                case Added.Theirs theirs -> "They have this address already";
                case Added.TooMany many -> "They have " + EmailAddresses.MOST + " addresses, and that is the most";
                case Added.Gone gone -> "Somebody else here has this address already";
            };
        } catch (Taken e) {
            return "Somebody else here has this address already";
        }
    }

    private void ask(Call call, AddressAct act, int status, String problem) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isEmpty()) {
            return;
        }
        Optional<User.Address> address = address(call, person.get());
        if (address.isEmpty()) {
            people.desk().nothingHere(call, Place.USERS);
            return;
        }
        Map<String, Object> model = Map.of(
                "person",
                person.get(),
                "address",
                address.get(),
                "act",
                act,
                "why",
                problem.isEmpty() ? spared(call, person.get()) : problem);
        people.desk().show(call, status, Place.USERS, "user-address-act", model);
    }

    private static Optional<User.Address> address(Call call, Person person) {
        return person.user().addresses().stream()
                .filter(one -> one.id().equals(call.variable("address_id")))
                .findFirst();
    }

    private void perform(Call call, AddressAct act) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isEmpty()) {
            return;
        }
        UserId id = person.get().user().id();
        if (address(call, person.get()).isEmpty()) {
            people.desk().nothingHere(call, Place.USERS);
        } else if (!spared(call, person.get()).isEmpty()) {
            ask(call, act, 403, "");
        } else {
            String problem = performed(call, act, id, call.variable("address_id"));
            if (problem.isEmpty()) {
                people.desk().seeOther(call, People.at(id), act.harms() ? Done.DELETED : Done.SAVED);
            } else {
                ask(call, act, 422, problem);
            }
        }
    }

    /// @return why it was not done; empty if it is so now, whoever did it
    private String performed(Call call, AddressAct act, UserId id, String address) {
        try {
            return switch (act) {
                case PRIMARY -> why(addresses.makePrimary(id, address, call.actor()));
                case VERIFY -> {
                    addresses.prove(id, address, "admin", call.actor());
                    yield "";
                }
                case REMOVE -> why(addresses.remove(id, address, call.actor()));
            };
        } catch (DuplicateKeyException e) {
            return "Somebody else here has proved this address.";
        } catch (TokenBudget.Exceeded e) {
            return "No session cookie of theirs could carry so long an address.";
        }
    }

    private static String why(Promoted promoted) {
        return switch (promoted) {
            case Promoted.Primary primary -> "";
            case Promoted.Unproven unproven -> "It is not verified, and mails go to a verified one.";
            case Promoted.NotThere gone -> "They do not have it any more.";
        };
    }

    private static String why(Removed removed) {
        return switch (removed) {
            case Removed.Gone gone -> "";
            case Removed.IsPrimary primary -> "It is the primary one. Make another one primary first.";
            case Removed.LastProven last -> "It is their last verified address: nobody could sign in any more.";
            case Removed.NotThere gone -> "";
        };
    }

    private void askToMail(Call call, int status, String why) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isPresent()) {
            Map<String, Object> model =
                    Map.of("person", person.get(), "why", whyNot(person.get()).orElse(why));
            people.desk().show(call, status, Place.USERS, "user-password-mail", model);
        }
    }

    private Optional<String> whyNot(Person person) {
        if (!resetting.isOpenByLink()) {
            return Optional.of("Passwords, or links by mail, are switched off.");
        }
        return person.address().isEmpty() ? Optional.of("They have no verified address.") : Optional.empty();
    }

    private void mail(Call call) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isEmpty()) {
            return;
        }
        if (whyNot(person.get()).isPresent()) {
            askToMail(call, 422, "");
            return;
        }
        User user = person.get().user();
        Optional<EmailAddress> to = user.primaryAddress();
        Optional<Answer.TooMany> tooMany = to.flatMap(address -> resetting.send(user.id(), address, call.actor()));
        if (to.isEmpty() || tooMany.isPresent()) {
            askToMail(call, 422, "This address was sent as many mails as it may get in an hour. Try again later.");
        } else {
            people.desk().seeOther(call, People.at(user.id()), Done.SENT);
        }
    }
}
