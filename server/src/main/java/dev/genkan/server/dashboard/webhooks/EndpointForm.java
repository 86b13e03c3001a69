package dev.genkan.server.dashboard.webhooks;

import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.identity.webhook.WebhookEndpoint;
import dev.genkan.identity.webhook.Webhooks;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where an endpoint is and what it is told, as somebody typed it.
///
/// @param types those that were chosen; none for all
public record EndpointForm(String url, Set<String> types) {

    /// What can be told, in the order in which it is offered.
    private static final List<String> OFFERED = List.of(
            "user.created",
            "user.updated",
            "user.deleted",
            "session.created",
            "session.ended",
            "session.removed",
            "session.revoked",
            "onboarding.started",
            "onboarding.step_completed",
            "onboarding.completed",
            "onboarding.version_upgraded",
            "email.created");

    static final EndpointForm EMPTY = new EndpointForm("", Set.of());

    static EndpointForm of(PostedForm form) {
        return new EndpointForm(
                form.first("url").strip(), new LinkedHashSet<>(form.fields().getOrDefault("types", List.of())));
    }

    static EndpointForm of(WebhookEndpoint endpoint) {
        return new EndpointForm(endpoint.url().toString(), endpoint.types());
    }

    /// As text, to tell whether somebody has changed it: see [dev.genkan.server.dashboard.Seen].
    String stored() {
        return url + types.stream().sorted().collect(Collectors.joining(" ", " ", ""));
    }

    /// An address that is none is empty.
    Optional<URI> address() {
        try {
            return Optional.of(new URI(url));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    /// What is to be mended, by the field's id; empty if nothing.
    Map<String, String> problems(Webhooks webhooks) {
        Map<String, String> problems = new LinkedHashMap<>();
        address()
                .map(webhooks::objectionTo)
                .orElse(Optional.of("Enter a whole address, such as https://acme.example/webhooks"))
                .ifPresent(objection -> problems.put("url", objection));
        if (!types.stream().allMatch(Webhooks::isType)) {
            problems.put("types", "Choose among these events");
        }
        return problems;
    }

    /// What the page offers: what there is, and what this endpoint was given by a program besides.
    public List<String> offered() {
        return Stream.concat(
                        OFFERED.stream(),
                        types.stream().filter(Webhooks::isType).sorted())
                .distinct()
                .toList();
    }
}
