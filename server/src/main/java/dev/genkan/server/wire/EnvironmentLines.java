package dev.genkan.server.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The lines of an application's environment that make its SDK speak to us, and no more than it needs: on an https
/// domain of our own named `clerk.…`, SDKs find everything by the publishable key.
///
/// @param secret a key of its own
/// @param pem the public key, for SDKs that cannot be told where to fetch it
public record EnvironmentLines(Place place, String secret, String pem) {

    /// What kind of application it is.
    public enum Kind {
        /// `@clerk/nextjs` 4
        NEXT4,
        /// `@clerk/nextjs` of today
        NEXT,
        EXPRESS,
        JAVA;

        /// Empty for what is none of them.
        public static Optional<Kind> of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public List<String> of(Kind kind) {
        return switch (kind) {
            case NEXT4 -> next4();
            case NEXT -> next();
            case EXPRESS -> express();
            case JAVA -> java();
        };
    }

    private List<String> next4() {
        List<String> lines = common("NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=");
        if (!isFoundByKey()) {
            lines.add("NEXT_PUBLIC_CLERK_PROXY_URL=" + base());
            lines.add("NEXT_PUBLIC_CLERK_JS=" + base() + "/npm/@clerk/clerk-js@4/dist/clerk.browser.js");
            lines.add("NEXT_PUBLIC_CLERK_SIGN_IN_URL=" + base() + "/sign-in");
        }
        return lines;
    }

    private List<String> next() {
        List<String> lines = common("NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=");
        if (!isFoundByKey()) {
            lines.add("NEXT_PUBLIC_CLERK_PROXY_URL=" + base());
            lines.add("NEXT_PUBLIC_CLERK_JS_URL=" + base() + "/npm/@clerk/clerk-js@6/dist/clerk.browser.js");
            lines.add("NEXT_PUBLIC_CLERK_UI_URL=" + base() + "/npm/@clerk/ui@1/dist/ui.browser.js");
            lines.add("NEXT_PUBLIC_CLERK_SIGN_IN_URL=" + base() + "/sign-in");
            lines.add("NEXT_PUBLIC_CLERK_SIGN_UP_URL=" + base() + "/sign-up");
        }
        lines.add("NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED=1");
        return lines;
    }

    private List<String> express() {
        List<String> lines = common("CLERK_PUBLISHABLE_KEY=");
        if (!isFoundByKey()) {
            lines.add("CLERK_PROXY_URL=" + base());
        }
        lines.add("CLERK_SIGN_IN_URL="
                + place.accountsHost().map(accounts -> "https://" + accounts).orElse(base()) + "/sign-in");
        lines.add("CLERK_TELEMETRY_DISABLED=1");
        return lines;
    }

    private List<String> java() {
        return List.of(
                "CLERK_SECRET_KEY=" + secret,
                "CLERK_SERVER_URL=" + base() + "/v1",
                "CLERK_JWT_KEY=\"" + pem.strip().replace("\n", "\\n") + "\"");
    }

    private List<String> common(String publishable) {
        List<String> lines = new ArrayList<>();
        lines.add(publishable + place.key().value());
        lines.add("CLERK_SECRET_KEY=" + secret);
        lines.add("CLERK_API_URL=" + base());
        return lines;
    }

    private boolean isFoundByKey() {
        return place.accountsHost().isPresent();
    }

    private String base() {
        return place.publicUrl().toString();
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "EnvironmentLines[" + place.publicUrl() + "]";
    }
}
