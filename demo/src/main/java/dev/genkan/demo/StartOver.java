package dev.genkan.demo;

import static java.util.Collections.singletonMap;

import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.Users;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Takes the member's `onboardingComplete` away, so that the questions can be seen again. The gate knows on the next
/// request: the token in the browser still says they were answered, and counts no more.
@Controller
class StartOver {

    private final Users users;

    StartOver(Users users) {
        this.users = users;
    }

    @PostMapping("/restart")
    ResponseEntity<Void> startOver(
            Auth.SignedIn member,
            @RequestParam(name = "genkan_csrf", defaultValue = "") String csrf,
            HttpServletRequest request) {
        if (!Visit.of(request).csrfValid(csrf)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        users.mergeMetadata(member.userId(), MetadataPatch.ofPublic(singletonMap("onboardingComplete", null)));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(request.getContextPath() + "/dashboard"))
                .build();
    }
}
