package app;

import dev.genkan.gate.Gate;
import dev.genkan.gate.Paths;
import dev.genkan.gate.Sessions;
import dev.genkan.gate.servlet.Cookies;
import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.GateFilter;
import dev.genkan.gate.servlet.Site;
import dev.genkan.token.Algorithm;
import dev.genkan.token.Claims;
import dev.genkan.token.Expectations;
import dev.genkan.token.KeySet;
import dev.genkan.token.TokenVerifier;
import dev.genkan.token.VerifyingKey;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Our gate alone, verifying without the network and without a store, as its peers do here.
@Configuration
class Protection {

    private static final String URL = "https://acme.example";

    @Bean
    FilterRegistrationBean<GateFilter> gate(@Value("${bench.key}") Path key) throws Exception {
        KeySet keys = KeySet.of(List.of(new VerifyingKey(
                "key_bench",
                Algorithm.RS256,
                KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Files.readAllBytes(key))))));
        Site site = new Site(
                URI.create(URL),
                Paths.defaults(),
                new Cookies("", true, Duration.ofDays(7)),
                new Csrf(new byte[32]));
        GateFilter filter = new GateFilter(
                Gate.publicRoutes("/public"),
                new TokenVerifier(() -> keys, Expectations.of(URL, URL), InstantSource.system()),
                new NoStore(),
                site,
                List.of());
        FilterRegistrationBean<GateFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private record NoStore() implements Sessions {

        @Override
        public boolean suspect(Claims claims) {
            return false;
        }

        @Override
        public Fresh freshFor(String clientToken) {
            return new Fresh.SignedOut();
        }

        @Override
        public Fresh freshFor(Claims genuine) {
            return new Fresh.SignedOut();
        }
    }
}
