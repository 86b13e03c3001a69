package dev.genkan.server;

import dev.genkan.server.backendapi.BackendApi;
import dev.genkan.server.frontendapi.FrontendApi;
import dev.genkan.server.wire.Place;

/// A server of its own: the hosted pages, and both APIs of the wire in front of them.
///
/// @param door the pages
public record ServerDoor(Place place, FrontDoor door, FrontendApi frontend, BackendApi backend) {}
