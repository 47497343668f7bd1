package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.node.casework.Drafts;
import tongban.node.casework.Registered;
import tongban.node.casework.TwoSides;
import tongban.node.counter.Visits;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.service.Material;

/**
 * A folder that has the applicant bring his disability card: whose card the register holds does not
 * bring it.
 */
class KnownPapersTest {
    private static final String SUBSIDIES = "disability-subsidies";
    private static final String DENG = Registered.DENG;

    @TempDir private static Path folders;

    private static TwoSides sides;
    private static Actor clerk;

    @BeforeAll
    static void open() throws IOException {
        Path shipped = TwoSides.root().resolve("public-services");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(f -> !f.equals(shipped)).toList()) {
                Files.copy(file, folders.resolve(shipped.relativize(file).toString()));
            }
        }
        Path service = folders.resolve(SUBSIDIES).resolve("service.yaml");
        String card =
                """
                  - id: disability-card
                    form: electronic
                    need: required
                    channel: %s
                """;
        Files.writeString(
                service,
                Files.readString(service)
                        .replace(card.formatted("government"), card.formatted("applicant")));
        sides = new TwoSides("known_papers", folders);
        clerk = sides.clerk(Jurisdiction.SICHUAN);
        Registered.atGaotan(sides).deng();
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    private static VisitMatter matter(UUID draft) {
        ApplicationForm form =
                ApplicationForm.of(
                        sides.drafts.load(clerk, draft).orElseThrow(),
                        sides.services,
                        true,
                        sides.today());
        return new VisitMatter(
                1, form, FormContent.stored(form), List.of(), "", List.of(), List.of(), List.of());
    }

    private static VisitMatter.Paper card(VisitMatter matter) {
        Material material =
                matter.form().definition().materials().stream()
                        .filter(m -> m.id().equals("disability-card"))
                        .findFirst()
                        .orElseThrow();
        assertThat(material.channel()).isEqualTo(Material.Channel.APPLICANT);
        return matter.paper(material);
    }

    private static void type(UUID draft, String field, String value) {
        sides.drafts.save(
                clerk,
                draft,
                sides.drafts.load(clerk, draft).orElseThrow().version(),
                Map.of(field, List.of(value)));
    }

    private static Map<String, List<String>> typed(UUID draft) {
        return sides.drafts.load(clerk, draft).orElseThrow().typed();
    }

    @Test
    void whatTheRegisterProvesIsNotHandedInUntilItIsCorrectedOrIsAnothers() {
        Visits visits = sides.bean(Visits.class);
        Visits.Visit visit = visits.begin(clerk, Optional.empty()).orElseThrow();
        visits.readCard(clerk, visit.id(), "ms-deng");
        UUID draft = visits.add(clerk, visit.id(), SUBSIDIES).orElseThrow();
        assertThat(card(matter(draft))).isEqualTo(VisitMatter.Paper.NOT_ASKED_FOR);
        assertThat(matter(draft).known())
                .extracting(k -> k.register().zh())
                .contains("本平台台账：残疾人证（残疾人联合会）");
        assertThat(matter(draft).open())
                .extracting(q -> q.key())
                .doesNotContain("disability-grade", "card-valid-until");

        type(draft, "disability-grade", "1");
        assertThat(card(matter(draft))).as("corrected").isEqualTo(VisitMatter.Paper.BROUGHT);
        assertThat(VisitMatter.withoutReason(matter(draft).form(), 1)).isNotEmpty();
        type(draft, "disability-grade", "2");
        assertThat(card(matter(draft))).isEqualTo(VisitMatter.Paper.NOT_ASKED_FOR);

        type(draft, Drafts.APPLICANT_NUMBER, TwoSides.number(7));
        assertThat(card(matter(draft)))
                .as("it is said of the visitor, and he applies for somebody else")
                .isEqualTo(VisitMatter.Paper.BROUGHT);
        assertThat(typed(draft))
                .as("nor is it handed in as his")
                .doesNotContainKeys(
                        "disability-grade",
                        "disability-category",
                        "card-valid-until",
                        Visits.KNOWN + "disability-grade",
                        Visits.KNOWN_OF);
        assertThat(matter(draft).open())
                .extracting(q -> q.key())
                .contains("disability-grade", "card-valid-until");
        visits.end(clerk);

        Visits.Visit another = visits.begin(clerk, Optional.empty()).orElseThrow();
        visits.typed(clerk, another.id(), new Visits.Visitor("邓晓芸", DENG, "", Visits.Source.TYPED));
        assertThat(card(matter(visits.add(clerk, another.id(), SUBSIDIES).orElseThrow())))
                .isEqualTo(VisitMatter.Paper.BROUGHT);
        visits.end(clerk);
    }

    @Test
    void whatTheClerkCorrectedStaysWhenSomebodyElseApplies() {
        Visits visits = sides.bean(Visits.class);
        Visits.Visit visit = visits.begin(clerk, Optional.empty()).orElseThrow();
        visits.readCard(clerk, visit.id(), "ms-deng");
        UUID draft = visits.add(clerk, visit.id(), SUBSIDIES).orElseThrow();
        type(draft, "disability-grade", "1");
        type(draft, Visits.REASON + "disability-grade", "新证已核发");
        type(draft, "card-valid-until.year", "2031");
        type(draft, "card-valid-until.month", "6");
        type(draft, "card-valid-until.day", "20");
        type(draft, Drafts.APPLICANT_NAME, "邓晓芸");
        assertThat(typed(draft)).as("she still applies").containsKey(Visits.KNOWN_OF);

        type(draft, Drafts.APPLICANT_NUMBER, TwoSides.number(8));
        assertThat(typed(draft))
                .containsEntry("disability-grade", List.of("1"))
                .doesNotContainKeys(
                        "disability-category",
                        "card-valid-until.year",
                        Visits.KNOWN + "disability-grade",
                        Visits.REASON + "disability-grade");
        visits.end(clerk);
    }
}
