package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.policy.Match;
import tongban.node.policy.Matches;
import tongban.node.policy.Policy;
import tongban.service.ServiceDefinition;
import tongban.service.ServiceFolder;
import tongban.service.text.Words;

/** What an enterprise comes to, by answer and a page at a time; and what a place calls its zone. */
class PolicyMatchPageTest {
    private static final UUID ENTERPRISE = UUID.fromString("00000000-0000-7000-8000-000000000001");

    /** 45 policies, every other one with an answer that it qualifies. */
    private static Matches.Sheet sheet() {
        Path root = Path.of(System.getProperty("tongban.root", "..")).toAbsolutePath().normalize();
        if (!(ServiceFolder.read(root.resolve("public-services/innovation-voucher"))
                instanceof ServiceFolder.Reading.Sound(ServiceDefinition service))) {
            throw new AssertionError("the folder is faulty");
        }
        List<Matches.Line> lines = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            Policy policy =
                    new Policy(
                            "policy-" + i,
                            Policy.Kind.RIGHT,
                            Policy.Way.FAST,
                            List.of(),
                            "",
                            "",
                            Policy.PaidTo.ENTERPRISE,
                            Policy.Times.UNSAID,
                            Policy.Short.NONE,
                            Words.same("drafter"),
                            Words.same("said"),
                            List.of());
            lines.add(
                    new Matches.Line(
                            policy,
                            service,
                            true,
                            Optional.empty(),
                            i % 2 == 0
                                    ? new Match.Eligible(Map.of(), Optional.empty())
                                    : new Match.NearMiss(List.of()),
                            Optional.empty()));
        }
        return new Matches.Sheet(
                ENTERPRISE,
                "91519901MATE5T0177",
                "演示企业",
                Words.same("Gaotan"),
                LocalDate.of(2026, 11, 26),
                lines,
                List.of());
    }

    private static List<String> shown(PolicyMatchPage page) {
        return page.rows().stream().map(l -> l.policy().service()).toList();
    }

    @Test
    void aLongListComesInPagesAndKeepsItsFilter() {
        Matches.Sheet sheet = sheet();
        PolicyMatchPage first = PolicyMatchPage.of(sheet, "", "");
        assertThat(first.total()).isEqualTo(45);
        assertThat(first.pages()).isEqualTo(3);
        assertThat(shown(first)).hasSize(20).startsWith("policy-0", "policy-1");
        PolicyMatchPage second = PolicyMatchPage.of(sheet, "NEAR_MISS", "2");
        assertThat(second.total()).isEqualTo(22);
        assertThat(shown(second)).containsExactly("policy-41", "policy-43");
        assertThat(second.link())
                .isEqualTo("of=" + ENTERPRISE + "&day=2026-11-26&standing=NEAR_MISS");
        assertThat(second.count(Match.Standing.ELIGIBLE)).isEqualTo(23);
        assertThat(shown(PolicyMatchPage.of(sheet, "NOT_ELIGIBLE", ""))).isEmpty();
        assertThat(shown(PolicyMatchPage.of(sheet, "no such answer", "4")))
                .as("past the end, and what is not recognised does not count")
                .isEmpty();
        assertThat(PolicyMatchPage.of(sheet, "no such answer", "3").rows()).hasSize(5);
    }

    @Test
    void thePartsOfTheZoneGoUnderTheBrandOfThePlace() {
        assertThat(brands("510107000000")).containsExactly("蓉易办", "蓉易享", "蓉易见", "12345 亲清在线");
        assertThat(ZoneBrand.fourInOne("510107000000")).isTrue();
        assertThat(brands("500112140000")).containsExactly("渝快办");
        assertThat(brands("511623109000")).as("Guang'an has none").isEmpty();
        assertThat(ZoneBrand.fourInOne("500112140000")).isFalse();
    }

    private static List<String> brands(String office) {
        List<String> brands = new ArrayList<>();
        for (ZoneBrand part : ZoneBrand.values()) {
            part.at(office).map(Words::zh).ifPresent(brands::add);
        }
        return brands;
    }
}
