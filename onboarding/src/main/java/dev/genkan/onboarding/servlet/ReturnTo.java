package dev.genkan.onboarding.servlet;

import dev.genkan.gate.Paths;
import dev.genkan.gate.ReturnAddress;
import dev.genkan.gate.servlet.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The page a member wanted to see before onboarding stood in the way.
public record ReturnTo(Site site) {

    /// The name under which an address travels.
    public static final String PARAMETER = "redirect_url";

    /// What the address of this request names, path and query; empty if it names none, or one that must not be led to.
    public String namedBy(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null) {
            return "";
        }
        return UrlEncoded.read(query.getBytes(StandardCharsets.UTF_8))
                .map(fields -> fields.getOrDefault(PARAMETER, List.of()))
                .filter(values -> values.size() == 1)
                .flatMap(values -> safe(values.getFirst()))
                .orElse("");
    }

    /// An address of the application where a member can be led to at the end. Doors are none: who is through is not
    /// sent to sign in, to sign up, to sign out or to onboarding.
    public Optional<String> safe(String candidate) {
        return ReturnAddress.safe(candidate, site.publicUrl()).filter(address -> !isDoor(address));
    }

    private boolean isDoor(String address) {
        String path = URI.create(address).getPath();
        Paths paths = site.paths();
        return Stream.of(paths.signIn(), paths.signUp(), paths.signOut(), paths.onboarding())
                .anyMatch(door -> path.equals(door) || path.startsWith(door + "/"));
    }

    /// The sign-in page, from which a member comes back to the onboarding page with all it was asked for.
    String viaSignIn(HttpServletRequest request) {
        String onboarding = site.paths().onboarding();
        String query = request.getQueryString();
        String back = Methods.isRead(request) && query != null
                ? ReturnAddress.safe(onboarding + "?" + query, site.publicUrl()).orElse(onboarding)
                : onboarding;
        return site.paths().signIn() + "?" + PARAMETER + "=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }
}
