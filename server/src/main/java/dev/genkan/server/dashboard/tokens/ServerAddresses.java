package dev.genkan.server.dashboard.tokens;

import dev.genkan.server.wire.Place;

/// By what applications find a server of its own.
///
/// @param publishableKey `pk_test_…` or `pk_live_…`
/// @param frontendApi the address of the Frontend API
/// @param secretPrefix what secret keys begin with
public record ServerAddresses(String publishableKey, String frontendApi, String secretPrefix) {

    public static ServerAddresses of(Place place) {
        return new ServerAddresses(place.key().value(), place.publicUrl().toString(), place.secretPrefix());
    }

    public String backendApi() {
        return frontendApi + "/v1";
    }
}
