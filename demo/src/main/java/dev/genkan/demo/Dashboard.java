package dev.genkan.demo;

import dev.genkan.token.Auth;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The private page: what the gate let through, as the token says it.
@Controller
class Dashboard {

    private final Accounts accounts;
    private final Workspaces workspaces;
    private final InstantSource clock;

    Dashboard(Accounts accounts, Workspaces workspaces, InstantSource clock) {
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    @GetMapping("/dashboard")
    String dashboard(Auth.SignedIn member, Model page) {
        // not "application": Thymeleaf keeps that name for the attributes of the servlet context
        page.addAttribute("app", member.claims().metadata(NewApplication.class).orElseThrow());
        page.addAttribute("account", accounts.of(member));
        page.addAttribute("workspaceOpen", workspaces.of(member.userId()).isPresent());
        page.addAttribute("invited", workspaces.invitedBy(member.userId()).orElse(""));
        page.addAttribute("sessionId", member.sessionId().value());
        page.addAttribute("claims", ClaimsListing.of(member.claims().all(), "metadata"));
        page.addAttribute("validFor", secondsLeft(member));
        return "dashboard";
    }

    private long secondsLeft(Auth.SignedIn member) {
        return Math.max(
                0,
                Duration.between(clock.instant(), member.claims().expiresAt()).toSeconds());
    }
}
