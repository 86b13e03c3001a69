package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// With the native provider on the class path tokens are the same, and only made sooner.
class NativeProviderTest {

    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);
    private static final String NATIVE = "AmazonCorrettoCryptoProvider";

    @Test
    @Tag("native")
    void it_is_used_for_tokens_and_for_nothing_else_of_the_runtime() {
        for (SigningKey key : List.of(Tokens.RSA, Tokens.EC)) {
            assertThat(Signatures.signing(key.algorithm(), key.privateKey())
                            .provider()
                            .getName())
                    .isEqualTo(NATIVE);
            assertThat(Signatures.verifying(key.verifyingKey()).provider().getName())
                    .isEqualTo(NATIVE);
            assertThat(Signatures.ofTheRuntime(key.algorithm()).getName()).startsWith("Sun");
        }
        assertThat(Security.getProvider(NATIVE)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("native")
    void what_one_provider_signs_the_other_verifies(Algorithm algorithm) {
        SigningKey key = algorithm == Algorithm.RS256 ? Tokens.RSA : Tokens.EC;
        Provider own = NativeProvider.find().orElseThrow();
        Provider jdk = Signatures.ofTheRuntime(algorithm);

        byte[] signedNatively =
                Signatures.signing(algorithm, key.privateKey(), own).sign(TEXT);
        byte[] signedByTheJdk =
                Signatures.signing(algorithm, key.privateKey(), jdk).sign(TEXT);

        Signatures verifyingNatively = Signatures.verifying(key.verifyingKey(), own);
        Signatures verifyingByTheJdk = Signatures.verifying(key.verifyingKey(), jdk);
        assertThat(verifyingByTheJdk.verify(TEXT, signedNatively)).isTrue();
        assertThat(verifyingNatively.verify(TEXT, signedByTheJdk)).isTrue();
        signedNatively[7] ^= 1;
        signedByTheJdk[7] ^= 1;
        assertThat(verifyingByTheJdk.verify(TEXT, signedNatively)).isFalse();
        assertThat(verifyingNatively.verify(TEXT, signedByTheJdk)).isFalse();
        assertThat(verifyingNatively.verify(TEXT, new byte[signedByTheJdk.length]))
                .isFalse();
    }

    @Test
    void where_it_is_not_there_nothing_is_said() {
        List<String> log = new ArrayList<>();

        assertThat(loading("dev.genkan.NoSuchProvider", log)).isFalse();
        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {Sick.class, NotLinked.class, Ignorant.class, WithoutInstance.class, NoProvider.class})
    void one_that_does_not_work_is_left_alone_and_one_line_says_so(Class<?> type) {
        List<String> log = new ArrayList<>();

        assertThat(loading(type.getName(), log)).isFalse();
        assertThat(log)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith(type.getName()
                                + " does not work here, so tokens are signed and verified by the JDK: "));
    }

    private static boolean loading(String className, List<String> log) {
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord told) {
                log.add(told.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("dev.genkan");
        logger.addHandler(listener);
        try {
            return NativeProvider.load(className).isPresent();
        } finally {
            logger.removeHandler(listener);
        }
    }

    /// Its library is not for this machine.
    public static final class Sick extends Provider {
        public static final Sick INSTANCE = new Sick();
        private static final long serialVersionUID = 1;

        public Sick() {
            super("Sick", "1", "a provider without its library");
        }

        public void assertHealthy() {
            throw new IllegalStateException("no library for this machine");
        }
    }

    /// Even its class cannot be initialised.
    public static final class NotLinked extends Provider {
        public static final NotLinked INSTANCE = load();
        private static final long serialVersionUID = 1;

        public NotLinked() {
            super("NotLinked", "1", "a provider that cannot be made");
        }

        private static NotLinked load() {
            throw new UnsatisfiedLinkError("wrong ELF class");
        }
    }

    /// Healthy, but without the algorithms.
    public static final class Ignorant extends Provider {
        public static final Ignorant INSTANCE = new Ignorant();
        private static final long serialVersionUID = 1;

        public Ignorant() {
            super("Ignorant", "1", "a provider of nothing");
        }

        public void assertHealthy() {}
    }

    public static final class WithoutInstance {}

    public static final class NoProvider {
        public static final String INSTANCE = "me";
    }
}
