package dev.genkan.server;

import dev.genkan.server.pages.ErrorPages;
import jakarta.servlet.Filter;
import java.net.URI;

/// An engine's gate with all pages behind it, at the address where browsers reach it.
///
/// @param publicUrl that address
/// @param filter to be registered in front of everything, for all paths and dispatcher types
/// @param assetsPath where style sheets and fonts lie, without the context path
/// @param inboxAddress where mail is read, its key included; empty where it does not stay
/// @param whyAddress where the gate's decisions are explained, the key included; empty in production
/// @param dashboardAddress where operators work; they sign in first
/// @param operatorAddress the one-time link that makes somebody the first operator, its key included; empty where there
///     is one, and in production
/// @param errorPages how the application may show what went wrong
public record FrontDoor(
        URI publicUrl,
        Filter filter,
        String assetsPath,
        String inboxAddress,
        String whyAddress,
        String dashboardAddress,
        String operatorAddress,
        ErrorPages errorPages) {

    /// The same with another gate in front.
    FrontDoor behind(Filter other) {
        return new FrontDoor(
                publicUrl, other, assetsPath, inboxAddress, whyAddress, dashboardAddress, operatorAddress, errorPages);
    }

    /// Without the keys.
    @Override
    public String toString() {
        return "FrontDoor[" + publicUrl + "]";
    }
}
