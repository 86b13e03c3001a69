package dev.genkan.server.dashboard;

/// A line of the navigation, in its order.
public enum Place {
    OVERVIEW(Group.PEOPLE, "", "Overview", "house"),
    USERS(Group.PEOPLE, "/users", "Users", "users"),
    ONBOARDING(Group.PEOPLE, "/onboarding", "Onboarding", "route"),
    SESSIONS(Group.TOKENS, "/sessions", "Sessions", "ticket"),
    JWT_TEMPLATES(Group.TOKENS, "/jwt-templates", "JWT templates", "braces"),
    FIRST_RUN(Group.CONNECT, "/connect", "Connect", "plug"),
    API_KEYS(Group.CONNECT, "/api-keys", "API keys", "key"),
    WEBHOOKS(Group.CONNECT, "/webhooks", "Webhooks", "webhook"),
    INBOX(Group.CONNECT, "/inbox", "Email inbox", "inbox"),
    WHY(Group.CONNECT, "/why", "Why redirected", "signpost"),
    SETTINGS(Group.CONFIGURE, "/settings", "Sign-in settings", "sliders"),
    BRANDING(Group.CONFIGURE, "/branding", "Branding", "palette"),
    LANGUAGES(Group.CONFIGURE, "/languages", "Languages", "languages"),
    OPERATORS(Group.CONFIGURE, "/operators", "Operators", "shield"),
    AUDIT(Group.CONFIGURE, "/audit", "Audit log", "scroll");

    /// Lines that stand together.
    public enum Group {
        /// The first, which needs no heading.
        PEOPLE(""),
        TOKENS("Tokens"),
        CONNECT("Connect"),
        CONFIGURE("Configure");

        private final String heading;

        Group(String heading) {
            this.heading = heading;
        }

        /// Empty for none.
        public String heading() {
            return heading;
        }
    }

    private final Group group;
    private final String path;
    private final String label;
    private final String icon;

    Place(Group group, String path, String label, String icon) {
        this.group = group;
        this.path = path;
        this.label = label;
        this.icon = icon;
    }

    public Group group() {
        return group;
    }

    /// Counted from the dashboard's own address.
    public String path() {
        return path;
    }

    public String label() {
        return label;
    }

    /// The name of a fragment of `icons.html`.
    public String icon() {
        return icon;
    }
}
