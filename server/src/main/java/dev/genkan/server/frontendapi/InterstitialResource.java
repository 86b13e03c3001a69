package dev.genkan.server.frontendapi;

import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The page that SDKs of long ago put in the place of an application's own while the browser finds out who is signed
/// in: it loads the browser's script, which writes the cookies, and then the page that was asked for. Nobody's words
/// go into it: whatever the address asks for, the server names itself.
public record InterstitialResource(Wire wire) {

    public List<Route<FrontHandler>> routes() {
        return List.of(new Route<>("GET", "/v1/public/interstitial", call -> read()));
    }

    private Reply read() {
        String server = wire.place().publicUrl().toString();
        String page = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="robots" content="noindex">
                <title>One moment</title>
                <script async crossorigin="anonymous"
                  src="%1$s/npm/@clerk/clerk-js@4/dist/clerk.browser.js"
                  data-clerk-publishable-key="%2$s" data-clerk-proxy-url="%1$s"></script>
                <script>
                addEventListener('load', async () => {
                  await window.Clerk.load({isInterstitial: true});
                  location.reload();
                });
                </script>
                </head>
                <body></body>
                </html>
                """.formatted(server, wire.place().key().value());
        return Reply.octets("text/html;charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }
}
