package dev.genkan.identity.exchange;

import dev.genkan.identity.attempt.Factors;
import dev.genkan.identity.instance.IdentifierLists;
import dev.genkan.identity.instance.InstanceSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What an instance can be told by name, and what each may be.
public final class SettingRules {

    /// The names, as on the wire where Clerk has one.
    public static final List<String> NAMES = List.of(
            "allowed_origins",
            "allowlist",
            "block_email_subaddresses",
            "blocklist",
            "brand_color",
            "brand_color_dark",
            "brand_corners",
            "brand_font",
            "brand_logo",
            "brand_name",
            "home_url",
            Factors.EMAIL_CODE,
            Factors.EMAIL_LINK,
            Factors.PASSWORD,
            "sign_up_mode",
            "support_email");

    /// Who may sign up: anybody, who is invited, or nobody for now.
    public static final Set<String> MODES = Set.of("public", "restricted", "waitlist");

    private static final int MOST_ORIGINS = 100;
    private static final int LONGEST = 2048;
    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[a-z0-9._-]+(:[0-9]{1,5})?");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[\\x21-\\x7e]*");

    private SettingRules() {}

    /// Why a setting cannot be this, in a sentence; empty if it can.
    public static Optional<String> objectionTo(String name, Object value) {
        return switch (name) {
            case "allowlist",
                    "block_email_subaddresses",
                    "blocklist",
                    Factors.EMAIL_CODE,
                    Factors.EMAIL_LINK,
                    Factors.PASSWORD -> unless(value instanceof Boolean, name + " is true or false.");
            case "sign_up_mode" ->
                unless(
                        value instanceof String mode && MODES.contains(mode),
                        name + " is public, restricted or waitlist.");
            case "home_url" ->
                unless(
                        value instanceof String url && isPage(url),
                        "Write home_url in full, such as https://app.example.");
            case "support_email" ->
                unless(value instanceof String text && text.contains("@"), name + " is an address.");
            case "allowed_origins" -> origins(value);
            case "brand_color", "brand_color_dark", "brand_corners", "brand_font", "brand_logo", "brand_name" ->
                BrandRules.objectionTo(name.substring("brand_".length()), value);
            default -> Optional.of("There is no setting " + name + ".");
        };
    }

    /// Why an application cannot be led to this address; empty if it can.
    public static Optional<String> objectionToRedirect(String url) {
        boolean dangerous =
                url.regionMatches(true, 0, "javascript:", 0, 11) || url.regionMatches(true, 0, "data:", 0, 5);
        return unless(
                url.length() <= LONGEST && ADDRESS.matcher(url).matches() && !dangerous,
                "\"" + url + "\": write it in full, such as https://app.example/callback.");
    }

    /// Why this cannot stand on a list of who may sign up; empty if it can.
    public static Optional<String> objectionToListed(String identifier) {
        return unless(
                IdentifierLists.key(identifier).isPresent(),
                "\"" + identifier + "\" is neither an address nor *@ and a domain.");
    }

    /// Why a browser does not write an origin so; empty if it does.
    public static Optional<String> objectionToOrigin(String origin) {
        return unless(
                ORIGIN.matcher(origin).matches(),
                "\"" + origin + "\": origins are written as browsers do: https://app.example.");
    }

    private static Optional<String> origins(Object value) {
        if (!(value instanceof List<?> list) || list.size() > MOST_ORIGINS) {
            return Optional.of("allowed_origins is a list of at most " + MOST_ORIGINS + ".");
        }
        return list.stream()
                .flatMap(one -> objectionToOrigin(String.valueOf(one)).stream())
                .findFirst();
    }

    private static boolean isPage(String url) {
        try {
            URI address = new URI(url);
            String scheme = String.valueOf(address.getScheme());
            return (scheme.equals("http") || scheme.equals("https"))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<String> unless(boolean good, String sentence) {
        return good ? Optional.empty() : Optional.of(sentence);
    }

    /// Why nobody could sign in, if so.
    ///
    /// @param holding with what the configuration says
    static Optional<String> objectionToWays(InstanceSettings holding) {
        Factors left = new Factors(
                holding.is(Factors.PASSWORD, true),
                holding.is(Factors.EMAIL_CODE, true),
                holding.is(Factors.EMAIL_LINK, true));
        return unless(left.any(), "One way to sign in has to be left.");
    }

    static Optional<String> objectionTo(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .flatMap(one -> objectionTo(one.getKey(), one.getValue()).stream())
                .findFirst();
    }
}
