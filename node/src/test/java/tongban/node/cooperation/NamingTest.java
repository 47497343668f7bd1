package tongban.node.cooperation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Problem;
import tongban.node.cooperation.Plans.Kind;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** Plans and platforms get their names: how many there are, what stands in for what, and twice. */
class NamingTest {
    private static final Jurisdiction SC = Jurisdiction.SICHUAN;
    private static final Jurisdiction CQ = Jurisdiction.CHONGQING;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    private static final Plans SHIPPED = Plans.shipped();

    static NamedPlan.Heading heading(Kind place, String shipped, String name) {
        return new NamedPlan.Heading(
                place, shipped, Words.same(name), "文件", "2024-03", "某单位", List.of(), "官网");
    }

    static NamedPlatform.Heading platform(String shipped, String name) {
        return new NamedPlatform.Heading(
                shipped,
                Words.same(name),
                "示范区",
                new Both<>("某区", "某县"),
                new Both<>(List.of("500112"), List.of("511623")),
                "文件",
                "2021-11-10",
                "",
                "",
                "官网");
    }

    private static NamedPlan plan(Jurisdiction home, NamedPlan.Heading heading) {
        return new NamedPlan(home, heading, "", List.of(), Optional.empty());
    }

    private static Map<UUID, NamedPlan> plans(NamedPlan... named) {
        Map<UUID, NamedPlan> all = new LinkedHashMap<>();
        for (NamedPlan one : named) {
            all.put(new UUID(1, all.size()), one);
        }
        return all;
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }

    private static Said by(Jurisdiction side) {
        return new Said(side, Words.same("某单位"), TODAY);
    }

    private static List<Kind> shippedPlaces() {
        return List.of(Kind.ONE, Kind.SEVEN, Kind.THIRTEEN);
    }

    @Test
    void whatIsShippedCarriesItsSourceAndHowSureItIs() {
        assertThat(shippedPlaces().stream().map(SHIPPED::total)).containsExactly(1, 7, 13);
        assertThat(SHIPPED.nodes())
                .allMatch(n -> n.parent().isEmpty() || SHIPPED.node(n.parent()).isPresent());
        assertThat(SHIPPED.nodes().stream().filter(n -> n.kind() == Kind.ONE && SHIPPED.isNamed(n)))
                .singleElement()
                .satisfies(n -> assertThat(n.evidence()).isEqualTo(Plans.Evidence.INFERRED));
        assertThat(SHIPPED.platformsTotal()).isEqualTo(10);
        assertThat(SHIPPED.platform("gaozhu").orElseThrow().day()).isEqualTo("2020-12-29");
        assertThat(SHIPPED.platforms())
                .hasSize(10)
                .allMatch(p -> !p.source().zh().isBlank() && !p.source().en().isBlank())
                .allMatch(p -> Texts.year(p.day()) > 2019 || p.day().isEmpty())
                .allMatch(p -> p.evidence() != Plans.Evidence.RECORDED);
        for (Plans.Platform p : SHIPPED.platforms()) {
            for (Jurisdiction side : Jurisdiction.values()) {
                assertThat(p.divisions().of(side))
                        .as(p.id())
                        .isNotEmpty()
                        .allMatch(code -> code.matches(side.code() + "[0-9]{4,10}"));
            }
        }
    }

    @Test
    void eachConferenceIsStatedOrSaidToBeUnknown() {
        assertThat(SHIPPED.conferences()).extracting(Plans.Stated::number).hasSize(9).isSorted();
        assertThat(SHIPPED.stated().on()).contains(LocalDate.of(2024, 6, 21));
        assertThat(SHIPPED.conferences())
                .allMatch(s -> s.on().isPresent() != s.demonstration().isPresent())
                .allMatch(s -> !s.source().zh().isBlank())
                .allMatch(s -> !s.papers().isEmpty() || !s.matters().isEmpty());
    }

    @Test
    void eachNameLeavesOneLessWithoutAndTheEighthOfSevenIsRefused() {
        List<NamedPlan> named = new ArrayList<>();
        for (int n = 1; n <= 7; n++) {
            Plans now = SHIPPED.with(plans(named.toArray(NamedPlan[]::new)), Map.of());
            assertThat(now.group(Kind.SEVEN).unnamed()).isEqualTo(8 - n);
            NamedPlan.Heading h = heading(Kind.SEVEN, "", "规划" + n);
            assertThat(new Naming(now, TODAY).plan(h, Optional.of(""))).isEmpty();
            named.add(plan(SC, h));
        }
        Plans full = SHIPPED.with(plans(named.toArray(NamedPlan[]::new)), Map.of());
        assertThat(full.group(Kind.SEVEN).unnamed()).isZero();
        assertThat(full.group(Kind.THIRTEEN).unnamed()).isEqualTo(13);
        Naming naming = new Naming(full, TODAY);
        assertThat(codes(naming.plan(heading(Kind.SEVEN, "", "规划8"), Optional.of(""))))
                .containsExactly("COOP-059");
        assertThat(codes(naming.plan(heading(Kind.THIRTEEN, "", "规划7"), Optional.of(""))))
                .containsExactly("COOP-064");
        assertThat(codes(naming.plan(heading(Kind.ONE, "", "总体"), Optional.of(""))))
                .containsExactly("COOP-059");
        assertThat(naming.plan(heading(Kind.FURTHER, "", "其他"), Optional.of(""))).isEmpty();
    }

    @Test
    void aShippedDocumentMovesIntoItsPlaceWithAReason() {
        NamedPlan.Heading h = heading(Kind.SEVEN, "metropolitan-2022", "重庆都市圈发展规划");
        Naming naming = new Naming(SHIPPED, TODAY);
        assertThat(codes(naming.plan(h, Optional.of("")))).containsExactly("COOP-001");
        assertThat(naming.plan(h, Optional.of("印发文件载明"))).isEmpty();
        Plans moved = SHIPPED.with(plans(plan(SC, h)), Map.of());
        assertThat(moved.node("metropolitan-2022").orElseThrow().parent()).isEqualTo("seven");
        assertThat(moved.group(Kind.SEVEN).unnamed()).isEqualTo(6);
        assertThat(moved.shippedNode("metropolitan-2022").orElseThrow().parent())
                .isEqualTo("known");
        assertThat(codes(new Naming(moved, TODAY).plan(h, Optional.of("再次"))))
                .containsExactly("COOP-061");
        assertThat(codes(naming.plan(heading(Kind.SEVEN, "seven", "整组"), Optional.of("理由"))))
                .containsExactly("COOP-060");
    }

    @Test
    void theOneMayBeCorrectedAlthoughThereIsNoOtherPlace() {
        NamedPlan.Heading h = heading(Kind.ONE, "outline-2021", "建设规划纲要（全称）");
        assertThat(new Naming(SHIPPED, TODAY).plan(h, Optional.of("写全称"))).isEmpty();
        Plans now = SHIPPED.with(plans(plan(SC, h)), Map.of());
        assertThat(now.under("one")).singleElement().matches(n -> n.record().isPresent());
    }

    @Test
    void bothSidesMayNameOneTooManyBeforeTheyKnow() {
        Plans both =
                SHIPPED.with(
                        plans(
                                plan(SC, heading(Kind.ONE, "outline-2021", "纲要甲")),
                                plan(CQ, heading(Kind.ONE, "outline-2021", "纲要乙"))),
                        Map.of());
        assertThat(both.over(Kind.ONE)).isEqualTo(1);
        assertThat(both.group(Kind.ONE).unnamed()).isZero();
        assertThat(both.under("one")).extracting(Plans.Node::id).doesNotHaveDuplicates();
    }

    @Test
    void tenPlatformsHaveTheirNamesAndAreCorrected() {
        Naming naming = new Naming(SHIPPED, TODAY);
        assertThat(SHIPPED.platformsUnnamed()).isZero();
        assertThat(codes(naming.platform(platform("", "第十一个"), Optional.of(""))))
                .containsExactly("COOP-059");
        NamedPlatform.Heading h = platform("neirong", "内荣农高区");
        assertThat(naming.platform(h, Optional.of("批准文件已查到"))).isEmpty();
        assertThat(codes(naming.platform(platform("nowhere", "某平台"), Optional.of("理由"))))
                .contains("COOP-060");
        Plans now =
                SHIPPED.with(
                        Map.of(),
                        Map.of(
                                new UUID(2, 2),
                                new NamedPlatform(SC, h, "批准文件已查到", List.of(), Optional.empty())));
        assertThat(now.platforms()).hasSize(10);
        assertThat(now.platform("neirong").orElseThrow().evidence())
                .isEqualTo(Plans.Evidence.RECORDED);
    }

    @Test
    void whatStoodBeforeACorrectionStays() {
        NamedPlan before = plan(SC, heading(Kind.SEVEN, "", "原名"));
        NamedPlan.Heading right = heading(Kind.THIRTEEN, "", "正名");
        Act correct = new Act.CorrectPlan(right, "印发文件载明");
        assertThat(codes(before.content(correct, CQ))).containsExactly("COOP-005");
        assertThat(before.content(correct, SC)).isEmpty();
        assertThat(codes(before.content(new Act.CorrectPlan(right, " "), SC)))
                .containsExactly("COOP-001");
        assertThat(
                        codes(
                                before.content(
                                        new Act.CorrectPlan(
                                                heading(Kind.SEVEN, "carbon-2022", "正名"), "换"),
                                        SC)))
                .containsExactly("COOP-065");
        NamedPlan after = (NamedPlan) before.after(correct, by(SC));
        assertThat(after.earlier())
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.before().name().zh()).isEqualTo("原名");
                    assertThat(e.reason()).isEqualTo("印发文件载明");
                });
        assertThat(codes(after.moment(correct, SC, TODAY))).containsExactly("COOP-053");
        NamedPlan gone = (NamedPlan) after.after(new Act.Drop("重复"), by(SC));
        assertThat(codes(gone.moment(correct, SC, TODAY))).contains("COOP-007");
        assertThat(gone.line().dropped()).isTrue();
    }

    @Test
    void everyFaultIsSaidAtOnce() {
        NamedPlan.Heading nothing =
                new NamedPlan.Heading(
                        Kind.SYSTEM, "", Words.same(""), "", "三月", "", List.of("X Y"), "");
        assertThat(codes(nothing.faults()))
                .containsExactlyInAnyOrder(
                        "COOP-063",
                        "COOP-001",
                        "COOP-001",
                        "COOP-058",
                        "COOP-001",
                        "COOP-020",
                        "COOP-001");
        assertThat(codes(platform("", "某平台").faults())).isEmpty();
        NamedPlatform.Heading astray =
                new NamedPlatform.Heading(
                        "",
                        Words.same("某平台"),
                        "示范区",
                        new Both<>("某区", "某县"),
                        new Both<>(List.of("511623"), List.of("51")),
                        "文件",
                        "2021-13",
                        "2021-02-30",
                        "",
                        "官网");
        assertThat(codes(astray.faults()))
                .containsExactlyInAnyOrder("COOP-062", "COOP-062", "COOP-058", "COOP-058");
        assertThat(
                        codes(
                                new Naming(SHIPPED, TODAY)
                                        .plan(
                                                new NamedPlan.Heading(
                                                        Kind.SEVEN,
                                                        "",
                                                        Words.same("明年的规划"),
                                                        "文件",
                                                        "2027",
                                                        "单位",
                                                        List.of(),
                                                        "官网"),
                                                Optional.of(""))))
                .containsExactly("COOP-018");
    }
}
