package dev.genkan.gate.servlet;

import dev.genkan.gate.Paths;
import dev.genkan.gate.ReturnAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The page somebody wanted to see before signing in or onboarding stood in the way.
///
/// @param doors paths that lead nowhere afterwards, with all that lies below them: who is through a door is not sent to
///     it again
public record ReturnTo(Site site, List<String> doors) {

    /// The name under which an address travels.
    public static final String PARAMETER = "redirect_url";

    public ReturnTo {
        doors = List.copyOf(doors);
    }

    /// For whoever is signing in: the way may well lead on to onboarding.
    public static ReturnTo afterSigningIn(Site site) {
        return new ReturnTo(site, entrance(site.paths()));
    }

    /// For whoever is asked to answer something first.
    public static ReturnTo afterOnboarding(Site site) {
        List<String> doors = new ArrayList<>(entrance(site.paths()));
        doors.add(site.paths().onboarding());
        return new ReturnTo(site, doors);
    }

    private static List<String> entrance(Paths paths) {
        return List.of(paths.signIn(), paths.signUp(), paths.signOut(), paths.forgotPassword(), paths.resetPassword());
    }

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

    /// An address where somebody can be led to at the end: of the application, and not a door; or, whole, of one of the
    /// site's other origins.
    public Optional<String> safe(String candidate) {
        return anywhere(site, candidate).filter(address -> !isDoor(address));
    }

    static Optional<String> anywhere(Site site, String candidate) {
        return ReturnAddress.safe(
                candidate, site.publicUrl(), site.surroundings().returnOrigins());
    }

    private boolean isDoor(String address) {
        if (!address.startsWith("/")) {
            return false;
        }
        String path = URI.create(address).getPath();
        return doors.stream().anyMatch(door -> path.equals(door) || path.startsWith(door + "/"));
    }

    /// The sign-in page, from which a member comes back to the onboarding page with all it was asked for.
    public String viaSignIn(HttpServletRequest request) {
        String onboarding = site.paths().onboarding();
        String query = request.getQueryString();
        String back = Methods.isRead(request) && query != null
                ? ReturnAddress.safe(onboarding + "?" + query, site.publicUrl()).orElse(onboarding)
                : onboarding;
        return site.paths().signIn() + "?" + PARAMETER + "=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }
}
