package dev.genkan.onboarding.servlet;

import dev.genkan.forms.html.Pages;
import dev.genkan.forms.html.Words;
import dev.genkan.gate.servlet.Callers;
import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.PostedBody;
import dev.genkan.gate.servlet.Problem;
import dev.genkan.gate.servlet.ReturnTo;
import dev.genkan.gate.servlet.Site;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.onboarding.Answering;
import dev.genkan.onboarding.Editions;
import dev.genkan.onboarding.FlowOrder;
import dev.genkan.onboarding.Journeys;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Members;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Opening;
import dev.genkan.onboarding.Posted;
import dev.genkan.onboarding.Repeats;
import dev.genkan.onboarding.Replies;
import dev.genkan.onboarding.ShownText;
import dev.genkan.onboarding.Watch;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The onboarding pages of an application. `/onboarding` leads to where a member is in the first flow that asks them; a
/// lonely flow of one step stays there. Whoever is through finds the door closed.
public final class OnboardingPages implements OwnPages {

    private final String root;
    private final FlowOrder flows;
    private final List<FlowPages> pages;
    private final Members members;
    private final Words words;
    private final ReturnTo returnTo;

    /// @param flows at least one
    /// @throws IllegalArgumentException if a flow cannot be asked, see [dev.genkan.onboarding.Questions#of]; if its
    ///     path is another than the site's, or if it lands at one of the house's own doors
    public OnboardingPages(
            Site site,
            FlowOrder flows,
            Validator validator,
            Journeys journeys,
            Members members,
            Pages pages,
            Watch watch,
            Reminding.Letters letters,
            InstantSource clock) {
        this.root = site.paths().onboarding();
        this.flows = flows;
        this.members = members;
        this.words = pages.words();
        this.returnTo = ReturnTo.afterOnboarding(site);
        flows.all().forEach(this::requireReachable);
        this.pages = flows.all().stream()
                .map(flow -> pages(site, flow, validator, journeys, pages, watch, letters, clock))
                .toList();
    }

    private void requireReachable(Onboarding flow) {
        if (!flow.path().equals(root)) {
            throw new IllegalArgumentException("The flow \"" + flow.name() + "\" is answered at " + flow.path()
                    + ", but onboarding is at " + root + "; say at(\"" + root + "\") before landAt.");
        }
        if (returnTo.safe(flow.landAt()).isEmpty()) {
            throw new IllegalArgumentException("The flow \"" + flow.name() + "\" lands at " + flow.landAt()
                    + ", which leads on to where it lands: whoever is inside would be sent round in circles. Say"
                    + " landAt with a page of the application.");
        }
    }

    private FlowPages pages(
            Site site,
            Onboarding flow,
            Validator validator,
            Journeys journeys,
            Pages drawn,
            Watch watch,
            Reminding.Letters letters,
            InstantSource clock) {
        Editions editions = Editions.of(flow, validator);
        FlowPaths paths = new FlowPaths(flow, flows.all().size() == 1);
        StepPage page = new StepPage(drawn, site.paths(), paths);
        ShownText shown = new ShownText(drawn.words());
        return new FlowPages(
                editions,
                new Opening(editions, journeys, members, shown, watch, clock),
                new Answering(editions, flows, journeys, members, shown, watch, clock),
                journeys,
                members,
                new Reminding(letters, clock),
                paths,
                page,
                new Door(flow, members),
                new WayOut(flow, flows, returnTo, page),
                returnTo);
    }

    /// The same flows as JSON, at `/genkan/onboarding`.
    ///
    /// @param replies what was answered to requests that carried a key
    public OwnPages asJson(Site site, Replies replies) {
        return new OnboardingApi(
                site.paths().house() + "/onboarding", pages, this::firstFor, members, words, new Repeats(replies));
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.path().equals(root) && !visit.path().startsWith(root + "/")) {
            return false;
        }
        if (!request.getMethod().equals("POST") && !Methods.isRead(request)) {
            Methods.refuse(request, response, "GET, HEAD, POST");
        } else if (visit.auth() instanceof Auth.SignedIn visitor) {
            receive(Call.of(visit, request, response, visitor, Language.of(request, words)));
        } else {
            toSignIn(visit, request, response);
        }
        return true;
    }

    private void toSignIn(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Callers.wantsPage(request)) {
            visit.seeOther(returnTo.viaSignIn(request));
        } else {
            new Problem(401, "authentication_invalid", "Not signed in", "Sign in first, then ask again.")
                    .asJson(response);
        }
    }

    private void receive(Call call) throws IOException {
        if (call.request().getMethod().equals("POST")) {
            post(call);
            return;
        }
        Optional<Member> member = call.member(members);
        if (member.isEmpty()) {
            toSignIn(call.visit(), call.request(), call.response());
        } else {
            Optional<Target> target = target(call.visit().path(), member.get());
            if (target.isPresent()) {
                target.get().pages().get(call, member.get(), target.get().place());
            } else {
                missing(call);
            }
        }
    }

    /// What an address is about.
    private record Target(FlowPages pages, Place place) {}

    private Optional<Target> target(String path, Member member) {
        return path.equals(root) ? Optional.of(new Target(firstFor(member), new Place.Entrance())) : named(path);
    }

    /// The pages of the first flow that asks this member; of the last one if none does, which leads them out.
    private FlowPages firstFor(Member member) {
        String first = flows.firstOpen(member.publicMetadata())
                .map(Onboarding::name)
                .orElse(flows.all().getLast().name());
        return pages.stream()
                .filter(each -> each.flow().name().equals(first))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Target> named(String path) {
        String[] parts = path.substring(root.length() + 1).split("/", 3);
        return parts.length > 2
                ? Optional.empty()
                : pages.stream()
                        .filter(each -> each.flow().name().equals(parts[0]))
                        .flatMap(each -> each.paths().named(parts.length < 2 ? "" : parts[1]).stream()
                                .map(place -> new Target(each, place)))
                        .findFirst();
    }

    private void post(Call call) throws IOException {
        String path = call.visit().path();
        Optional<Target> named =
                path.equals(root) ? Optional.of(new Target(pages.getFirst(), new Place.Entrance())) : named(path);
        if (named.isEmpty()) {
            missing(call);
            return;
        }
        switch (PostedBody.of(call.request())) {
            case PostedBody.Refused refused -> refused.problem().answer(call.request(), call.response());
            case PostedBody.Fields fields ->
                named.get()
                        .pages()
                        .post(
                                call,
                                named.get().place(),
                                new Posted(fields.form().fields()));
        }
    }

    private void missing(Call call) throws IOException {
        if (call.wantsPage()) {
            pages.getFirst().page().sendMissing(call);
        } else {
            new Problem(404, "resource_not_found", "Not found", "This flow has no such step.").asJson(call.response());
        }
    }
}
