package dev.genkan.gate.servlet;

import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Somebody acts in a member's place, which every page they see has to say.
///
/// @param member what the member is called; a stranger's text
/// @param stopAt where a form ends it by a POST, without the context path
public record Acting(String member, String stopAt) {

    /// The request attribute whose text is a banner that says so, as HTML to be written as it is; no text at all where
    /// people act for themselves, on ignored routes too. Asking for its text asks who is there.
    public static final String ATTRIBUTE = "genkanActing";

    /// The gate's port for what is known of it. Implemented by the engine.
    public interface Banner {

        /// Nothing is said: whoever has no engine in the process asks the token (`act`).
        Banner NONE = new Banner() {
            @Override
            public Acting of(Auth.SignedIn inPlace) {
                return new Acting(inPlace.userId().value(), "");
            }

            @Override
            public String html(Acting acting, Visit visit, HttpServletRequest request) {
                return "";
            }
        };

        /// @param inPlace who is there, with a token that tells who acts
        Acting of(Auth.SignedIn inPlace);

        /// The banner, to stand at the top of any page.
        String html(Acting acting, Visit visit, HttpServletRequest request);
    }

    /// Whether it is so on this request, for pages of the house, which say it in their own frame.
    public static Optional<Acting> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ActingOnVisit visit ? visit.acting() : Optional.empty();
    }

    /// The same for pages that say what went wrong: nobody is looked for again, who could not be found a moment ago.
    public static Optional<Acting> ifKnown(HttpServletRequest request) {
        return Visit.find(request).filter(Visit::isSettled).flatMap(visit -> of(request));
    }
}
