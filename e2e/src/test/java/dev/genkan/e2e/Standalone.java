package dev.genkan.e2e;

import dev.genkan.forms.html.Brand;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.NewUser;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.server.Engine;
import dev.genkan.server.EngineSettings;
import dev.genkan.server.standalone.GenkanServer;
import dev.genkan.server.standalone.ServerConfiguration;
import dev.genkan.token.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The server, running in this process on a free port, with a flow that a file declares and a data directory of its own
/// that goes when it is closed.
final class Standalone implements AutoCloseable {

    private static final String FLOWS = """
            - flow: welcome
              steps:
                - ask: NewApplication
                  title: { otherwise: Your application, de: Deine Anwendung }
                  fields:
                    - { field: applicationName, type: text, required: true, max-length: 80 }
                    - { field: applicationType, type: choice, of: [B2C, B2B], required: true }
                - offer: Invitation
                  fields:
                    - { field: colleague, type: email }
              land-at: /user
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;
    private final GenkanServer server;
    private final String key;

    private Standalone(Path folder, GenkanServer server) {
        this.folder = folder;
        this.server = server;
        this.key = engine().secretKeys()
                .make(server.door().place().secretPrefix(), "tests", Actor.SYSTEM)
                .secret();
    }

    static Standalone open() {
        Path folder = House.newFolder();
        Path flows = folder.resolve("flows.yaml");
        try {
            Files.writeString(flows, FLOWS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        int port = House.freePort();
        var configuration = new ServerConfiguration(
                port,
                URI.create("http://localhost:" + port),
                false,
                "",
                "",
                "",
                folder.resolve("npm"),
                "",
                List.of(),
                flows.toString(),
                EngineSettings.development(folder.resolve("data"), Brand.named("Acme"))
                        .operated(EngineSettings.Operation.NONE));
        return new Standalone(folder, GenkanServer.start(configuration, InstantSource.system()));
    }

    Engine engine() {
        return server.engine();
    }

    Visitor visitor(Visitor.Scripting scripting) {
        return new Visitor(server.publicUrl().toString(), scripting);
    }

    /// Somebody whom the application has made, with [Steps#PASSWORD] and a browser where they are signed in.
    User member(String address) {
        User made = engine().users()
                .create(
                        NewUser.at(EmailAddress.parse(address).orElseThrow())
                                .password(Steps.PASSWORD)
                                .profile(UserPatch.nothing().firstName(address.substring(0, address.indexOf('@')))),
                        Actor.APPLICATION);
        engine().signIn(made.id());
        return made;
    }

    /// An operator who has just signed in.
    Visitor operator(String address, Role role, Visitor.Scripting scripting) {
        member(address);
        engine().operators().add(EmailAddress.parse(address).orElseThrow(), role, Actor.SYSTEM);
        Visitor operator = visitor(scripting);
        Steps.signIn(operator, address);
        return operator;
    }

    /// What the next token of somebody who is signed in says, as a program asks for it.
    ///
    /// @param template the name of a JWT template; empty for the session token
    Map<String, @Nullable Object> nextToken(User user, String template) {
        var session = engine().sessions().live(user.id()).getFirst().id();
        String answer = program(
                "POST", "/v1/sessions/" + session + "/tokens" + (template.isEmpty() ? "" : "/" + template), key);
        String token = String.valueOf(Json.parseObject(answer).get("jwt"));
        return Json.parseObject(
                new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    /// What a program is answered that shows this key.
    String program(String method, String path, String shown) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.publicUrl() + path))
                .header("Authorization", "Bearer " + shown)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        server.close();
        House.remove(folder);
    }
}
