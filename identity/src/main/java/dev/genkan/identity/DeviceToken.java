package dev.genkan.identity;

/// What a browser shows to be known as one in which somebody has signed in before: the raw value of its `__device`
/// cookie. Any text may be looked up; only its hash is stored. It opens nothing: it only decides how many wrong
/// passwords count against whom. It prints as its name.
public record DeviceToken(String value) {

    /// The browser shows nothing.
    public static final DeviceToken NONE = new DeviceToken("");

    /// One that nobody has yet.
    public static DeviceToken fresh() {
        return new DeviceToken(Secrets.fresh());
    }

    public boolean isNone() {
        return value.isEmpty();
    }

    /// The form in which it is stored.
    public String hash() {
        return Secrets.hash(value);
    }

    @Override
    public String toString() {
        return "DeviceToken";
    }
}
