package dev.genkan.onboarding.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.onboarding.AlsoThen;
import dev.genkan.onboarding.Flows;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.yaml.WatchedFlows.News;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of flows is looked at while the application runs.
class WatchedFlowsTest {

    private static final String WELCOME = """
        - flow: welcome
          version: %d
          steps:
            - ask: Colour
              fields: [{ field: colour, type: choice, of: [RED, BLUE], required: true }]
          land-at: /dashboard
        """;

    @TempDir
    Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
    private final InstantSource clock = now::get;
    private final List<News> news = new ArrayList<>();
    private Path file;

    @BeforeEach
    void write() {
        file = directory.resolve("flows.yaml");
        say(WELCOME.formatted(1));
    }

    @Test
    void what_has_changed_is_told_once_after_the_flows_in_code() {
        WatchedFlows flows = watched(Flows.welcome(3), List.of());
        assertThat(flows.atStart()).extracting(Onboarding::name).containsExactly("welcome", "welcome");
        lookAfterASecond(flows);
        assertThat(news).isEmpty();

        say(WELCOME.formatted(12));
        lookAfterASecond(flows);
        lookAfterASecond(flows);

        assertThat(news).hasSize(1);
        assertThat(changed().all()).extracting(Onboarding::version).containsExactly(3, 12);
        assertThat(flows.atStart()).extracting(Onboarding::version).containsExactly(3, 1);
    }

    @Test
    void nobody_looks_twice_within_a_second_and_a_clock_turned_back_makes_nobody_wait() {
        WatchedFlows flows = watched();
        say(WELCOME.formatted(12));
        turn(Duration.ofMillis(999));
        flows.look(news::add);
        assertThat(news).isEmpty();
        turn(Duration.ofMillis(1));
        flows.look(news::add);
        assertThat(news).hasSize(1);

        say(WELCOME.formatted(123));
        flows.look(news::add);
        assertThat(news).hasSize(1);
        turn(Duration.ofHours(-1));
        flows.look(news::add);
        assertThat(news).hasSize(2);
    }

    @Test
    void a_faulty_file_tells_all_its_faults_once_and_a_mended_one_its_flows() {
        WatchedFlows flows = watched();
        say(WELCOME.formatted(2).replace("type: choice", "type: chioce").replace("land-at", "landat"));
        lookAfterASecond(flows);
        lookAfterASecond(flows);
        assertThat(news).hasSize(1);
        assertThat(faulty().why().lines())
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.matches(".*flows\\.yaml:\\d+:\\d+: .*"));

        say(WELCOME.formatted(2));
        lookAfterASecond(flows);
        assertThat(changed().all()).extracting(Onboarding::version).containsExactly(2);
    }

    @Test
    void a_file_that_is_gone_empty_or_grown_over_its_limit_is_a_fault_like_others() throws IOException {
        WatchedFlows flows = watched();
        Files.delete(file);
        lookAfterASecond(flows);
        assertThat(faulty().why()).contains("cannot be read");
        say("");
        lookAfterASecond(flows);
        assertThat(faulty().why()).contains("flows.yaml:1:1: a file of flows is a list");
        say(WELCOME.formatted(2) + "#".repeat(8 * 1024 * 1024));
        lookAfterASecond(flows);
        assertThat(faulty().why()).endsWith("flows.yaml:1:1: a file of flows has at most 256 KiB; divide it");
        assertThat(news).hasSize(3);
    }

    @Test
    void what_is_done_in_code_is_put_on_the_flow_as_often_as_it_is_read_and_waits_while_it_is_gone() {
        List<String> done = new ArrayList<>();
        WatchedFlows flows =
                watched(Flows.welcome(3), List.of(new AlsoThen("more", (member, answers) -> done.add("x"))), "more");
        say(WELCOME.formatted(12));
        lookAfterASecond(flows);
        assertThat(changed().all()).extracting(Onboarding::name).containsExactly("welcome", "welcome");
        say(WELCOME.formatted(123).replace("welcome", "more"));
        lookAfterASecond(flows);
        Onboarding more = changed().all().getLast();
        assertThat(new AlsoThen("more", (member, answers) -> {}).on(more)).isEqualTo(more);
        assertThat(Flows.completionsOf(more)).hasSize(1);
        assertThat(Flows.completionsOf(changed().all().getFirst())).isEmpty();
    }

    @Test
    void what_is_done_after_a_flow_of_no_file_stops_the_start() {
        assertThatThrownBy(() -> watched(Flows.welcome(3), List.of(new AlsoThen("wlcome", (member, answers) -> {}))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Something is to be done after the flow \"wlcome\" (AlsoThen), which is in no file of flows."
                                + " Name one that is, or say then(…) in code.");
    }

    @Test
    void a_resource_is_looked_at_where_it_is_a_file_on_disk_and_never_in_an_archive() throws IOException {
        try (URLClassLoader loader = loader(directory)) {
            WatchedFlows flows = watched(new FlowSource("classpath:flows.yaml", loader));
            assertThat(flows.canChange()).isTrue();
            say(WELCOME.formatted(12));
            lookAfterASecond(flows);
            assertThat(changed().all()).extracting(Onboarding::version).containsExactly(12);
        }
        Path jar = directory.resolve("application.jar");
        try (JarOutputStream archive = new JarOutputStream(Files.newOutputStream(jar))) {
            archive.putNextEntry(new JarEntry("flows.yaml"));
            archive.write(WELCOME.formatted(1).getBytes(StandardCharsets.UTF_8));
            archive.closeEntry();
        }
        try (URLClassLoader loader = loader(jar)) {
            WatchedFlows flows = watched(new FlowSource("classpath:flows.yaml", loader));
            assertThat(flows.atStart()).hasSize(1);
            assertThat(flows.canChange()).isFalse();
        }
    }

    @Test
    void without_a_file_there_are_the_flows_in_code_and_nothing_to_look_at() {
        WatchedFlows flows = new WatchedFlows(
                List.of(Flows.welcome(3)),
                List.of(),
                new FlowSource("", getClass().getClassLoader()),
                Flows.VALIDATOR,
                clock);
        assertThat(flows.atStart()).hasSize(1);
        assertThat(flows.canChange()).isFalse();
        lookAfterASecond(flows);
        assertThat(news).isEmpty();
    }

    @Test
    void of_many_who_look_at_once_one_reads_and_the_others_do_not_wait_for_it() throws Exception {
        WatchedFlows flows = watched();
        say(WELCOME.formatted(12));
        turn(Duration.ofSeconds(1));
        int many = 8;
        CyclicBarrier together = new CyclicBarrier(many);
        CountDownLatch othersAreThrough = new CountDownLatch(many - 1);
        List<News> told = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Future<?>> looks = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                looks.add(threads.submit(() -> {
                    boolean[] mine = {false};
                    together.await();
                    flows.look(one -> {
                        mine[0] = true;
                        told.add(one);
                        await(othersAreThrough);
                    });
                    if (!mine[0]) {
                        othersAreThrough.countDown();
                    }
                    return null;
                }));
            }
            for (Future<?> look : looks) {
                look.get();
            }
        }
        assertThat(told).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URLClassLoader loader(Path place) throws MalformedURLException {
        return new URLClassLoader(new URL[] {place.toUri().toURL()}, null);
    }

    private WatchedFlows watched() {
        return watched(new FlowSource(file.toString(), getClass().getClassLoader()));
    }

    private WatchedFlows watched(FlowSource source) {
        return new WatchedFlows(List.of(), List.of(), source, Flows.VALIDATOR, clock);
    }

    private WatchedFlows watched(Onboarding inCode, List<AlsoThen> hooks, String... others) {
        for (String other : others) {
            say(WELCOME.formatted(1) + WELCOME.formatted(1).replace("welcome", other));
        }
        FlowSource source = new FlowSource(file.toString(), getClass().getClassLoader());
        return new WatchedFlows(List.of(inCode), hooks, source, Flows.VALIDATOR, clock);
    }

    /// Each time of another size.
    private void say(String yaml) {
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void turn(Duration further) {
        now.updateAndGet(before -> before.plus(further));
    }

    private void lookAfterASecond(WatchedFlows flows) {
        turn(Duration.ofSeconds(1));
        flows.look(news::add);
    }

    private News.Changed changed() {
        assertThat(news.getLast()).isInstanceOf(News.Changed.class);
        return (News.Changed) news.getLast();
    }

    private News.Faulty faulty() {
        assertThat(news.getLast()).isInstanceOf(News.Faulty.class);
        return (News.Faulty) news.getLast();
    }
}
