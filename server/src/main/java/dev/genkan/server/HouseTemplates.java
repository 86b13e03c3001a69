package dev.genkan.server;

import java.util.List;

/// The short names of the templates of this module that an application may put its own in the place of. Inbox and
/// dashboard are none of them: nobody but developers and operators sees them.
final class HouseTemplates {

    static final List<String> NAMES = List.of(
            "mail/letter",
            "pages/acting",
            "pages/code",
            "pages/forgot-password",
            "pages/kept-form",
            "pages/link",
            "pages/link-sent",
            "pages/locked",
            "pages/operator",
            "pages/parts",
            "pages/reset-password",
            "pages/session-expired",
            "pages/sign-in",
            "pages/sign-in-password",
            "pages/sign-out",
            "pages/sign-up",
            "pages/ticket",
            "profile/account",
            "profile/address-add",
            "profile/address-primary",
            "profile/address-remove",
            "profile/address-verify",
            "profile/delete",
            "profile/deleted",
            "profile/name",
            "profile/password",
            "profile/security",
            "profile/shell",
            "profile/verify");

    private HouseTemplates() {}
}
