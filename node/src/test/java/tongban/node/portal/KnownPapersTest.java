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
import tongban.node.casework.TwoSides;
import tongban.node.counter.Visits;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.register.Kind;
import tongban.node.register.Register;
import tongban.node.register.SubjectKind;
import tongban.service.Material;

/**
 * A folder that has the applicant bring his disability card: whose card the register holds does not
 * bring it.
 */
class KnownPapersTest {
    private static final String SUBSIDIES = "disability-subsidies";
    private static final String DENG = "580112199102273283";

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
        Register register = sides.bean(Register.class);
        Actor township =
                sides.staff(
                        Role.REVIEWER,
                        Jurisdiction.SICHUAN,
                        TwoSides.GAOTAN + ":township-government",
                        "keeper");
        UUID person =
                ((Register.Founded.Done)
                                register.found(
                                        township,
                                        new Register.Founding(
                                                SubjectKind.PERSON,
                                                DENG,
                                                TwoSides.GAOTAN,
                                                "建档",
                                                Map.of(
                                                        "source",
                                                        "PUBLIC_SECURITY",
                                                        "assurance",
                                                        "VERIFIED",
                                                        "name",
                                                        "邓晓芸"))))
                        .id();
        register.record(
                township,
                new Register.Entry(
                        person,
                        Kind.DISABILITY_CARD,
                        Optional.empty(),
                        register.version(township, person),
                        false,
                        "登记",
                        Map.of(
                                "source",
                                "DISABLED_FEDERATION",
                                "assurance",
                                "VERIFIED",
                                "card_number",
                                DENG + "42",
                                "from",
                                "2021-06-21",
                                "to",
                                "2031-06-20")));
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
        visits.end(clerk);

        Visits.Visit another = visits.begin(clerk, Optional.empty()).orElseThrow();
        visits.typed(clerk, another.id(), new Visits.Visitor("邓晓芸", DENG, "", Visits.Source.TYPED));
        assertThat(card(matter(visits.add(clerk, another.id(), SUBSIDIES).orElseThrow())))
                .isEqualTo(VisitMatter.Paper.BROUGHT);
    }
}
