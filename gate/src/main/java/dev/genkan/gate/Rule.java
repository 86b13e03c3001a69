package dev.genkan.gate;

/// The rule by which somebody was not simply let in.
public sealed interface Rule {

    /// As it stands in explanations.
    String words();

    /// Whether the application wants it so. What it did not plan for (another site, a path that can be read in two
    /// ways, a gate that leads round in circles) is worth a line in every log.
    default boolean isPlanned() {
        return true;
    }

    /// A private route, or a handler that wants a member, and nobody is signed in.
    record SignIn() implements Rule {
        @Override
        public String words() {
            return "private route";
        }
    }

    /// This requirement, the first one that is not met.
    record Unmet(Requirement requirement, Reading reading) implements Rule {
        @Override
        public String words() {
            return "requirement " + reading.name();
        }
    }

    /// What the application says in [AfterAuth].
    record Said() implements Rule {
        @Override
        public String words() {
            return "afterAuth";
        }
    }

    /// An address that could be read in two ways.
    record Doubtful() implements Rule {
        @Override
        public String words() {
            return "path check";
        }

        @Override
        public boolean isPlanned() {
            return false;
        }
    }

    /// An unsafe request that a page of another origin began.
    record Elsewhere() implements Rule {
        @Override
        public String words() {
            return "origin check";
        }

        @Override
        public boolean isPlanned() {
            return false;
        }
    }

    /// A form without the hidden field that belongs to this browser.
    record Field() implements Rule {
        @Override
        public String words() {
            return "form field";
        }

        @Override
        public boolean isPlanned() {
            return false;
        }
    }

    /// A session token that no cookie can carry.
    record Weight() implements Rule {
        @Override
        public String words() {
            return "cookie budget";
        }

        @Override
        public boolean isPlanned() {
            return false;
        }
    }

    /// The gate would lead somebody round in circles.
    record Circle() implements Rule {
        @Override
        public String words() {
            return "circle";
        }

        @Override
        public boolean isPlanned() {
            return false;
        }
    }
}
