package dev.genkan.server.dashboard.tokens;

import dev.genkan.identity.PageRequest;
import dev.genkan.identity.session.ClaimsTemplate;
import dev.genkan.identity.session.CookieBudget;
import dev.genkan.identity.session.TokenPreviews;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserQuery;
import dev.genkan.identity.user.Users;
import dev.genkan.server.dashboard.JsonLines;
import dev.genkan.server.wire.WireIds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a template would make of somebody's token, before it is saved.
public record TemplateTrial(Users users, TokenPreviews previews, CookieBudget budget) {

    private static final int OFFERED = 8;

    /// Whoever is meant: an address or a user id; the newest member if nothing was typed. Empty if there is nobody.
    public Optional<User> user(String typed) {
        if (typed.isEmpty()) {
            return newest().stream().findFirst();
        }
        return typed.startsWith("user_")
                ? WireIds.user(typed).flatMap(users::find)
                : EmailAddress.parse(typed).flatMap(users::findByEmailAddress);
    }

    /// Who is offered to choose from.
    public List<User> newest() {
        return users.list(UserQuery.everybody(), PageRequest.first(OFFERED)).items();
    }

    /// What the page shows of it: `lines`, `weight`, `added` (bytes), `ceiling`, `previewed` and
    /// `signedIn`; without lines if there is nobody.
    ///
    /// @param template that can be used
    public Map<String, Object> show(ClaimsTemplate template, Optional<User> user) {
        Map<String, Object> model = new HashMap<>();
        model.put("ceiling", budget.ceiling(template));
        user.ifPresent(someone -> {
            TokenPreviews.Preview preview = previews.of(someone, template);
            model.put("lines", JsonLines.of(preview.payload(), preview.added()));
            model.put("weight", preview.weight());
            model.put("added", preview.weight() - budget.weigh(someone, ClaimsTemplate.EMPTY));
            model.put("previewed", name(someone));
            model.put("signedIn", preview.signedIn());
        });
        return model;
    }

    /// What a person is called here: the address, else the id.
    public static String name(User user) {
        return user.primaryAddress().map(EmailAddress::value).orElse(user.id().value());
    }
}
