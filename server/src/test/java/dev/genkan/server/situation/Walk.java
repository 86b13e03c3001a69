package dev.genkan.server.situation;

import dev.genkan.gate.Decision;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.server.FrontDoor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser without a socket, that follows where it is led until it arrives or gives up.
final class Walk {

    /// Nobody is led on more often.
    static final int MOST_HOPS = 3;

    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");

    private final FrontDoor door;
    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Predicate<String> blocked;

    /// Where somebody arrived.
    ///
    /// @param way every place they were at
    /// @param decisions the ids of those made on the way
    record Arrival(int status, List<String> way, List<String> decisions, String page) {

        int hops() {
            return way.size() - 1;
        }

        String last() {
            return way.getLast();
        }
    }

    /// @param address where the browser believes the application to be
    /// @param blocked which cookies it neither keeps nor sends
    Walk(FrontDoor door, String address, Predicate<String> blocked) {
        this.door = door;
        this.address = address;
        this.blocked = blocked;
    }

    Walk with(String cookie, String value) {
        if (!blocked.test(cookie) && !value.isEmpty()) {
            cookies.put(cookie, value);
        }
        return this;
    }

    /// As a person who clicks a link.
    Arrival follow(String start) {
        return follow(start, "Sec-Fetch-Mode", "navigate", "Accept", "text/html");
    }

    /// As a program that follows too.
    Arrival ask(String start) {
        return follow(start, "Accept", "application/json");
    }

    /// Answers the form that they are led to from here, if it is one.
    void answer(String start, Map<String, String> typed) {
        Arrival arrival = follow(start);
        if (arrival.status() == 200) {
            Map<String, String> fields = new LinkedHashMap<>();
            HIDDEN.matcher(arrival.page()).results().forEach(field -> fields.put(field.group(1), field.group(2)));
            fields.putAll(typed);
            send(
                    arrival.last(),
                    fields.entrySet().stream()
                            .map(field ->
                                    field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&")));
        }
    }

    private Arrival follow(String start, String... headers) {
        List<String> way = new ArrayList<>(List.of(start));
        List<String> decisions = new ArrayList<>();
        while (true) {
            Exchange exchange = exchange("GET", way.getLast(), "", headers);
            if (!exchange.header(Decision.HEADER).isEmpty()) {
                decisions.add(exchange.header(Decision.HEADER));
            }
            boolean led = exchange.status() >= 300 && exchange.status() < 400;
            if (!led || way.size() > MOST_HOPS + 2) {
                return new Arrival(exchange.status(), List.copyOf(way), List.copyOf(decisions), exchange.page());
            }
            way.add(exchange.header("Location"));
        }
    }

    /// As a program.
    Exchange call(String method, String path, String... headers) {
        return exchange(method, path, "", headers);
    }

    /// As a form.
    Exchange send(String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Mode",
                "navigate",
                "Accept",
                "text/html"));
        return exchange("POST", path, body, all.toArray(String[]::new));
    }

    private Exchange exchange(String method, String location, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Host", address.replaceFirst("^https?://", "")));
        all.addAll(List.of(headers));
        Exchange exchange = new Exchange(method, location, body, cookies, all.toArray(String[]::new));
        exchange.through(door.filter(), Walk::application);
        exchange.setCookies().forEach(this::keep);
        return exchange;
    }

    /// Shows every page to whoever comes through.
    private static void application(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String who = Visit.find(request).map(visit -> visit.auth().toString()).orElse("nobody knows");
        response.getOutputStream().write(who.getBytes(StandardCharsets.UTF_8));
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (setCookie.contains("; Max-Age=0;")) {
            cookies.remove(pair[0]);
        } else if (!blocked.test(pair[0])) {
            cookies.put(pair[0], pair[1]);
        }
    }
}
