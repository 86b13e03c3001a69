package dev.genkan.server.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// One of the published specifications (OpenAPI 3.0): its operations, and whether an answer is one that it describes.
final class Specification {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    /// @param path with the prefix of the API, such as `/v1/me/sessions/{session_id}/revoke`
    /// @param responses by status
    record Operation(String method, String path, String id, String tag, Map<?, ?> responses) {

        String key() {
            return method + " " + path;
        }

        boolean fits(String otherMethod, String otherPath) {
            String[] template = path.split("/");
            String[] segments = otherPath.split("/");
            if (!method.equals(otherMethod) || template.length != segments.length) {
                return false;
            }
            for (int i = 0; i < template.length; i++) {
                if (!template[i].startsWith("{") && !template[i].equals(segments[i])) {
                    return false;
                }
            }
            return true;
        }

        long fixed() {
            return List.of(path.split("/")).stream()
                    .filter(segment -> !segment.startsWith("{"))
                    .count();
        }
    }

    private final Map<?, ?> root;
    private final SchemaCheck check;
    private final List<Operation> operations = new ArrayList<>();

    private Specification(Map<?, ?> root, String prefix) {
        this.root = root;
        this.check = new SchemaCheck(root);
        object(root, "paths")
                .forEach((path, methods) -> ((Map<?, ?>) methods).forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        operations.add(operation(
                                prefix + path, String.valueOf(method).toUpperCase(Locale.ROOT), (Map<?, ?>) operation));
                    }
                }));
    }

    /// @param prefix of its paths here, such as `/v1` where the file leaves it to the address of the server
    static Specification read(String file, String prefix) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(8 * 1024 * 1024);
        try (InputStream yaml =
                Objects.requireNonNull(Specification.class.getResourceAsStream("/clerk-openapi/" + file))) {
            return new Specification(new Yaml(new SafeConstructor(options)).load(yaml), prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operation> operations() {
        return operations;
    }

    Optional<Operation> find(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.fits(method, path))
                .max(Comparator.comparingLong(Operation::fixed));
    }

    /// What is wrong with an answer: sentences that begin with the name of the operation and the status. An error that
    /// the specification does not foresee is held against the shape of all errors.
    List<String> faults(String method, String path, int status, @Nullable Object json) {
        Optional<Operation> operation = find(method, path);
        if (operation.isEmpty()) {
            return status >= 400 ? named("none", status, check.faults(errors(), json)) : List.of();
        }
        Object response = operation.get().responses().get(String.valueOf(status));
        if (response == null) {
            return named(
                    operation.get().id(),
                    status,
                    status >= 400 ? check.faults(errors(), json) : List.of("$ this status is not described"));
        }
        Object content = check.resolved((Map<?, ?>) response).get("content");
        if (!(content instanceof Map<?, ?> types) || !(types.get("application/json") instanceof Map<?, ?> type)) {
            return List.of();
        }
        return named(operation.get().id(), status, check.faults(object(type, "schema"), json));
    }

    private Map<?, ?> errors() {
        return object(object(object(root, "components"), "schemas"), "ClerkErrors");
    }

    private static List<String> named(String operation, int status, List<String> faults) {
        return faults.stream()
                .map(fault -> operation + " " + status + " " + fault)
                .toList();
    }

    private static Operation operation(String path, String method, Map<?, ?> operation) {
        String tag = operation.get("tags") instanceof List<?> tags ? String.valueOf(tags.getFirst()) : "without a tag";
        return new Operation(
                method, path, String.valueOf(operation.get("operationId")), tag, object(operation, "responses"));
    }

    private static Map<?, ?> object(Map<?, ?> map, String name) {
        return (Map<?, ?>) Objects.requireNonNull(map.get(name), name);
    }
}
