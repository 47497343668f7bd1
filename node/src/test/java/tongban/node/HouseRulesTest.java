package tongban.node;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house, each with a planted violation that proves that it bites. */
class HouseRulesTest {
    private static final JavaClasses NODE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(
                            "tongban.node", "tongban.service", "tongban.rules", "tongban.time");
    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("tongban.node.planted");

    private static final DescribedPredicate<JavaClass> FRAMEWORK =
            resideInAPackage("org.springframework..");

    /**
     * Java names nested and generated classes after the one they stand in, so that is the one that
     * counts.
     */
    private static final DescribedPredicate<JavaClass> FRAMEWORK_SHOWS_IN_THE_NAME =
            DescribedPredicate.describe(
                    "are named Jdbc*, *Controller, *Response, *Listener, *Job, *Configuration or are the main class",
                    type -> {
                        String name = outermost(type);
                        return name.startsWith("Jdbc")
                                || name.endsWith("Controller")
                                || name.endsWith("Response")
                                || name.endsWith("Listener")
                                || name.endsWith("Job")
                                || name.endsWith("Configuration")
                                || name.equals("Tongban");
                    });

    private static String outermost(JavaClass type) {
        String simple = type.getName().substring(type.getPackageName().length() + 1);
        return simple.contains("$") ? simple.substring(0, simple.indexOf('$')) : simple;
    }

    static final ArchRule FRAMEWORK_RULE =
            noClasses()
                    .that(DescribedPredicate.not(FRAMEWORK_SHOWS_IN_THE_NAME))
                    .should()
                    .dependOnClassesThat(FRAMEWORK);

    static final ArchRule CLOCK_RULE =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(OffsetDateTime.class, "now")
                    .orShould()
                    .callMethod(ZonedDateTime.class, "now")
                    .because("time is a parameter: take a clock");

    static final ArchRule NAME_RULE =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|DTO|Common)$")
                    .because("a domain noun says more");

    static final ArchRule GATEWAY_RULE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("tongban.node.journal..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("javax.crypto.Cipher")
                    .because("personal data are sealed and opened by the gateway alone");

    static final ArchRule TRANSACTION_RULE =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("tongban.node.journal..", "tongban.node.identity..")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("org\\.springframework\\.transaction\\..*")
                    .because("a transaction belongs to an actor: Walls opens it");

    /** What of the rules engine is meant to be called stands in its own package and its tools'. */
    static final ArchRule RULES_RULE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("tongban.rules..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("tongban.rules.xml..")
                                    .or(resideInAPackage("tongban.rules.syntax.."))
                                    .or(resideInAPackage("tongban.rules.check.."))
                                    .or(resideInAPackage("tongban.rules.ir.."))
                                    .or(resideInAPackage("tongban.rules.interpret.."))
                                    .or(resideInAPackage("tongban.rules.compile.."))
                                    .or(resideInAPackage("tongban.rules.analyse.."))
                                    .or(resideInAPackage("tongban.rules.missing..")))
                    .because(
                            "the passes of the rules engine are its own affair: call tongban.rules");

    @TestFactory
    List<DynamicTest> everyRuleHoldsAndBites() {
        return List.of(
                        FRAMEWORK_RULE,
                        CLOCK_RULE,
                        NAME_RULE,
                        GATEWAY_RULE,
                        TRANSACTION_RULE,
                        RULES_RULE)
                .stream()
                .map(rule ->
                        DynamicTest.dynamicTest(
                                rule.getDescription(),
                                () -> {
                                    rule.allowEmptyShould(false).check(NODE);
                                    assertThatThrownBy(() -> rule.check(PLANTED))
                                            .as("the planted violation is found")
                                            .isInstanceOf(AssertionError.class);
                                }))
                .toList();
    }
}
