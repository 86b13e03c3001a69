package dev.genkan.server;

import java.util.List;

/// The short names of the templates of this module that an application may put its own in the place of. The inbox is
/// none of them: nobody but the developer sees it.
final class HouseTemplates {

    static final List<String> NAMES = List.of(
            "mail/letter",
            "pages/code",
            "pages/kept-form",
            "pages/operator",
            "pages/parts",
            "pages/session-expired",
            "pages/sign-in",
            "pages/sign-in-password",
            "pages/sign-out",
            "pages/sign-up");

    private HouseTemplates() {}
}
