package dev.genkan.server.pages;

import dev.genkan.forms.html.Pages;
import dev.genkan.gate.servlet.Acting;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.Users;
import dev.genkan.onboarding.servlet.Language;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/// How pages say that somebody acts in a member's place: by one banner, on ours and on the application's.
///
/// @param stopAt where its button posts to, without the context path
public record MembersPlace(Users users, Pages pages, String stopAt) implements Acting.Banner {

    @Override
    public Acting of(Auth.SignedIn inPlace) {
        String name = users.find(inPlace.userId())
                .map(MembersPlace::name)
                .orElse(inPlace.userId().value());
        return new Acting(name, stopAt);
    }

    @Override
    public String html(Acting acting, Visit visit, HttpServletRequest request) {
        return pages.render(
                "dev/genkan/forms/acting",
                Language.of(request, pages.words()),
                Map.of("base", visit.contextPath(), "csrf", visit.csrfField(), "acting", acting));
    }

    private static String name(User user) {
        String name = (user.firstName() + " " + user.lastName()).strip();
        return name.isEmpty()
                ? user.primaryAddress()
                        .map(EmailAddress::value)
                        .orElse(user.id().value())
                : name;
    }
}
