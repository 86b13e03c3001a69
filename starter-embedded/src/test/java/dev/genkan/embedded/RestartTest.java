package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a restart by Spring Boot's development tools does: the application's classes are loaded anew by another class
/// loader, in the same process, while those of the libraries stay.
class RestartTest {

    @TempDir
    Path data;

    @Test
    void an_application_restarts_in_the_same_process_and_its_members_stay_signed_in() throws Exception {
        Set<Thread> before = threads();
        Set<Class<?>> applications = new HashSet<>();
        Visitor ada;
        int port;
        try (ApplicationLoader loader = new ApplicationLoader();
                Running first = start(loader, applications)) {
            port = first.port();
            ada = first.visitor().signUp(first.engine(), "ada@example.com");
            assertThat(ada.open("/me").statusCode()).isEqualTo(303);
        }
        assertThat(threads())
                .as("threads that the closed application left")
                .allSatisfy(thread -> assertThat(before.contains(thread)
                                || !(thread.getContextClassLoader() instanceof ApplicationLoader))
                        .as(thread.getName())
                        .isTrue())
                .noneMatch(thread -> !before.contains(thread)
                        && (thread.getName().startsWith("genkan")
                                || thread.getName().contains("Hikari")));

        for (int restart = 0; restart < 3; restart++) {
            try (ApplicationLoader loader = new ApplicationLoader();
                    Running again = start(loader, applications, "server.port=" + port)) {
                String token = ada.cookies().get(ada.cookieName("__session"));
                assertThat(ada.open("/").body()).startsWith("home of user_");
                assertThat(ada.open("/me").headers().firstValue("Location")).hasValue("/onboarding?redirect_url=%2Fme");
                assertThat(token).isNotEmpty();
                assertThat(again.engine().inbox().items()).isEmpty();
            }
        }
        assertThat(applications).as("loaded anew each time").hasSize(4);
    }

    private Running start(ApplicationLoader loader, Set<Class<?>> seen, String... port) throws ClassNotFoundException {
        Class<?> application = loader.loadClass(Applications.Asking.class.getName());
        seen.add(application);
        Thread current = Thread.currentThread();
        ClassLoader usual = current.getContextClassLoader();
        current.setContextClassLoader(loader);
        try {
            return Running.start(application, data, port);
        } finally {
            current.setContextClassLoader(usual);
        }
    }

    private static Set<Thread> threads() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }

    private static final class ApplicationLoader extends URLClassLoader {

        ApplicationLoader() {
            super(
                    new URL[] {
                        RestartTest.class.getProtectionDomain().getCodeSource().getLocation()
                    },
                    RestartTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Applications.class.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }
    }
}
