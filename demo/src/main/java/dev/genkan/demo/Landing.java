package dev.genkan.demo;

import dev.genkan.token.Auth;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The public page. The gate lets everybody see it and checks nobody; asking for `Auth` is what makes it look.
@Controller
class Landing {

    private final Accounts accounts;

    Landing(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/")
    String landing(Auth visitor, Model page) {
        switch (visitor) {
            case Auth.SignedOut nobody -> page.addAttribute("signedIn", false);
            case Auth.SignedIn member -> {
                page.addAttribute("signedIn", true);
                page.addAttribute("account", accounts.of(member));
            }
        }
        return "landing";
    }
}
