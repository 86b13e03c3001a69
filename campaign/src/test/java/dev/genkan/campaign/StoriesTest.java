package dev.genkan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story of the house over and over, scripting off, against an application in a process of its own:
/// `bin/campaign stories 1000`.
class StoriesTest {

    private static final String PASSWORD = "correct horse battery staple";
    private static final Pattern CODE = Pattern.compile("data-code>([0-9]{6})<");
    private static final int AT_ONCE = 4;

    @Test
    void everybody_comes_in_answers_leaves_and_comes_back(@TempDir Path folder) throws Exception {
        int count = Campaign.count(5);
        try (Base base = Base.asTold(folder);
                Child demo = Child.start(
                        DeployedDemo.class,
                        base.data(),
                        Stream.of(
                                        Campaign.networkLimitsRaised(),
                                        base.settings(),
                                        List.of("demo.workspaces.at-most=" + (count + 1)))
                                .flatMap(List::stream)
                                .toList());
                ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            long begun = System.nanoTime();
            List<Future<?>> stories = IntStream.rangeClosed(1, count)
                    .<Future<?>>mapToObj(number -> people.submit(() -> tell(demo, number)))
                    .toList();
            for (Future<?> story : stories) {
                finished(story);
            }
            long seconds = (System.nanoTime() - begun) / 1_000_000_000;
            Campaign.tell("stories " + count, base.toString(), count + " of " + count + " told in " + seconds + " s");
        }
    }

    private static void finished(Future<?> story) throws InterruptedException {
        try {
            story.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }

    private static void tell(Child demo, int number) {
        String address = "visitor" + number + "@example.com";
        String name = "Tidepool " + number;
        Client ada = new Client(demo.origin());

        assertThat(ada.open("/").status()).isEqualTo(200);
        assertThat(ada.arrive("/dashboard?from=story").body()).contains("Sign in to Acme");
        assertThat(ada.open("/sign-up?redirect_url=%2Fdashboard%3Ffrom%3Dstory").status())
                .isEqualTo(200);
        assertThat(ada.send("/sign-up", "email_address", address, "password", PASSWORD)
                        .location())
                .isEqualTo("/sign-up/code");
        assertThat(ada.open("/sign-up/code").body()).contains(address);
        Client.Page in = ada.send("/sign-up/code", "code", codeFor(address, demo));
        assertThat(in.location()).isEqualTo("/dashboard?from=story");
        assertThat(ada.arrive(in.location()).body()).contains("applicationName");

        assertThat(ada.send("/onboarding", "applicationName", "").status()).isEqualTo(422);
        Client.Page done = ada.send("/onboarding", "applicationName", name, "applicationType", "B2B");
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).isEqualTo("/dashboard?from=story");
        // the very next request, one hop, with the new claims
        assertDashboard(ada.open(done.location()), name, address);

        assertThat(ada.send("/sign-out").location()).isEqualTo("/");
        assertThat(ada.open("/dashboard").location()).startsWith("/sign-in");
        assertThat(ada.open("/sign-in").status()).isEqualTo(200);
        assertThat(ada.send("/sign-in", "identifier", address).location()).isEqualTo("/sign-in/password");
        assertThat(ada.open("/sign-in/password").status()).isEqualTo(200);
        Client.Page back = ada.send("/sign-in/password", "password", PASSWORD);
        assertThat(back.location()).isEqualTo("/dashboard");
        assertDashboard(ada.open(back.location()), name, address);
    }

    private static void assertDashboard(Client.Page page, String name, String address) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Welcome to " + name + "<", address, "&quot;onboardingComplete&quot;");
    }

    /// As a person finds it: in the inbox, the newest letter to this address.
    private static String codeFor(String address, Child demo) {
        Client reader = new Client(demo.origin());
        reader.open(demo.inbox().getPath() + "?" + demo.inbox().getQuery());
        Matcher link = Pattern.compile("inbox\\?m=([0-9]+)\"[^>]*><b>[^<]*</b><small>" + Pattern.quote(address) + "<")
                .matcher(reader.open(demo.inbox().getPath()).body());
        Optional<String> letter = link.find() ? Optional.of(link.group(1)) : Optional.empty();
        Matcher code = CODE.matcher(reader.open(demo.inbox().getPath() + "?m=" + letter.orElseThrow())
                .body());
        assertThat(code.find()).as("a code for " + address).isTrue();
        return code.group(1);
    }
}
