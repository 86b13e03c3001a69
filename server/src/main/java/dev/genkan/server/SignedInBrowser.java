package dev.genkan.server;

import dev.genkan.identity.session.ClientToken;
import dev.genkan.token.SessionId;

/// A browser in which somebody is signed in: the one cookie that it has to show.
///
/// @param client the value of that cookie
public record SignedInBrowser(String cookieName, ClientToken client, SessionId session) {}
