package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordMapperTest {

    enum ApplicationType {
        B2C,
        B2B {
            @Override
            public String toString() {
                return "business";
            }
        }
    }

    record NewApplication(String applicationName, ApplicationType applicationType) {}

    record Numbers(int i, Integer boxedI, long l, Long boxedL, double d, Double boxedD, boolean b, Boolean boxedB) {}

    record Profile(
            String name, @org.jspecify.annotations.Nullable String nickname, List<String> tags) {}

    record Nested(NewApplication application, Map<String, Object> rest, List<NewApplication> others) {}

    record Tree(String name, List<Tree> children) {}

    record Picky(int age) {
        Picky {
            if (age < 0) {
                throw new IllegalArgumentException("age");
            }
        }
    }

    record Nothing() {}

    @Test
    void the_guides_metadata_becomes_the_guides_record() {
        assertThat(read(NewApplication.class, """
                        {"applicationName": "Acme", "applicationType": "B2B", "onboardingComplete": true}
                        """)).contains(new NewApplication("Acme", ApplicationType.B2B));
    }

    @Test
    void claims_hand_out_their_metadata_as_a_record() {
        Map<String, Object> metadata = Map.of("applicationName", "Acme", "applicationType", "B2C");
        String token = Tokens.signed(Tokens.payloadWith("metadata", metadata));

        assertThat(Tokens.verifierAt(Tokens.NOON).verify(token))
                .isInstanceOfSatisfying(
                        Verdict.Genuine.class,
                        genuine -> assertThat(genuine.claims().metadata(NewApplication.class))
                                .contains(new NewApplication("Acme", ApplicationType.B2C)));
    }

    @Test
    void claims_without_metadata_have_an_empty_map_and_no_record() {
        String token = Tokens.signed(Tokens.payloadWith("metadata", "a text"));

        assertThat(Tokens.verifierAt(Tokens.NOON).verify(token))
                .isInstanceOfSatisfying(Verdict.Genuine.class, genuine -> {
                    assertThat(genuine.claims().metadata()).isEmpty();
                    assertThat(genuine.claims().metadata(NewApplication.class)).isEmpty();
                });
    }

    @Test
    void a_record_inside_a_method_is_as_good_as_any() {
        record Local(String name) {}

        assertThat(read(Local.class, "{\"name\":\"Ada\"}")).contains(new Local("Ada"));
    }

    @Test
    void a_missing_or_null_component_makes_no_record() {
        assertThat(read(NewApplication.class, "{\"applicationName\":\"Acme\"}")).isEmpty();
        assertThat(read(NewApplication.class, "{\"applicationName\":\"Acme\",\"applicationType\":null}"))
                .isEmpty();
        assertThat(read(NewApplication.class, "{}")).isEmpty();
        assertThat(read(Nothing.class, "{}")).contains(new Nothing());
    }

    @Test
    void a_component_marked_nullable_may_be_missing_or_null_but_not_of_another_type() {
        Profile without = new Profile("Ada", null, List.of());

        assertThat(read(Profile.class, "{\"name\":\"Ada\",\"tags\":[]}")).contains(without);
        assertThat(read(Profile.class, "{\"name\":\"Ada\",\"nickname\":null,\"tags\":[]}"))
                .contains(without);
        assertThat(read(Profile.class, "{\"name\":\"Ada\",\"nickname\":\"A\",\"tags\":[\"x\"]}"))
                .contains(new Profile("Ada", "A", List.of("x")));
        assertThat(read(Profile.class, "{\"name\":\"Ada\",\"nickname\":1,\"tags\":[]}"))
                .isEmpty();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.FIELD})
    @interface Nullable {}

    @Test
    @SuppressWarnings("NullablePrimitive") // the mistake is the point
    void anybodys_annotation_named_nullable_will_do() {
        record Old(@Nullable String name) {}
        record Primitive(@Nullable int number) {}

        assertThat(read(Old.class, "{}")).contains(new Old(null));
        assertThat(read(Primitive.class, "{}")).isEmpty();
    }

    @Test
    void an_enum_is_the_name_of_one_of_its_constants() {
        for (String wrong : List.of("\"b2c\"", "\"business\"", "\"\"", "0", "null", "{}", "\"C2C\"")) {
            assertThat(read(NewApplication.class, "{\"applicationName\":\"A\",\"applicationType\":" + wrong + "}"))
                    .isEmpty();
        }
    }

    @Test
    void a_text_is_a_text_and_nothing_else() {
        for (String wrong : List.of("1", "true", "[]", "{}", "1.5")) {
            assertThat(read(NewApplication.class, "{\"applicationName\":" + wrong + ",\"applicationType\":\"B2B\"}"))
                    .isEmpty();
        }
    }

    @Test
    void numbers_and_booleans_fill_primitives_and_boxes() {
        assertThat(read(Numbers.class, """
                        {"i": 1, "boxedI": -2147483648, "l": 3000000000, "boxedL": 4, "d": 1.5, "boxedD": 2,
                         "b": true, "boxedB": false}
                        """))
                .contains(new Numbers(1, Integer.MIN_VALUE, 3_000_000_000L, 4L, 1.5, 2.0, true, false));
    }

    @Test
    void a_number_that_does_not_fit_makes_no_record() {
        record I(int value) {}
        record L(Long value) {}
        record D(double value) {}

        for (String wrong :
                List.of("3000000000", "-2147483649", "1.0", "1e3", "\"1\"", "true", "99999999999999999999")) {
            assertThat(read(I.class, "{\"value\":" + wrong + "}")).isEmpty();
        }
        assertThat(read(I.class, "{\"value\":2147483647}")).contains(new I(Integer.MAX_VALUE));
        for (String wrong : List.of("9223372036854775808", "0.5", "\"1\"", "false")) {
            assertThat(read(L.class, "{\"value\":" + wrong + "}")).isEmpty();
        }
        assertThat(read(L.class, "{\"value\":9223372036854775807}")).contains(new L(Long.MAX_VALUE));
        for (String wrong : List.of("1e400", "\"1\"", "true", "[1.0]")) {
            assertThat(read(D.class, "{\"value\":" + wrong + "}")).isEmpty();
        }
        assertThat(read(D.class, "{\"value\":99999999999999999999}")).contains(new D(1e20));
    }

    @Test
    void a_map_put_together_in_java_is_as_good_as_one_read_from_json() {
        record Mixed(int i, long l, double d) {}

        assertThat(RecordMapper.read(
                        Mixed.class, Map.of("i", (short) 1, "l", BigInteger.TWO, "d", new BigDecimal("0.5"))))
                .contains(new Mixed(1, 2, 0.5));
        assertThat(RecordMapper.read(Mixed.class, Map.of("i", 1, "l", BigInteger.TWO.pow(63), "d", 1f)))
                .isEmpty();
    }

    @Test
    void records_nest_and_keep_the_rest_as_it_is() {
        assertThat(read(Nested.class, """
                        {"application": {"applicationName": "A", "applicationType": "B2C"},
                         "rest": {"seats": 3, "nothing": null, "list": [1, "a"]},
                         "others": [{"applicationName": "B", "applicationType": "B2B"}]}
                        """)).hasValueSatisfying(nested -> {
            assertThat(nested.application()).isEqualTo(new NewApplication("A", ApplicationType.B2C));
            assertThat(nested.rest()).containsEntry("seats", 3L).containsEntry("nothing", null);
            assertThat(nested.others()).containsExactly(new NewApplication("B", ApplicationType.B2B));
            assertThatThrownBy(() -> nested.others().clear()).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> nested.rest().clear()).isInstanceOf(UnsupportedOperationException.class);
        });
        assertThat(read(Nested.class, "{\"application\":{},\"rest\":{},\"others\":[]}"))
                .isEmpty();
        assertThat(read(Nested.class, "{\"application\":[],\"rest\":{},\"others\":[]}"))
                .isEmpty();
    }

    @Test
    void a_record_may_contain_itself() {
        assertThat(read(Tree.class, "{\"name\":\"a\",\"children\":[{\"name\":\"b\",\"children\":[]}]}"))
                .contains(new Tree("a", List.of(new Tree("b", List.of()))));
    }

    @Test
    void lists_hold_what_they_say_and_null_only_where_marked() {
        record Strict(List<String> list) {}
        record Loose(List<@org.jspecify.annotations.Nullable String> list) {}
        record Typed(Map<String, Integer> map) {}

        assertThat(read(Strict.class, "{\"list\":[\"a\",1]}")).isEmpty();
        assertThat(read(Strict.class, "{\"list\":[\"a\",null]}")).isEmpty();
        assertThat(read(Strict.class, "{\"list\":\"a\"}")).isEmpty();
        assertThat(read(Loose.class, "{\"list\":[\"a\",null]}")).contains(new Loose(Arrays.asList("a", null)));
        assertThat(read(Loose.class, "{\"list\":[1]}")).isEmpty();
        assertThat(read(Typed.class, "{\"map\":{\"a\":1}}")).contains(new Typed(Map.of("a", 1)));
        assertThat(read(Typed.class, "{\"map\":{\"a\":\"1\"}}")).isEmpty();
        assertThat(read(Typed.class, "{\"map\":{\"a\":null}}")).isEmpty();
    }

    @Test
    void a_record_that_refuses_its_values_is_no_record() {
        assertThat(read(Picky.class, "{\"age\":1}")).contains(new Picky(1));
        assertThat(read(Picky.class, "{\"age\":-1}")).isEmpty();
    }

    record Written(BigDecimal price, LocalDate born, URI site, Set<ApplicationType> types) {}

    @Test
    void decimals_dates_addresses_and_sets_are_read() {
        assertThat(read(Written.class, """
                        {"price": 12.50, "born": "2000-02-29", "site": "https://example.com/a", "types": ["B2C", "B2B"]}
                        """))
                .contains(new Written(
                        new BigDecimal("12.5"),
                        LocalDate.of(2000, 2, 29),
                        URI.create("https://example.com/a"),
                        new LinkedHashSet<>(List.of(ApplicationType.B2C, ApplicationType.B2B))));
    }

    record Price(BigDecimal of) {}

    @Test
    void equal_decimals_are_equal_however_they_are_written() {
        for (String hundred : List.of("100", "100.0", "1e2", "1.00E+2")) {
            assertThat(read(Price.class, "{\"of\":" + hundred + "}")).contains(new Price(new BigDecimal("100")));
        }
        assertThat(read(Price.class, "{\"of\":0.1000000000000000000001}"))
                .contains(new Price(new BigDecimal("0.1000000000000000000001")));
        assertThat(RecordMapper.read(Price.class, Map.of("of", new BigDecimal("1e999999999"))))
                .isEmpty();
        assertThat(RecordMapper.read(Price.class, Map.of("of", Double.NaN))).isEmpty();
    }

    record Born(LocalDate on) {}

    record Site(URI at) {}

    record Types(Set<ApplicationType> all) {}

    @Test
    void a_day_that_never_was_an_address_that_is_none_and_a_set_with_a_double_are_no_values() {
        for (String on : List.of("\"2026-02-31\"", "\"27.3.2027\"", "\"\"", "20260231", "true")) {
            assertThat(read(Born.class, "{\"on\":" + on + "}")).isEmpty();
        }
        assertThat(read(Site.class, "{\"at\":\"https://exa mple\"}")).isEmpty();
        assertThat(read(Types.class, "{\"all\":[\"B2C\",\"B2C\"]}")).isEmpty();
        assertThat(read(Types.class, "{\"all\":[\"B2G\"]}")).isEmpty();
        assertThat(read(Types.class, "{\"all\":[null]}")).isEmpty();
    }

    @Test
    void a_type_that_json_cannot_fill_is_the_programmers_fault_and_is_named() {
        record When(Instant at) {}
        record Some(Collection<String> values) {}
        record Raw<T>(T value) {}
        record Keys(Map<Integer, String> values) {}

        for (Class<? extends Record> type : List.of(When.class, Some.class, Raw.class, Keys.class)) {
            assertThatThrownBy(() -> read(type, "{}"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(type.getName())
                    .hasMessageContaining(type.getRecordComponents()[0].getName());
        }
    }

    private static <R extends Record> java.util.Optional<R> read(Class<R> type, String json) {
        return RecordMapper.read(type, Json.parseObject(json));
    }
}
