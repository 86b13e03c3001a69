package dev.genkan.compat;

import java.util.HashMap;
import java.util.Map;

/// One of the Next applications, built with the keys of a server, and running.
///
/// @param keys the variables it was given
record NextApp(String origin, Map<String, String> keys, Running process) implements AutoCloseable {

    /// @param name of its folder, which is also the kind of application that the server prints keys for
    static NextApp open(String name, Server server) {
        return open(name, server, Map.of());
    }

    /// @param instead variables that differ from the printed ones
    static NextApp open(String name, Server server, Map<String, String> instead) {
        int port = Running.freePort();
        return openAt("http://localhost:" + port, port, name, server, instead);
    }

    /// @param origin by which browsers reach it
    static NextApp openAt(String origin, int port, String name, Server server, Map<String, String> instead) {
        Map<String, String> keys = new HashMap<>(server.keys(name, origin));
        keys.putAll(instead);
        return new NextApp(origin, keys, NodeApp.prepared(name).built(keys).startNext(port, keys));
    }

    /// Somebody new at the door.
    Visitor visitor() {
        return new Visitor(origin);
    }

    BackendApi backend() {
        return BackendApi.with(keys);
    }

    @Override
    public void close() {
        process.close();
    }
}
