package dev.genkan;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The arrows of ARCHITECTURE.md, and what else holds for every class of the house.
class ArchitectureTest {

    /// The modules of the house, each with the number of classes it has at the very least.
    enum Module {
        TOKEN("dev.genkan.token", 15),
        FORMS("dev.genkan.forms", 15),
        GATE("dev.genkan.gate", 15),
        IDENTITY("dev.genkan.identity", 40),
        ONBOARDING("dev.genkan.onboarding", 15),
        SERVER("dev.genkan.server", 10),
        STARTER_EMBEDDED("dev.genkan.embedded", 3),
        TESTING("dev.genkan.testing", 10),
        DEMO("dev.genkan.demo", 5);

        private final String root;
        private final int atLeast;

        Module(String root, int atLeast) {
            this.root = root;
            this.atLeast = atLeast;
        }

        /// The arrows. What is not named is forbidden.
        Set<Module> mayImport() {
            return switch (this) {
                case TOKEN, FORMS -> Set.of();
                case GATE, IDENTITY -> Set.of(TOKEN);
                case ONBOARDING -> Set.of(TOKEN, GATE, FORMS);
                case SERVER -> Set.of(TOKEN, GATE, FORMS, ONBOARDING, IDENTITY);
                case STARTER_EMBEDDED -> Set.of(TOKEN, GATE, FORMS, ONBOARDING, IDENTITY, SERVER);
                case TESTING -> Set.of(TOKEN, GATE, FORMS, ONBOARDING, IDENTITY, SERVER, STARTER_EMBEDDED);
                case DEMO -> Set.of(TOKEN, GATE, FORMS, ONBOARDING, IDENTITY, SERVER, STARTER_EMBEDDED);
            };
        }

        String packages() {
            return root + "..";
        }

        String[] allowedPackages() {
            return Stream.concat(Stream.of(this), mayImport().stream())
                    .map(Module::packages)
                    .toArray(String[]::new);
        }
    }

    private static final String SPRING = "org.springframework..";
    private static final String[] WEB_ROOMS = {
        "dev.genkan.server..", "dev.genkan.embedded..", "dev.genkan.testing.spring..", "dev.genkan.demo.."
    };

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.genkan");

    @ParameterizedTest
    @EnumSource
    void a_module_imports_only_what_its_arrows_lead_to(Module module) {
        noClasses()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.genkan..").and(resideOutsideOfPackages(module.allowedPackages())))
                .check(HOUSE);
    }

    @ParameterizedTest
    @EnumSource
    void a_plausible_number_of_classes_was_seen_of_each_module(Module module) {
        assertThat(HOUSE.that(resideInAnyPackage(module.packages()))).hasSizeGreaterThanOrEqualTo(module.atLeast);
    }

    @Test
    void every_class_belongs_to_a_module() {
        var roots = Stream.of(Module.values()).map(Module::packages).toArray(String[]::new);
        classes().should().resideInAnyPackage(roots).check(HOUSE);
    }

    /// A flow can be walked where there is no Spring and no engine.
    @Test
    void a_walk_needs_nothing_but_the_flow() {
        noClasses()
                .that()
                .resideInAPackage("dev.genkan.testing")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.genkan.identity..", "dev.genkan.server..", "dev.genkan.embedded..", SPRING)
                .check(HOUSE);
    }

    @Test
    void no_packages_import_each_other_in_a_circle() {
        slices().matching("dev.genkan.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void every_package_is_null_marked() {
        var forgetful = HOUSE.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(it -> !it.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .sorted(Comparator.naturalOrder());
        assertThat(forgetful).isEmpty();
    }

    /// What could be guessed is no secret. The word under which an operator finds a failure in the log is none.
    @Test
    void whatever_is_drawn_is_drawn_by_the_secure_generator() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.genkan.onboarding.Reference")
                .and()
                // an id that opens nothing
                .doNotHaveFullyQualifiedName("dev.genkan.gate.Decision")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.SplittableRandom")
                .orShould()
                .callMethod(Math.class, "random")
                .check(HOUSE);
    }

    @Test
    void nobody_asks_the_wall_for_the_time() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "reads the system clock",
                        call -> READS_CLOCK.test(call.getTargetOwner())
                                && call.getName().equals("now")))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(Date.class)
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(HOUSE);
    }

    private static final DescribedPredicate<JavaClass> READS_CLOCK = describe(
            "is a kind of date or time",
            type -> Stream.of(
                            Instant.class,
                            LocalDate.class,
                            LocalDateTime.class,
                            OffsetDateTime.class,
                            ZonedDateTime.class)
                    .anyMatch(type::isEquivalentTo));

    @Test
    void only_who_assembles_the_house_hangs_up_a_clock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.genkan.embedded..")
                .and()
                // programs of their own
                .doNotHaveFullyQualifiedName("dev.genkan.server.command.Main")
                .and()
                .doNotHaveFullyQualifiedName("dev.genkan.server.standalone.Main")
                .and()
                // a gate by itself, in an application that has no engine
                .doNotHaveFullyQualifiedName("dev.genkan.gate.servlet.Ledger")
                .should()
                .callMethod(InstantSource.class, "system")
                .check(HOUSE);
    }

    @Test
    void servlets_stay_in_the_rooms_at_the_street() {
        noClasses()
                .that(resideOutsideOfPackages(
                        with("dev.genkan.gate.servlet..", "dev.genkan.onboarding.servlet..", WEB_ROOMS)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..")
                .check(HOUSE);
    }

    @Test
    void spring_stays_where_it_is_settled() {
        noClasses()
                .that(resideOutsideOfPackages(with("dev.genkan.identity..", "dev.genkan.onboarding.jdbc..", WEB_ROOMS)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPRING)
                .check(HOUSE);
    }

    @Test
    void the_database_rooms_know_springs_jdbc_and_nothing_else_of_it() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.genkan.identity..", "dev.genkan.onboarding.jdbc..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(SPRING)
                        .and(resideOutsideOfPackages(
                                "org.springframework.jdbc..",
                                "org.springframework.transaction..",
                                "org.springframework.dao..",
                                "org.springframework.security.crypto..")))
                .check(HOUSE);
    }

    @Test
    void transactions_are_braces_and_not_annotations() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.transaction.annotation..")
                .check(HOUSE);
    }

    @Test
    void json_is_read_and_written_by_the_token_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.genkan.token..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
                .check(HOUSE);
    }

    /// Whoever walks without a browser needs neither its driver nor axe.
    @Test
    void browsers_are_driven_in_one_room() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.genkan.testing.browser..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.microsoft.playwright..", "com.deque..")
                .check(HOUSE);
    }

    @Test
    void pages_are_rendered_in_one_room() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.genkan.forms.html..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.thymeleaf..")
                .check(HOUSE);
    }

    private static String[] with(String first, String second, String[] more) {
        return Stream.concat(Stream.of(first, second), Stream.of(more)).toArray(String[]::new);
    }
}
