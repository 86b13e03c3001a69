package dev.genkan.testing.browser;

import com.microsoft.playwright.PlaywrightException;
import dev.genkan.onboarding.Questions;
import dev.genkan.testing.Walked;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Walks the paths of a flow through the pages of a running application, each of them twice, with scripts and without,
/// as somebody who has just come in. About every page axe has its say, in the light and in the dark theme; once about
/// pages that look the same.
public final class BrowserWalk {

    private final URI application;
    private final Supplier<SessionCookie> newcomers;

    /// @param application its address, with the context path if it has one, as in `http://localhost:8080`
    /// @param newcomers signs somebody in who has answered nothing yet, another one each time
    public BrowserWalk(URI application, Supplier<SessionCookie> newcomers) {
        this.application = application;
        this.newcomers = newcomers;
    }

    /// Walks them all, also after one that fails.
    ///
    /// @param questions of the flow that was walked
    /// @return how many pages were looked at; one that looks the same on several paths counts once
    /// @throws AssertionError if a page has a fault, if a path leads elsewhere than its answers should, or if it
    ///     does not end; with all that was found, and the path and the page of each
    /// @throws IllegalStateException if there is no Chromium
    public int walk(Questions questions, Walked walked) {
        var browser = Chromium.browser();
        Set<String> looks = new HashSet<>();
        List<String> findings = new ArrayList<>();
        for (Walked.Path path : walked.paths()) {
            for (Scripting scripting : Scripting.values()) {
                try (var visit = new Visit(browser, application, newcomers.get(), scripting, looks)) {
                    List<String> found = walk(new PathOnPages(visit, questions), path);
                    found.forEach(each -> findings.add(path + ", scripting " + scripting + ": " + each));
                }
            }
        }
        if (!findings.isEmpty()) {
            throw new AssertionError(
                    "The flow " + walked.flow().name() + " " + walked.flow().version()
                            + " does not stand the look of a browser:\n"
                            + findings.stream().map(finding -> "- " + finding).collect(Collectors.joining("\n")));
        }
        return looks.size();
    }

    private static List<String> walk(PathOnPages pages, Walked.Path path) {
        List<String> found = new ArrayList<>();
        try {
            pages.walk(path);
        } catch (OffThePath lost) {
            found.add(lost.getMessage());
        } catch (PlaywrightException failed) {
            found.add("at " + pages.here() + " "
                    + String.valueOf(failed.getMessage()).lines().findFirst().orElse(""));
        }
        found.addAll(0, pages.found());
        return found;
    }
}
