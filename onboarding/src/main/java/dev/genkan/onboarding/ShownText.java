package dev.genkan.onboarding;

import java.util.Locale;

public interface ShownText {
    Locale locale(Locale wanted);

    String hash(Questions questions, Locale locale);
}
