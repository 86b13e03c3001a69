package dev.genkan.identity.attempt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody who signs up says of themselves in one call; what is not named stays as it was. Raw, as it was typed.
public final class SignUpDetails {

    private final @Nullable String emailAddress;
    private final @Nullable String password;
    private final @Nullable String firstName;
    private final @Nullable String lastName;
    private final @Nullable String locale;
    private final @Nullable Map<String, ? extends @Nullable Object> unsafeMetadata;

    private SignUpDetails(
            @Nullable String emailAddress,
            @Nullable String password,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String locale,
            @Nullable Map<String, ? extends @Nullable Object> unsafeMetadata) {
        this.emailAddress = emailAddress;
        this.password = password;
        this.firstName = firstName;
        this.lastName = lastName;
        this.locale = locale;
        this.unsafeMetadata = unsafeMetadata;
    }

    public static SignUpDetails nothing() {
        return new SignUpDetails(null, null, null, null, null, null);
    }

    public SignUpDetails emailAddress(String typed) {
        return new SignUpDetails(typed, password, firstName, lastName, locale, unsafeMetadata);
    }

    public SignUpDetails password(String typed) {
        return new SignUpDetails(emailAddress, typed, firstName, lastName, locale, unsafeMetadata);
    }

    public SignUpDetails firstName(String typed) {
        return new SignUpDetails(emailAddress, password, typed, lastName, locale, unsafeMetadata);
    }

    public SignUpDetails lastName(String typed) {
        return new SignUpDetails(emailAddress, password, firstName, typed, locale, unsafeMetadata);
    }

    /// The language of the browser, such as `de-DE`.
    public SignUpDetails locale(String tag) {
        return new SignUpDetails(emailAddress, password, firstName, lastName, tag, unsafeMetadata);
    }

    /// Replaces what was there.
    public SignUpDetails unsafeMetadata(Map<String, ? extends @Nullable Object> values) {
        return new SignUpDetails(emailAddress, password, firstName, lastName, locale, values);
    }

    @Nullable String emailAddress() {
        return emailAddress;
    }

    @Nullable String password() {
        return password;
    }

    @Nullable String firstName() {
        return firstName;
    }

    @Nullable String lastName() {
        return lastName;
    }

    @Nullable String locale() {
        return locale;
    }

    @Nullable Map<String, ? extends @Nullable Object> unsafeMetadata() {
        return unsafeMetadata;
    }

    /// Never the password.
    @Override
    public String toString() {
        return "SignUpDetails";
    }
}
