package dev.genkan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.Form;
import dev.genkan.forms.Submission;
import dev.genkan.forms.html.Words;
import dev.genkan.gate.Gate;
import dev.genkan.gate.Origin;
import dev.genkan.gate.RequestPath;
import dev.genkan.gate.ReturnAddress;
import dev.genkan.gate.servlet.PostedBody;
import dev.genkan.identity.session.ClaimsTemplate;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Metadata;
import dev.genkan.onboarding.servlet.Language;
import dev.genkan.token.Algorithm;
import dev.genkan.token.Expectations;
import dev.genkan.token.Json;
import dev.genkan.token.KeySet;
import dev.genkan.token.SigningKey;
import dev.genkan.token.TokenVerifier;
import dev.genkan.token.Verdict;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Every parser of what strangers send, on texts made by chance: `bin/campaign parsers 1000000`. None throws anything
/// but its own refusal, none takes longer than a second, and what is read is read again as the same.
class ParsersTest {

    private static final URI HERE = URI.create("https://app.example/shop");
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

    private final Hostile hostile = new Hostile(20261123);

    private interface Reading {
        /// @return whether it was taken
        boolean read(String text);
    }

    @Test
    void json() {
        run(
                "Json",
                text -> {
                    try {
                        // a whole number with an exponent comes back as a whole number, so texts are compared and not
                        // types
                        String written = Json.write(Json.parse(text));
                        assertThat(Json.write(Json.parse(written))).isEqualTo(written);
                        return true;
                    } catch (Json.Malformed refused) {
                        return false;
                    }
                },
                "{\"a\":[1,2.5,-3e7,true,false,null,\"x\\u00e4\\n\"],\"b\":{\"c\":{}}}",
                "[[[[[[]]]]]]",
                "\"\\ud83d\\ude00\"",
                "12345678901234567890",
                "{\"a\":1,\"a\":2}");
    }

    @Test
    void tokens() {
        SigningKey key = SigningKey.generate("key_1", Algorithm.ES256);
        TokenVerifier verifier = new TokenVerifier(
                () -> KeySet.of(key),
                Expectations.of("https://app.example", "https://app.example"),
                InstantSource.system());
        String header = base64Url("{\"alg\":\"ES256\",\"kid\":\"key_1\",\"typ\":\"JWT\",\"cat\":\"cl_B7d4PD111AAA\"}");
        String payload = base64Url("{\"sub\":\"user_1\",\"iss\":\"https://app.example\",\"exp\":99999999999}");
        String signature = base64Url("x".repeat(64));
        run(
                "TokenVerifier",
                text -> {
                    assertThat(verifier.verify(text)).isInstanceOf(Verdict.Rejected.class);
                    String made = base64Url(text) + "." + payload + "." + signature;
                    assertThat(verifier.verify(made)).isInstanceOf(Verdict.Rejected.class);
                    return false;
                },
                header + "." + payload + "." + signature,
                header + "." + payload + ".",
                base64Url("{\"alg\":\"none\"}") + "." + payload + ".",
                "{\"alg\":\"ES256\",\"kid\":\"key_1\",\"typ\":\"JWT\",\"crit\":[\"exp\"],\"jku\":\"https://evil.example\"}");
    }

    @Test
    void key_sets() {
        run(
                "KeySet",
                text -> {
                    try {
                        KeySet keys = KeySet.parseJwks(text);
                        String written = keys.toJwks();
                        assertThat(KeySet.parseJwks(written).toJwks()).isEqualTo(written);
                        return !keys.keys().isEmpty();
                    } catch (IllegalArgumentException | Json.Malformed refused) {
                        return false;
                    }
                },
                KeySet.of(SigningKey.generate("a", Algorithm.RS256)).toJwks(),
                KeySet.of(SigningKey.generate("b", Algorithm.ES256)).toJwks(),
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"b\",\"x\":\"AAAA\",\"y\":\"AAAA\"}]}",
                "{\"keys\":[]}",
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}");
    }

    @Test
    void paths() {
        run(
                "RequestPath",
                text -> {
                    boolean clean = RequestPath.isClean(text);
                    if (clean) {
                        String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
                        assertThat(decoded).startsWith("/").doesNotContain("//", "/../", "\\", ";");
                        assertThat(decoded.chars()).noneMatch(Character::isISOControl);
                        String normalised = RequestPath.normalised(decoded, "");
                        assertThat(RequestPath.normalised(normalised, "")).isEqualTo(normalised);
                    }
                    return clean;
                },
                "/",
                "/dashboard",
                "/caf%C3%A9/a.b/c-d_e~f",
                "/a/b/c/",
                "/a..b/...c");
    }

    @Test
    void return_addresses() {
        run(
                "ReturnAddress",
                text -> {
                    Optional<String> safe = ReturnAddress.safe(text, HERE);
                    safe.ifPresent(path -> {
                        assertThat(path).startsWith("/").doesNotStartWith("//").doesNotContain("\\", "\r", "\n");
                        assertThat(HERE.resolve(path).getAuthority()).isEqualTo("app.example");
                        assertThat(ReturnAddress.safe(path, HERE)).contains(path);
                    });
                    return safe.isPresent();
                },
                "/dashboard?a=b&c=%20d",
                "https://app.example/shop/cart?x=1#top",
                "https://app.example/shop",
                "/a/b/c?redirect_url=%2Fx");
    }

    @Test
    void origins() {
        run(
                "Origin",
                text -> {
                    try {
                        String origin = Origin.of(new URI(text));
                        assertThat(Origin.of(new URI(origin))).isEqualTo(origin);
                        return true;
                    } catch (URISyntaxException | IllegalArgumentException refused) {
                        return false;
                    }
                },
                "https://App.Example:443/x",
                "http://localhost:8080",
                "https://[::1]:8443/");
    }

    @Test
    void posted_forms() {
        run(
                "UrlEncoded",
                text -> {
                    Optional<Map<String, List<String>>> read = fields(text);
                    read.ifPresent(fields -> {
                        List<String> written = new ArrayList<>();
                        fields.forEach((name, values) ->
                                values.forEach(value -> written.add(urlEncoded(name) + "=" + urlEncoded(value))));
                        assertThat(fields(String.join("&", written))).contains(fields);
                    });
                    return read.isPresent();
                },
                "email_address=ada%40example.com&password=secret&genkan_csrf=x",
                "a=1&a=2&b=%C3%A9+%F0%9F%98%80",
                "=&&=a&b");
    }

    private static Optional<Map<String, List<String>>> fields(String body) {
        try {
            return switch (PostedBody.of(Requests.posting(body))) {
                case PostedBody.Fields form -> Optional.of(form.form().fields());
                case PostedBody.Refused refused -> Optional.empty();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String urlEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void whole_requests() {
        Requests.Door door = new Requests.Door();
        run(
                "GateFilter",
                text -> door.letsThrough(hostile, text),
                "/private",
                "/public/a",
                "Bearer eyJhbGciOiJSUzI1NiJ9.e30.AAAA",
                "https://app.example",
                "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
                "redirect_url=%2Fdashboard");
    }

    @Test
    void e_mail_addresses() {
        run(
                "EmailAddress",
                text -> {
                    Optional<EmailAddress> address = EmailAddress.parse(text);
                    address.ifPresent(it -> {
                        assertThat(it.mailbox()).doesNotContain("\r", "\n", " ", ",", "<", ">", "\"", ";");
                        // mail goes to the address that is proven by it
                        assertThat(new EmailAddress(it.mailbox()).key()).isEqualTo(it.key());
                        assertThat(EmailAddress.parse(it.value())).contains(it);
                    });
                    return address.isPresent();
                },
                "ada@example.com",
                "Ada.Lovelace+tag@MAIL.example.co.uk",
                "jürgen@bücher.example",
                "用户@例子.广告",
                "o'brien!#$%&*/=?^_`{|}~-@xn--bcher-kva.example");
    }

    @Test
    void claims_templates() {
        run(
                "ClaimsTemplate",
                text -> {
                    try {
                        ClaimsTemplate.parse(text);
                        return true;
                    } catch (ClaimsTemplate.Wrong refused) {
                        assertThat(refused.line()).isPositive();
                        assertThat(refused.column()).isPositive();
                        return false;
                    }
                },
                "{\"metadata\": \"{{user.public_metadata}}\"}",
                "{\"a\":\"{{user.first_name || 'nobody'}} of {{user.public_metadata.company}}\",\n"
                        + "\"b\":[1,{\"c\":null}]}",
                "{}");
    }

    @Test
    void metadata() {
        Metadata kept = Metadata.parse("{\"a\":{\"b\":1,\"c\":[1,2]},\"d\":\"x\"}");
        run(
                "Metadata",
                text -> {
                    try {
                        Metadata read = Metadata.parse(text);
                        assertThat(Metadata.parse(read.toJson())).isEqualTo(read);
                        Metadata once = kept.merge(read.values());
                        assertThat(once.merge(read.values())).isEqualTo(once);
                        return true;
                    } catch (Metadata.Unfit | Json.Malformed refused) {
                        return false;
                    }
                },
                "{\"a\":{\"b\":null},\"e\":{\"f\":{\"g\":[true]}}}",
                "{\"d\":null,\"a\":2}",
                "{\"x\":\"" + "y".repeat(200) + "\"}");
    }

    @Test
    void languages() {
        Words words = Words.of(ParsersTest.class.getClassLoader(), "messages");
        run(
                "Accept-Language",
                text -> {
                    Locale locale = Language.of(Requests.speaking(text), words);
                    assertThat(locale.getLanguage()).isNotEmpty();
                    return true;
                },
                "en",
                "de-CH,de;q=0.9,en;q=0.5,*;q=0.1",
                "zh-Hant-TW-u-co-stroke");
    }

    @Test
    void routes() {
        run(
                "RoutePatterns",
                text -> {
                    try {
                        Gate gate = Gate.publicRoutes(text);
                        gate.isPublic("/dashboard");
                        gate.isPublic(text);
                        return true;
                    } catch (IllegalArgumentException refused) {
                        return false;
                    }
                },
                "/",
                "/blog/:slug/comments",
                "/assets/(.*)",
                "/a.b/c+d");
    }

    enum Kind {
        B2C,
        B2B
    }

    record Answers(
            @NotBlank @Size(max = 80) String name, @NotNull Kind kind) {}

    @Test
    void answers() {
        Form<Answers> form = form(Answers.class);
        run(
                "Form",
                text -> switch (form.read(Map.of(
                        "name",
                        List.of(text),
                        "kind",
                        hostile.below(9) == 0 ? List.of(text, "B2B") : List.of(hostile.oneOf("B2B", text))))) {
                    case Submission.Accepted<Answers> taken -> {
                        assertThat(taken.record().name().strip()).isNotEmpty().hasSizeLessThanOrEqualTo(80);
                        assertThat(Json.parse(Json.write(form.toJson(taken.record()))))
                                .isNotNull();
                        yield true;
                    }
                    case Submission.Rejected<Answers> refused -> false;
                },
                "Tidepool",
                "B2B",
                "Ünïcödé Inc.");
    }

    record Amounts(
            int seats, long views, double weight, @NotNull BigDecimal price) {}

    @Test
    void posted_numbers() {
        Form<Amounts> form = form(Amounts.class);
        run(
                "Form, numbers",
                text -> {
                    Map<String, List<String>> posted = new HashMap<>(Map.of(
                            "seats",
                            List.of("1"),
                            "views",
                            List.of("1"),
                            "weight",
                            List.of("1"),
                            "price",
                            List.of("1")));
                    posted.put(hostile.oneOf("seats", "views", "weight", "price"), List.of(text));
                    return comesBackTheSame(form, posted);
                },
                "12",
                "-3",
                "+4",
                "\u22125",
                "1.234,50",
                "1,234,567.5",
                "1 234 567",
                "1'234.50",
                "0.000001",
                "2147483647",
                "9223372036854775807");
    }

    record Days(@NotNull LocalDate from) {}

    @Test
    void posted_dates() {
        Form<Days> form = form(Days.class);
        run(
                "Form, dates",
                text -> {
                    Map<String, List<String>> posted = new HashMap<>(Map.of(
                            "from.day", List.of(hostile.oneOf("1", "29", "30", "31")),
                            "from.month", List.of(hostile.oneOf("2", "4", "12")),
                            "from.year", List.of(hostile.oneOf("1900", "2024", "2026", "9999"))));
                    posted.put(hostile.oneOf("from.day", "from.month", "from.year", "from"), List.of(text));
                    return comesBackTheSame(form, posted);
                },
                "1",
                "09",
                "31",
                "2027",
                "1000",
                "2026-02-28");
    }

    private static <R extends Record> Form<R> form(Class<R> type) {
        return Form.of(type, Validation.buildDefaultValidatorFactory().getValidator());
    }

    /// What was taken is shown again as text that is taken as the same, and so it is after it was kept as JSON.
    private static <R extends Record> boolean comesBackTheSame(Form<R> form, Map<String, List<String>> posted) {
        return switch (form.read(posted)) {
            case Submission.Accepted<R> taken -> {
                String kept = Json.write(form.toJson(taken.record()));
                assertThat(form.read(form.typed(taken.record()))).isEqualTo(taken);
                assertThat(form.read(form.typed(Json.parseObject(kept)))).isEqualTo(taken);
                yield true;
            }
            case Submission.Rejected<R> refused -> {
                assertThat(refused.errors()).isNotEmpty();
                yield false;
            }
        };
    }

    private void run(String parser, Reading reading, String... examples) {
        int count = Campaign.count(10_000);
        int taken = 0;
        long slowest = 0;
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            String text = hostile.like(examples);
            long before = System.nanoTime();
            try {
                taken += reading.read(text) ? 1 : 0;
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError(parser + ", text " + i + ": " + printable(text), broken);
            }
            slowest = Math.max(slowest, System.nanoTime() - before);
        }
        // the machine may be busy with other things for that long, but not a parser
        assertThat(slowest).as(parser + ", slowest").isLessThan(LONGEST * 5);
        Campaign.tell(
                "parsers " + count,
                parser,
                count + " texts, " + taken + " taken, in " + (System.nanoTime() - begun) / 1_000_000 + " ms, slowest "
                        + slowest / 1_000 + " µs");
    }

    private static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String printable(String text) {
        StringBuilder printed = new StringBuilder();
        text.chars()
                .forEach(c -> printed.append(c > ' ' && c < 127 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
        return printed.toString();
    }
}
