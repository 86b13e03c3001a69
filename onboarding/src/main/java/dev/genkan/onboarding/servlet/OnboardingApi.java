package dev.genkan.onboarding.servlet;

import dev.genkan.forms.html.Words;
import dev.genkan.gate.servlet.Callers;
import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.Problem;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Members;
import dev.genkan.onboarding.Repeats;
import dev.genkan.onboarding.Replies.Reply;
import dev.genkan.token.Auth;
import dev.genkan.token.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The flows of an application as JSON, for single-page and native clients: `GET …/onboarding` and
/// `GET …/onboarding/{flow}` say how a member stands, `POST …/onboarding/{flow}/{verb}` goes on. Pages and programs
/// walk the same journeys.
///
/// Whoever comes with cookies is a browser, which says where a request was started; the gate refuses other sites, and a
/// form of another site cannot send `application/json`. Whoever bears a token needs neither.
final class OnboardingApi implements OwnPages {

    private static final String KEY = "Idempotency-Key";

    private final String root;
    private final List<FlowPages> flows;
    private final Function<Member, FlowPages> firstFor;
    private final Members members;
    private final Words words;
    private final Repeats repeats;

    /// @param root where it is, without the context path
    /// @param firstFor the flow that a member is asked first; another one if none asks them
    OnboardingApi(
            String root,
            List<FlowPages> flows,
            Function<Member, FlowPages> firstFor,
            Members members,
            Words words,
            Repeats repeats) {
        this.root = root;
        this.flows = List.copyOf(flows);
        this.firstFor = firstFor;
        this.members = members;
        this.words = words;
        this.repeats = repeats;
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = visit.path();
        if (!path.equals(root) && !path.startsWith(root + "/")) {
            return false;
        }
        List<String> parts = path.equals(root)
                ? List.of()
                : List.of(path.substring(root.length() + 1).split("/", -1));
        if (!(visit.auth() instanceof Auth.SignedIn visitor)) {
            signInFirst().asJson(response);
            return true;
        }
        Call call = Call.of(visit, request, response, visitor, Language.of(request, words));
        if (parts.size() < 2) {
            get(call, parts.isEmpty() ? "" : parts.getFirst());
        } else {
            post(call, parts);
        }
        return true;
    }

    private static Problem signInFirst() {
        return new Problem(401, "authentication_invalid", "Not signed in", "Sign in first, then ask again.");
    }

    private Optional<FlowPages> named(String flow) {
        return flows.stream().filter(each -> each.flow().name().equals(flow)).findFirst();
    }

    private void get(Call call, String flow) throws IOException {
        if (!Methods.isRead(call.request())) {
            notAllowed(call, "GET, HEAD");
            return;
        }
        if (!flow.isEmpty() && named(flow).isEmpty()) {
            missing(call);
            return;
        }
        Optional<Member> member = call.member(members);
        if (member.isEmpty()) {
            signInFirst().asJson(call.response());
            return;
        }
        FlowApi api = new FlowApi(named(flow).orElseGet(() -> firstFor.apply(member.get())));
        String wanted = Objects.requireNonNullElse(call.request().getParameter("step"), "");
        send(call, api, api.state(call, member.get(), wanted));
    }

    private void post(Call call, List<String> parts) throws IOException {
        Optional<FlowPages> flow = named(parts.getFirst());
        Optional<ApiVerb> verb = ApiVerb.of(parts.get(1));
        if (flow.isEmpty() || verb.isEmpty() || parts.size() > 2) {
            missing(call);
        } else if (!call.request().getMethod().equals("POST")) {
            notAllowed(call, "POST");
        } else if (!call.visit().bearsToken() && !Callers.nameTheirSite(call.request())) {
            new Problem(
                            403,
                            "csrf_invalid",
                            "Nothing says where this comes from",
                            "With cookies, send Origin as browsers do; without, bear a token.")
                    .asJson(call.response());
        } else {
            switch (ApiBody.of(call.request(), verb.get(), call.visit().path())) {
                case ApiBody.Refused refused -> refused.problem().asJson(call.response());
                case ApiBody.Read read -> take(call, new FlowApi(flow.get()), read);
            }
        }
    }

    private void take(Call call, FlowApi api, ApiBody.Read read) throws IOException {
        if (call.member(members).isEmpty()) {
            signInFirst().asJson(call.response());
            return;
        }
        List<String> keys = Collections.list(call.request().getHeaders(KEY));
        if (keys.isEmpty()) {
            send(call, api, api.take(call, read));
        } else if (keys.size() > 1 || !keys.getFirst().matches("[\\x21-\\x7e][\\x20-\\x7e]{0,254}")) {
            new Problem(
                            400,
                            "idempotency_key_invalid",
                            "This key will not do",
                            KEY + " is 1 to 255 printable characters.")
                    .asJson(call.response());
        } else {
            switch (repeats.once(call.user(), keys.getFirst(), read.hash(), () -> api.take(call, read))) {
                case Repeats.Outcome.Answered answered -> send(call, api, answered.reply());
                case Repeats.Outcome.OtherRequest other ->
                    new Problem(
                                    422,
                                    "idempotency_key_reused",
                                    "This key is taken",
                                    "Another request came with it within a day. Choose a new one for each.")
                            .asJson(call.response());
                case Repeats.Outcome.Busy busy ->
                    new Problem(
                                    409,
                                    "idempotency_key_in_use",
                                    "This is still being worked on",
                                    "The same request came before and has no answer yet. Ask again in a moment.")
                            .asJson(call.response());
            }
        }
    }

    /// A member who is through leaves with a token that says so: in a cookie, or in the answer for who bears theirs. It
    /// is never kept for a repetition, which gets one of its own.
    private void send(Call call, FlowApi api, Reply reply) throws IOException {
        Door door = api.pages().door();
        if (reply.status() != 200 || !door.isOpen(call.visit())) {
            write(call, reply);
            return;
        }
        Map<String, @Nullable Object> state = new LinkedHashMap<>(Json.parseObject(reply.body()));
        if (!"finished".equals(state.get("status"))) {
            write(call, reply);
            return;
        }
        Optional<String> token = door.renewed(call.visit());
        if (token.isEmpty()) {
            signInFirst().asJson(call.response());
        } else if (door.isOpen(call.visit()) && api.isDone(call)) {
            write(call, api.tokenSaysNothing(call));
        } else if (call.visit().bearsToken()) {
            state.put("jwt", token.get());
            write(call, new Reply(200, Json.write(state)));
        } else {
            write(call, reply);
        }
    }

    private static void write(Call call, Reply reply) throws IOException {
        HttpServletResponse response = call.response();
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(reply.status());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Language", call.locale().toLanguageTag());
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void missing(Call call) throws IOException {
        new Problem(404, "resource_not_found", "Not found", "There is no such flow, and nothing else here.")
                .asJson(call.response());
    }

    private static void notAllowed(Call call, String allowed) throws IOException {
        call.response().setHeader("Allow", allowed);
        new Problem(405, "method_not_allowed", "This cannot be done here", "Here it is " + allowed + ".")
                .asJson(call.response());
    }
}
