package dev.genkan.server.dashboard;

import dev.genkan.identity.operator.Operator;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.operator.Operators;
import dev.genkan.identity.user.EmailAddress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who may run the instance. Nobody changes or removes themselves, and so nobody locks themselves out by mistake.
public record OperatorsRoom(DashboardDesk desk, Operators operators) implements Room {

    private static final String HERE = "/operators";
    private static final String ONE = HERE + "/{user_id}/remove";

    @Override
    public Place place() {
        return Place.OPERATORS;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.page(HERE, call -> show(call, 200, "", "")),
                CsvFile.route(
                        HERE + ".csv",
                        "operators.csv",
                        List.of("id", "email_address", "role", "since", "made_by"),
                        call -> operators.list().stream().map(OperatorsRoom::row)),
                Route.act(HERE, this::add).afterProof(),
                Route.form(ONE, this::askToRemove).afterProof(),
                Route.act(ONE, this::remove).afterProof());
    }

    private static List<String> row(Operator one) {
        return List.of(
                one.userId().value(),
                one.address(),
                one.role().word(),
                one.since().toString(),
                one.by());
    }

    private void show(Call call, int status, String problem, String address) throws IOException {
        Map<String, String> problems = problem.isEmpty() ? Map.of() : Map.of("email_address", problem);
        Map<String, Object> model = Map.of(
                "operators", operators.list(),
                "me", call.operator().userId().value(),
                "address", address,
                "role", call.form().first("role"));
        desk.show(call, status, Place.OPERATORS, "operators", problems, model);
    }

    private void add(Call call) throws IOException {
        String typed = call.form().first("email_address").strip();
        Role role = call.form().first("role").equals(Role.FULL.word()) ? Role.FULL : Role.READ_ONLY;
        Optional<EmailAddress> address = EmailAddress.parse(typed);
        if (address.isEmpty()) {
            show(call, 422, "Enter an email address, like name@example.com", typed);
        } else if (address.get().value().equalsIgnoreCase(call.operator().address())) {
            show(call, 422, "This is you. Somebody else with the full role can change yours", typed);
        } else if (operators.add(address.get(), role, call.actor()).isEmpty()) {
            show(call, 422, "Nobody here has proved this address. They sign up first", typed);
        } else {
            desk.seeOther(call, HERE, Done.SAVED);
        }
    }

    private void askToRemove(Call call) throws IOException {
        Optional<Operator> operator = other(call);
        if (operator.isEmpty()) {
            desk.nothingHere(call, Place.OPERATORS);
        } else {
            desk.show(call, 200, Place.OPERATORS, "operator-remove", Map.of("operator", operator.get()));
        }
    }

    private void remove(Call call) throws IOException {
        Optional<Operator> operator = other(call);
        if (operator.isEmpty()) {
            desk.nothingHere(call, Place.OPERATORS);
        } else {
            operators.remove(operator.get().userId(), call.actor());
            desk.seeOther(call, HERE, Done.DELETED);
        }
    }

    private Optional<Operator> other(Call call) {
        return operators.list().stream()
                .filter(one -> one.userId().value().equals(call.variable("user_id")))
                .filter(one -> !one.userId().equals(call.operator().userId()))
                .findFirst();
    }
}
