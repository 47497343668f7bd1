package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tongban.service.parameter.Confidence;

/** Which services go together, and what they ask alike. */
class BundleTest {
    private static final ServiceDefinition SUBSIDIES = ShippedServices.read("disability-subsidies");
    private static final ServiceDefinition CHILD = ShippedServices.read("unattended-child");
    private static final ServiceDefinition CARE = ShippedServices.read("medical-care-elsewhere");
    private static final ServiceDefinition FILING =
            ShippedServices.read("investment-project-filing");

    private static Map<String, ServiceDefinition> services() {
        Map<String, ServiceDefinition> services = new TreeMap<>();
        for (ServiceDefinition d : List.of(SUBSIDIES, CHILD, CARE, FILING)) services.put(d.id(), d);
        return services;
    }

    @Test
    void theShippedFileIsSound() {
        assertThat(BundleFile.read(ShippedServices.root(), services()))
                .isInstanceOfSatisfying(
                        BundleFile.Reading.Sound.class,
                        sound ->
                                assertThat(sound.bundles())
                                        .isNotEmpty()
                                        .allSatisfy(b ->
                                                // nobody published these lists
                                                assertThat(b.confidence())
                                                        .isEqualTo(Confidence.DEMONSTRATION)));
    }

    @Test
    void everyFaultOfAFileIsToldAtOnce() {
        String text =
                """
                bundles:
                  - id: Wrong Id
                    name: {zh: 一, en: One}
                    summary: {zh: 一, en: One}
                    services: [disability-subsidies, no-such, disability-subsidies]
                  - id: mixed
                    name: {zh: 二}
                    summary: {zh: 二, en: Two}
                    services: [disability-subsidies, investment-project-filing]
                    colour: red
                """;
        assertThat(BundleFile.read(text, services()))
                .isInstanceOf(BundleFile.Reading.Faulty.class)
                .extracting(r -> ((BundleFile.Reading.Faulty) r).problems())
                .asInstanceOf(LIST)
                .extracting(p -> ((Problem) p).code() + " " + ((Problem) p).line())
                .containsExactly(
                        "BUNDLE-001 2",
                        "BUNDLE-002 5",
                        "BUNDLE-002 5",
                        "BUNDLE-003 5",
                        "SERVICE-001 7",
                        "BUNDLE-004 9",
                        "SERVICE-002 10");
    }

    @Test
    void aQuestionIsSharedOnlyWhereBothAskTheSame() {
        // the same service asks alike; another one has nothing of equal name and domain
        assertThat(Bundle.sharedQuestions(SUBSIDIES, SUBSIDIES))
                .contains("disability-grade", "child-allowance")
                // nobody asks for a parameter
                .doesNotContain("living-subsidy-amount");
        assertThat(Bundle.sharedQuestions(SUBSIDIES, CARE)).isEmpty();
    }

    @Test
    void aPaperIsSharedUnlessItIsAFormOrTheOfficesHoldIt() {
        assertThat(Bundle.sharedMaterials(SUBSIDIES, CHILD)).containsExactly("bank-account");
        assertThat(Bundle.sharedMaterials(SUBSIDIES, SUBSIDIES))
                .contains("bank-account")
                .doesNotContain("application-form");
    }

    @Test
    void aPaperThatServesForSeveralIsListedOnce() {
        assertThat(Bundle.papers(List.of(CHILD, SUBSIDIES)))
                .extracting(p -> p.service().id() + " " + p.material().id())
                .contains(
                        "unattended-child bank-account",
                        "unattended-child application-form",
                        "disability-subsidies application-form")
                .doesNotContain("disability-subsidies bank-account");
    }

    @Test
    void thePlaceIsSharedWhereBothAskForTheSameKind() {
        assertThat(Bundle.sharesPlace(SUBSIDIES, CHILD)).isTrue();
        assertThat(Bundle.sharesPlace(SUBSIDIES, CARE)).isFalse();
    }
}
