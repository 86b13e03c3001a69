package dev.genkan.compat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The one browser of a test run: the Chromium of this machine, started when first asked for.
final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // No name but this machine's own leads anywhere, redirects included.
            "--host-resolver-rules=MAP *." + OwnDomain.DOMAIN
                    + " 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");

    private Chromium() {}

    /// @throws IllegalStateException if there is no browser on this machine
    static Browser browser() {
        return Holder.BROWSER;
    }

    private static final class Holder {
        static final Browser BROWSER = start();
    }

    private static Browser start() {
        Path executable = executable()
                .orElseThrow(() -> new IllegalStateException(
                        "the browser tests need Chromium: install it (apt-get install chromium), or name it in the"
                                + " environment variable CHROMIUM"));
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        // as long as a visitor waits for anything else
        PlaywrightAssertions.setDefaultAssertionTimeout(Visitor.PATIENCE);
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(QUIET));
    }

    private static Optional<Path> executable() {
        return Optional.ofNullable(System.getenv("CHROMIUM"))
                .filter(named -> !named.isBlank())
                .map(Path::of)
                .or(() -> NAMES.stream().flatMap(Chromium::onPath).findFirst());
    }

    private static Stream<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }
}
