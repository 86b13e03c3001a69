package dev.genkan.server.standalone;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;

/// A page of an application on another origin, whose scripts ask the Frontend API as SDKs do.
record Page(Browser browser, String origin) {

    static final String APP = "http://localhost:3000";

    static Page of(WireHouse house) {
        return new Page(house.browser(), APP);
    }

    Told get(String path) {
        return told(browser.request("GET", "/v1" + path, "Origin", origin));
    }

    /// @param form encoded
    Told post(String path, String form) {
        return told(browser.post("/v1" + path, "application/x-www-form-urlencoded", form, "Origin", origin));
    }

    private static Told told(Answer answer) {
        return new Told(answer.response());
    }
}
