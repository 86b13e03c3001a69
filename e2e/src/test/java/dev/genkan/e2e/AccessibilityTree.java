package dev.genkan.e2e;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a browser tells a screen reader of a page: a line for each thing with its role, its name, what is said of it
/// besides (the texts that describe it) and its states.
final class AccessibilityTree {

    private static final Set<String> SAYS_NOTHING = Set.of(
            "generic",
            "none",
            "paragraph",
            "LineBreak",
            "InlineTextBox",
            "ListMarker",
            "strong",
            "SvgRoot",
            "sectionheader",
            "LabelText",
            "Legend");
    private static final Set<String> STATES = Set.of("level", "invalid", "required", "checked", "disabled", "expanded");

    /// What is in them is their name.
    private static final Set<String> NAMED_BY_CONTENT = Set.of("heading", "link", "button");

    private final Map<String, JsonObject> nodes = new LinkedHashMap<>();
    /// Names and descriptions: their words are not read once more.
    private final StringBuilder heard = new StringBuilder();
    private final List<String> lines = new ArrayList<>();

    private AccessibilityTree() {}

    /// @param within the role of the last thing that is read, as in `form`
    static List<String> of(Page page, String within) {
        var tree = new AccessibilityTree();
        var session = page.context().newCDPSession(page);
        JsonArray all =
                session.send("Accessibility.getFullAXTree", new JsonObject()).getAsJsonArray("nodes");
        session.detach();
        all.forEach(node -> tree.nodes.put(node.getAsJsonObject().get("nodeId").getAsString(), node.getAsJsonObject()));
        tree.nodes.values().forEach(tree::hear);
        tree.nodes.values().stream()
                .filter(node -> value(node, "role").equals(within))
                .reduce((one, next) -> next)
                .ifPresent(node -> tree.read(node, ""));
        return tree.lines;
    }

    private void hear(JsonObject node) {
        String role = value(node, "role");
        if (!role.endsWith("Text") && !role.endsWith("TextBox") && !NAMED_BY_CONTENT.contains(role)) {
            heard.append(value(node, "name")).append('\n');
            heard.append(value(node, "description")).append('\n');
        }
    }

    private void read(JsonObject node, String indent) {
        String role = value(node, "role");
        boolean said = !node.get("ignored").getAsBoolean()
                && !SAYS_NOTHING.contains(role)
                && !(role.equals("StaticText") && heard.indexOf(value(node, "name")) >= 0);
        if (said) {
            lines.add((indent + line(node)).stripTrailing());
        }
        if (NAMED_BY_CONTENT.contains(role)) {
            return;
        }
        for (JsonElement child : node.getAsJsonArray("childIds")) {
            JsonObject below = nodes.get(child.getAsString());
            if (below != null) {
                read(below, said ? indent + "  " : indent);
            }
        }
    }

    private static String line(JsonObject node) {
        StringBuilder line = new StringBuilder(value(node, "role").replace("StaticText", "text"));
        String name = value(node, "name");
        String description = value(node, "description");
        line.append(name.isEmpty() ? "" : " \"" + name + "\"");
        line.append(description.isEmpty() ? "" : " (" + description + ")");
        String value = value(node, "value");
        line.append(value.isEmpty() ? "" : " = " + value);
        for (JsonElement each : node.getAsJsonArray("properties")) {
            JsonObject property = each.getAsJsonObject();
            String state = property.get("name").getAsString();
            String is = value(property, "value");
            if (STATES.contains(state) && !is.equals("false")) {
                line.append(", ").append(state).append(is.equals("true") ? "" : " " + is);
            }
        }
        return line.toString();
    }

    private static String value(JsonObject of, String name) {
        JsonObject said = of.getAsJsonObject(name);
        JsonElement value = said == null ? null : said.get("value");
        return value == null ? "" : value.getAsString().strip();
    }
}
