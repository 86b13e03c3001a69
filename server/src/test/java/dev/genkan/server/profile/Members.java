package dev.genkan.server.profile;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// People of these tests, and what they do on many of the pages.
final class Members {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Members() {}

    static String address(String name) {
        return name + COUNT.incrementAndGet() + "@example.com";
    }

    /// The same member in another browser.
    static Browser elsewhere(House house, String address) {
        Browser browser = house.signingIn(address);
        browser.send("/sign-in/password", "password", House.PASSWORD);
        return browser;
    }

    /// Lets so much time pass that the member has to prove who they are.
    static void letItGoStale(House house) {
        house.clock.turn(Duration.ofMinutes(11));
    }

    /// Follows the 303 to the page on which the password is asked for, and types it.
    static Answer prove(Browser browser, Answer sent) {
        browser.open(sent.location());
        return browser.send("/user/verify", "password", House.PASSWORD);
    }

    /// Adds an address and types its code.
    static Answer add(House house, Browser browser, String address) {
        browser.open("/user/addresses/add");
        String verify =
                browser.send("/user/addresses/add", "email_address", address).location();
        browser.open(verify);
        return browser.send(verify, "code", house.newestLetter(address).code());
    }

    static String idOf(House house, String owner, String address) {
        return house.userAt(owner).addresses().stream()
                .filter(one -> one.address().value().equals(address))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
