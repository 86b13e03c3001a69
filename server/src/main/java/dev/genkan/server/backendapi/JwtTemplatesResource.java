package dev.genkan.server.backendapi;

import dev.genkan.identity.session.JwtTemplate;
import dev.genkan.identity.session.JwtTemplates.Written;
import dev.genkan.identity.session.OwnAlgorithm;
import dev.genkan.identity.session.TemplateSigning;
import dev.genkan.identity.session.TemplateTerms;
import dev.genkan.server.wire.Deleted;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Slices;
import dev.genkan.token.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The templates by which tokens for other services are made.
public final class JwtTemplatesResource {

    private static final Set<String> FIELDS = Set.of(
            "name",
            "claims",
            "lifetime",
            "allowed_clock_skew",
            "custom_signing_key",
            "signing_algorithm",
            "signing_key");
    private static final int LONGEST_KEY = 16_384;

    public List<Route<BackHandler>> routes() {
        return List.of(
                new Route<>("GET", "/v1/jwt_templates", JwtTemplatesResource::list),
                new Route<>("POST", "/v1/jwt_templates", JwtTemplatesResource::create),
                new Route<>("GET", "/v1/jwt_templates/{template_id}", JwtTemplatesResource::read),
                new Route<>("PATCH", "/v1/jwt_templates/{template_id}", JwtTemplatesResource::update),
                new Route<>("DELETE", "/v1/jwt_templates/{template_id}", JwtTemplatesResource::delete));
    }

    private static Reply list(BackCall call) {
        List<JwtTemplate> all = call.wire().jwtTemplates().list();
        List<?> page = all.stream()
                .skip(Slices.offset(call.query()))
                .limit(call.query().has("limit") ? Slices.limit(call.query()) : Integer.MAX_VALUE)
                .map(JwtTemplatesResource::json)
                .toList();
        return Listing.reply(call.query(), page, all::size);
    }

    private static Reply create(BackCall call) {
        call.knowsOnly(FIELDS);
        TemplateTerms terms = fitting(() -> terms(
                TemplateTerms.usual(
                        call.body().required("name"),
                        Json.write(call.body().object("claims").orElseThrow(() -> new Refused(Errors.missing("claims"))))),
                call.body()));
        return reply(call.wire().jwtTemplates().create(terms, call.actor()));
    }

    private static Reply read(BackCall call) {
        return Reply.ok(json(call.wire().jwtTemplates().find(id(call)).orElseThrow(JwtTemplatesResource::none)));
    }

    private static Reply update(BackCall call) {
        call.knowsOnly(FIELDS);
        return reply(fitting(
                () -> call.wire().jwtTemplates().change(id(call), old -> terms(old, call.body()), call.actor())));
    }

    private static Reply delete(BackCall call) {
        if (!call.wire().jwtTemplates().delete(id(call), call.actor())) {
            throw none();
        }
        return Reply.ok(Deleted.of("jwt_template", id(call)));
    }

    /// The terms with what the body says of them.
    private static TemplateTerms terms(TemplateTerms before, Fields body) {
        TemplateTerms terms = body.text("name").map(before::named).orElse(before);
        terms = body.object("claims").map(Json::write).map(terms::claiming).orElse(terms);
        if (body.number("lifetime").isPresent()) {
            terms = terms.living(Duration.ofSeconds(body.number("lifetime").getAsLong()));
        }
        if (body.number("allowed_clock_skew").isPresent()) {
            terms = terms.skewed(Duration.ofSeconds(body.number("allowed_clock_skew").getAsLong()));
        }
        TemplateTerms all = terms;
        return body.flag("custom_signing_key").map(own -> all.signedBy(signing(own, body))).orElse(all);
    }

    private static TemplateSigning signing(boolean own, Fields body) {
        if (!own) {
            return new TemplateSigning.House();
        }
        String algorithm = body.required("signing_algorithm");
        String key = body.text("signing_key", LONGEST_KEY).orElseThrow(() -> new Refused(Errors.missing("signing_key")));
        try {
            return new TemplateSigning.Own(algorithm(algorithm), key);
        } catch (IllegalArgumentException e) {
            throw new Refused(Errors.unfit("signing_key", String.valueOf(e.getMessage()) + "."));
        }
    }

    private static OwnAlgorithm algorithm(String name) {
        try {
            return OwnAlgorithm.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new Refused(Errors.unfit("signing_algorithm", "One of " + List.of(OwnAlgorithm.values()) + "."));
        }
    }

    private static <T> T fitting(Supplier<T> work) {
        try {
            return work.get();
        } catch (TemplateTerms.Unfit e) {
            throw new Refused(Errors.unfit(e.field(), e.getMessage() + "."));
        }
    }

    private static Reply reply(Written written) {
        return switch (written) {
            case Written.Kept kept -> Reply.ok(json(kept.template()));
            case Written.NameTaken taken -> throw new Refused(Errors.listed("name"));
            case Written.NotThere nowhere -> throw none();
        };
    }

    private static Map<String, Object> json(JwtTemplate template) {
        TemplateTerms terms = template.terms();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("object", "jwt_template");
        json.put("id", template.id());
        json.put("name", terms.name());
        json.put("claims", terms.claimsAsJson());
        json.put("lifetime", terms.lifetime().toSeconds());
        json.put("allowed_clock_skew", terms.clockSkew().toSeconds());
        json.put("custom_signing_key", terms.signing() instanceof TemplateSigning.Own);
        json.put("signing_algorithm", terms.signing() instanceof TemplateSigning.Own own ? own.algorithm().name() : "RS256");
        json.put("created_at", template.createdAt().toEpochMilli());
        json.put("updated_at", template.updatedAt().toEpochMilli());
        return json;
    }

    private static String id(BackCall call) {
        return call.variable("template_id");
    }

    private static Refused none() {
        return new Refused(Errors.notFound("JWT template"));
    }
}
