package dev.genkan.server.dashboard;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.server.Browser;
import dev.genkan.server.House;

/// Operators at their browsers.
public final class Desks {

    public static final String AT = "/genkan/dashboard";

    private Desks() {}

    /// Somebody who has just signed up and may change everything.
    public static Browser full(House house, String address) {
        return operator(house, address, Role.FULL);
    }

    /// Somebody who has just signed up and may look.
    public static Browser readOnly(House house, String address) {
        return operator(house, address, Role.READ_ONLY);
    }

    private static Browser operator(House house, String address, Role role) {
        Browser browser = house.memberAt(address);
        house.engine.operators().add(EmailAddress.parse(address).orElseThrow(), role, Actor.APPLICATION);
        return browser;
    }
}
