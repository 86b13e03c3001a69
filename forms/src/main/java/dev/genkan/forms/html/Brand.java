package dev.genkan.forms.html;

/// Whose door it is: what the pages carry at the top and how they are coloured.
///
/// @param name the name of the application, never empty
/// @param logo the address of a picture, drawn 32 pixels high; empty for none. One that starts with `/` is below the
///     context path
/// @param stylesheet the address of a stylesheet that sets custom properties, loaded last; empty for none
public record Brand(String name, String logo, String stylesheet) {

    /// @throws IllegalArgumentException for an empty name; the caller's fault
    public Brand {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a brand needs a name: it is in every title");
        }
    }

    /// A name and nothing else.
    public static Brand named(String name) {
        return new Brand(name, "", "");
    }
}
