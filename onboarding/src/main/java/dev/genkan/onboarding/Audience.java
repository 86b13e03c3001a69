package dev.genkan.onboarding;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whom a flow asks, by their public metadata: those of a plan, those who came by an invitation. It decides from the
/// claims of a token, so it must have no effects.
@FunctionalInterface
public interface Audience {

    /// Everybody.
    Audience EVERYBODY = new Everybody();

    boolean includes(Map<String, @Nullable Object> publicMetadata);

    /// Those whose public metadata has this value under this key; a value, as [Condition#where] makes one.
    ///
    /// @param value a text, a truth or a whole number
    static Audience having(String key, Object value) {
        return new Having(key, value instanceof Integer number ? (Object) number.longValue() : value);
    }

    record Everybody() implements Audience {
        @Override
        public boolean includes(Map<String, @Nullable Object> publicMetadata) {
            return true;
        }

        @Override
        public String toString() {
            return "everybody";
        }
    }

    record Having(String key, Object value) implements Audience {
        @Override
        public boolean includes(Map<String, @Nullable Object> publicMetadata) {
            return value.equals(publicMetadata.get(key));
        }

        @Override
        public String toString() {
            return "those with " + key + " " + value;
        }
    }
}
