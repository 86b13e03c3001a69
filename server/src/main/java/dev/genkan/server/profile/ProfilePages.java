package dev.genkan.server.profile;

import dev.genkan.forms.html.Action;
import dev.genkan.gate.servlet.Callers;
import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.Problem;
import dev.genkan.gate.servlet.ReturnTo;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.Users;
import dev.genkan.server.pages.Desk;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything at a member's account, `/user`: asks who is there, and shows them into the room that has what they ask
/// for. What no room has is the application's.
public final class ProfilePages implements OwnPages {

    /// When to try again while too many passwords are being hashed.
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final AccountDesk account;
    private final Users users;
    private final List<Room> rooms;
    private final String at;

    public ProfilePages(AccountDesk account, Users users, List<Room> rooms) {
        this.account = account;
        this.users = users;
        this.rooms = List.copyOf(rooms);
        this.at = account.at();
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.path().equals(at) && !visit.path().startsWith(at + "/")) {
            return false;
        }
        String below = visit.path().substring(at.length());
        if (below.equals("/deleted")) {
            sayGoodbye(visit, request, response);
            return true;
        }
        Optional<Room> room = rooms.stream().filter(one -> one.has(below)).findFirst();
        if (room.isEmpty()) {
            return false;
        }
        if (visit.auth() instanceof Auth.SignedIn member) {
            Optional<User> user = users.find(member.userId());
            if (user.isPresent()) {
                admit(new Call(visit, request, response, member.sessionId(), user.get(), below), room.get());
                return true;
            }
            visit.signedOut();
        }
        toSignIn(visit, request, response, below);
        return true;
    }

    private void admit(Call call, Room room) throws IOException {
        try {
            room.serve(call);
        } catch (Passwords.Busy busy) {
            Desk desk = account.desk();
            String body = desk.busy(call.request(), call.response(), BUSY);
            String title = desk.text(call.request(), "page.500", Map.of());
            Action again = new Action(desk.text(call.request(), "page.tryAgain", Map.of()), at + call.below(), true);
            desk.showMessage(call.visit(), call.request(), call.response(), 503, title, body, List.of(again));
        }
    }

    private void toSignIn(Visit visit, HttpServletRequest request, HttpServletResponse response, String below)
            throws IOException {
        if (Callers.wantsPage(request)) {
            // back to a page, not to what can only be posted
            String back = Methods.isRead(request) ? at + below : at;
            visit.seeOther(account.desk().paths().signIn() + "?" + ReturnTo.PARAMETER + "="
                    + URLEncoder.encode(back, StandardCharsets.UTF_8));
        } else {
            new Problem(401, "authentication_invalid", "Not signed in", "Sign in first, then ask again.")
                    .asJson(response);
        }
    }

    /// Where somebody arrives who has deleted their account; says nothing about anybody.
    private void sayGoodbye(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Methods.isRead(request)) {
            account.desk().draw(visit, request, response, 200, "dev/genkan/server/profile/deleted", Map.of(), Map.of());
        } else {
            Methods.refuse(request, response, "GET, HEAD");
        }
    }
}
