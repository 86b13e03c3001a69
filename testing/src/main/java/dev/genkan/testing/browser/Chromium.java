package dev.genkan.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The one browser of a test run: the Chromium of this machine, started when first asked for and gone with the process.
/// It belongs to the thread that asked first.
public final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // No name but this machine's own leads anywhere, redirects included. Intercepting requests would switch the
            // browser's cache off, and what a cache keeps after signing out is part of what is tested.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");

    private static @Nullable Browser started;

    private Chromium() {}

    /// @throws IllegalStateException if there is no Chromium on this machine; it says what to install
    public static synchronized Browser browser() {
        Browser running = started;
        if (running == null) {
            running = start(executable(System.getenv()));
            started = running;
        }
        return running;
    }

    private static Browser start(Path executable) {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(QUIET));
    }

    /// What `CHROMIUM` names, else the first on the `PATH`.
    ///
    /// @param environment variables by name
    static Path executable(Map<String, String> environment) {
        String named = environment.getOrDefault("CHROMIUM", "");
        if (!named.isBlank()) {
            if (!Files.isExecutable(Path.of(named))) {
                throw new IllegalStateException("CHROMIUM names " + named + ", where there is no program.");
            }
            return Path.of(named);
        }
        String path = environment.getOrDefault("PATH", "");
        return NAMES.stream()
                .flatMap(name -> onPath(path, name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no Chromium on this machine. Install it (Debian: apt-get install chromium), or name"
                                + " it in the environment variable CHROMIUM."));
    }

    private static Stream<Path> onPath(String path, String name) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }
}
