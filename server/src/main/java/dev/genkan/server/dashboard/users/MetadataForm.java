package dev.genkan.server.dashboard.users;

import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.server.dashboard.JsonLines;
import dev.genkan.server.dashboard.Seen;
import dev.genkan.token.Json;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The three editors of one form, as they were sent. What an operator left as it was when the page was drawn is not
/// written: whoever edits one of them takes nothing back of what others did to another meanwhile.
record MetadataForm(PostedForm form, Map<MetadataKind, Metadata> wanted, Map<String, String> problems) {

    /// An editor as the page shows it.
    ///
    /// @param text in it
    /// @param seen what is stored while it is drawn, for the hidden field
    /// @param bytes of what is stored, as JSON
    /// @param storedNow what somebody else has made of it meanwhile, to be shown beside what was typed; empty if nobody
    ///     has
    public record Editor(MetadataKind kind, String text, String seen, int bytes, String storedNow) {}

    static MetadataForm read(PostedForm form) {
        Map<MetadataKind, Metadata> wanted = new EnumMap<>(MetadataKind.class);
        Map<String, String> problems = new LinkedHashMap<>();
        for (MetadataKind kind : MetadataKind.values()) {
            try {
                Metadata typed = Metadata.of(Json.parseObject(form.first(kind.field())));
                if (!seen(typed).equals(form.first(kind.seenField()))) {
                    wanted.put(kind, typed);
                }
            } catch (Json.Malformed e) {
                problems.put(kind.field(), "This is no JSON object: " + e.getMessage());
            } catch (Metadata.Unfit e) {
                problems.put(kind.field(), sentence(String.valueOf(e.getMessage())));
            }
        }
        return new MetadataForm(form, wanted, problems);
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String seen(Metadata metadata) {
        return Seen.of(Json.write(metadata.values()));
    }

    UserPatch patch() {
        UserPatch patch = UserPatch.nothing();
        for (Map.Entry<MetadataKind, Metadata> one : wanted.entrySet()) {
            patch = one.getKey().replacing(patch, one.getValue());
        }
        return patch;
    }

    /// Whether everything that is to be written is still as the operator saw it.
    boolean isAsSeen(User now) {
        return wanted.keySet().stream().allMatch(kind -> isAsSeen(kind, now));
    }

    private boolean isAsSeen(MetadataKind kind, User now) {
        return seen(kind.of(now)).equals(form.first(kind.seenField()));
    }

    /// The editors of a page on which nothing was typed yet.
    static List<Editor> editors(User user) {
        return Stream.of(MetadataKind.values())
                .map(kind -> editor(kind, user, JsonLines.text(kind.of(user).values()), ""))
                .toList();
    }

    /// The same with what was typed, and beside it what others have made of what was to be written. Sending it once
    /// more writes over that: by then it has been seen.
    List<Editor> editorsAgain(User now) {
        return Stream.of(MetadataKind.values())
                .map(kind -> editor(
                        kind,
                        now,
                        form.first(kind.field()),
                        isAsSeen(kind, now) || !isTyped(kind)
                                ? ""
                                : JsonLines.text(kind.of(now).values())))
                .map(editor -> isTyped(editor.kind()) ? editor : fresh(editor, now))
                .toList();
    }

    /// What was left alone is shown as it is now.
    private static Editor fresh(Editor editor, User now) {
        return editor(editor.kind(), now, JsonLines.text(editor.kind().of(now).values()), "");
    }

    private boolean isTyped(MetadataKind kind) {
        return wanted.containsKey(kind) || problems.containsKey(kind.field());
    }

    private static Editor editor(MetadataKind kind, User user, String text, String storedNow) {
        Metadata stored = kind.of(user);
        return new Editor(kind, text, seen(stored), stored.toJson().getBytes(StandardCharsets.UTF_8).length, storedNow);
    }
}
