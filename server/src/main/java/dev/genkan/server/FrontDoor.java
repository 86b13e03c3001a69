package dev.genkan.server;

import jakarta.servlet.Filter;
import java.net.URI;

/// An engine's gate with all pages behind it, at the address where browsers reach it.
///
/// @param publicUrl that address
/// @param filter to be registered in front of everything, for all paths and dispatcher types
/// @param assetsPath where style sheets and fonts lie, without the context path
/// @param inboxAddress where mail is read, its key included; empty where it does not stay
public record FrontDoor(URI publicUrl, Filter filter, String assetsPath, String inboxAddress) {

    /// Without the key of the inbox.
    @Override
    public String toString() {
        return "FrontDoor[" + publicUrl + "]";
    }
}
