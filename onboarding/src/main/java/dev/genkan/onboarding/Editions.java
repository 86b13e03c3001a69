package dev.genkan.onboarding;

import jakarta.validation.Validator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A flow in the version that is asked now, and in those that whoever is in the middle of them may finish first.
public final class Editions {

    private final Questions current;
    private final Map<Integer, Questions> byVersion;

    private Editions(Questions current, Map<Integer, Questions> byVersion) {
        this.current = current;
        this.byVersion = byVersion;
    }

    /// @throws IllegalArgumentException as [Questions#of] does
    public static Editions of(Onboarding flow, Validator validator) {
        Questions current = Questions.of(flow, validator);
        Map<Integer, Questions> byVersion = new LinkedHashMap<>();
        byVersion.put(flow.version(), current);
        for (Onboarding earlier : flow.finishedFirst()) {
            byVersion.put(earlier.version(), Questions.of(earlier.alone(flow.isAlone()), validator));
        }
        return new Editions(current, byVersion);
    }

    /// The version that is asked now.
    public Questions current() {
        return current;
    }

    public Onboarding flow() {
        return current.flow();
    }

    /// The questions of one version; empty if those who are in the middle of it move over.
    public Optional<Questions> of(int version) {
        return Optional.ofNullable(byVersion.get(version));
    }

    /// The questions that a journey is asked; those of the present version if its own is gone.
    public Questions of(Journey journey) {
        return of(journey.version()).orElse(current);
    }
}
