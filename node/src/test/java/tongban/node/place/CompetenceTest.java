package tongban.node.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tongban.node.place.Answer.Competent;
import tongban.node.place.Answer.Kind;
import tongban.node.place.Answer.Undetermined;
import tongban.service.Competence.PlaceRole;
import tongban.service.Identity.Subject;
import tongban.service.place.Level;
import tongban.service.text.Words;

/** Who is competent, and why. */
class CompetenceTest {
    static final Divisions DIVISIONS = DivisionsTest.DIVISIONS;
    static final Zones ZONES = Zones.shipped(DIVISIONS);
    static final Organs ORGANS = Organs.shipped(DIVISIONS, ZONES);
    static final Competence COMPETENCE =
            new Competence(DIVISIONS, ZONES, ORGANS, PowerList.shipped());

    static final ServiceRule SUBSIDY =
            rule("disability-subsidies", PlaceRole.HUKOU, Subject.SOCIAL, "civil-affairs", false);
    static final ServiceRule FILING =
            rule(
                    "investment-project-filing",
                    PlaceRole.PROJECT_SITE,
                    Subject.ECONOMIC,
                    "development-reform",
                    false);
    static final ServiceRule OVERSIZE =
            rule(
                    "oversize-transport-permit",
                    PlaceRole.EVENT,
                    Subject.ECONOMIC,
                    "transport",
                    false);
    static final ServiceRule LAND =
            rule(
                    "temporary-land-use",
                    PlaceRole.PROJECT_SITE,
                    Subject.ECONOMIC,
                    "natural-resources",
                    false);

    private static ServiceRule rule(
            String id, PlaceRole role, Subject subject, String department, boolean households) {
        ServiceRule.Office county = new ServiceRule.Office(Level.COUNTY, department);
        ServiceRule.Office accepting =
                subject == Subject.SOCIAL
                        ? new ServiceRule.Office(Level.TOWN, Organs.TOWNSHIP)
                        : county;
        return new ServiceRule(id, role, subject, accepting, county, households);
    }

    static Competent competent(Question question) {
        Answer answer = COMPETENCE.decide(question);
        assertThat(answer).as("%s", answer).isInstanceOf(Competent.class);
        return (Competent) answer;
    }

    static List<Kind> missing(Question question) {
        Answer answer = COMPETENCE.decide(question);
        assertThat(answer).as("%s", answer).isInstanceOf(Undetermined.class);
        return ((Undetermined) answer).missing().stream().map(Answer.Missing::kind).toList();
    }

    static List<String> codes(Answer answer) {
        return answer.reasons().stream().map(Reason::code).toList();
    }

    /** Four towns, social or economic, around both days, inside, outside and not said. */
    static Stream<Arguments> gaozhu() {
        return Stream.of("511623108", "511623109", "500112135", "500112140")
                .flatMap(town ->
                        Stream.of(
                                        "2020-12-28",
                                        "2024-07-31",
                                        "2024-08-01",
                                        "2025-11-05",
                                        "2025-11-06",
                                        "2026-11-24")
                                .flatMap(day ->
                                        Stream.of(true, false)
                                                .map(social ->
                                                        Arguments.of(
                                                                town,
                                                                LocalDate.parse(day),
                                                                social))));
    }

    @ParameterizedTest
    @MethodSource("gaozhu")
    void inGaozhuSocialAffairsStayAndTheListDecidesTheRest(
            String town, LocalDate on, boolean social) {
        Question asked = Question.at(social ? SUBSIDY : FILING, town, on);
        boolean conferred = !social && !on.isBefore(PowerList.DECISION_IN_FORCE);
        String county =
                town.startsWith("51")
                        ? "511623"
                        : on.isBefore(DivisionsTest.AFTER) ? "500112" : "500109";
        String local = county + (social ? ":civil-affairs" : ":development-reform");

        if (!on.isBefore(LocalDate.of(2020, 12, 29))) {
            Competent inside = competent(asked.inside(true));
            assertThat(inside.deciding().id())
                    .isEqualTo(conferred ? "gaozhu:administrative-committee" : local);
            assertThat(inside.jurisdiction()).isEqualTo(town.substring(0, 2));
            assertThat(inside.deciding().jurisdiction()).isEqualTo(town.substring(0, 2));
            assertThat(inside.powerListEntry().isPresent()).isEqualTo(conferred);
            assertThat(codes(inside))
                    .contains(
                            social
                                    ? "SOCIAL_STAYS_LOCAL"
                                    : conferred ? "ECONOMIC_BY_POWER_LIST" : "BEFORE_DECISION");
        }
        assertThat(competent(asked.inside(false)).deciding().id()).isEqualTo(local);
        if (conferred) {
            assertThat(missing(asked)).containsExactly(Kind.SITE_INSIDE_ZONE);
        } else {
            assertThat(competent(asked).deciding().id())
                    .as("no needless question")
                    .isEqualTo(local);
        }
    }

    @Test
    void collectsNothingForTheCommitteeThatTheListDoesNotHave() {
        Competent answer =
                competent(Question.at(OVERSIZE, "511623109", DivisionsTest.TODAY).inside(true));
        assertThat(answer.deciding().name().zh()).isEqualTo("邻水县交通运输局");
        assertThat(codes(answer)).contains("ECONOMIC_NOT_LISTED");
    }

    @Test
    void anEntrustedPowerIsExercisedInAnothersName() {
        Competent answer =
                competent(Question.at(LAND, "511623109", DivisionsTest.TODAY).inside(true));
        assertThat(answer.deciding().id()).isEqualTo("gaozhu:administrative-committee");
        assertThat(answer.inNameOf().name().zh()).isEqualTo("邻水县自然资源和规划局");
        assertThat(answer.remedies().respondent()).isEqualTo(answer.inNameOf());
        assertThat(answer.remedies().reconsideration().name().zh()).isEqualTo("邻水县人民政府");
        assertThat(answer.remedies().reasons())
                .extracting(Reason::code)
                .startsWith("REMEDY_ENTRUSTING", "REMEDY_GOVERNMENT");
        assertThat(
                        competent(
                                        Question.at(LAND, "511623109", LocalDate.of(2024, 12, 31))
                                                .inside(true))
                                .deciding()
                                .id())
                .as("Sichuan's demonstration entry begins later")
                .isEqualTo("511623:natural-resources");
    }

    @Test
    void anAuthorisedPowerIsExercisedInTheCommitteesOwnNameAndSaysItIsDemonstration() {
        Competent before =
                competent(Question.at(FILING, "500112140", DivisionsTest.BEFORE).inside(true));
        Competent after =
                competent(Question.at(FILING, "500112140", DivisionsTest.AFTER).inside(true));
        assertThat(before.inNameOf()).isEqualTo(before.deciding());
        assertThat(before.remedies().reconsideration().name().zh()).isEqualTo("重庆市渝北区人民政府");
        assertThat(after.remedies().reconsideration().name().zh()).isEqualTo("重庆市北碚区人民政府");
        assertThat(codes(before))
                .contains("ACTS_AUTHORISED", "DEMONSTRATION_ENTRY")
                .doesNotContain("YUBEI_SUCCEEDED");
        assertThat(codes(after)).contains("YUBEI_SUCCEEDED");
    }

    @Test
    void explainsItselfInWordsWithTheArticle() {
        Answer answer =
                COMPETENCE.decide(
                        Question.at(SUBSIDY, "511623109000", DivisionsTest.TODAY).inside(true));
        assertThat(answer.reasons().stream().map(r -> r.words().zh()))
                .containsExactly(
                        "按户籍所在地确定办理地：四川省 广安市 邻水县 高滩镇。",
                        "社会事务由所在地人民政府负责，川渝高竹新区内也一样。",
                        "由邻水县高滩镇人民政府受理，邻水县民政局决定。");
        Reason social = answer.reasons().get(1);
        assertThat(social.citation().article().zh()).isEqualTo("第一条第二款");
        assertThat(social.words().en()).startsWith("Social affairs stay");
        assertThat(answer.reasons().get(2).words().en())
                .isEqualTo(
                        "Accepted by: Gaotan Town People's Government, Linshui County. Decided by: Linshui County Civil Affairs Bureau.");
    }

    @Test
    void explainsTheWholeInOneText() {
        Words text =
                COMPETENCE
                        .decide(Question.at(FILING, "511623109", DivisionsTest.TODAY).inside(true))
                        .explanation();
        assertThat(text.zh())
                .contains("（重庆市人民代表大会常务委员会关于川渝高竹新区行政管理事项的决定，第二条第一款）")
                .contains("演示")
                .contains("向广安市人民政府申请行政复议")
                .contains("60日");
        assertThat(text.en().lines().count()).isEqualTo(text.zh().lines().count());
        assertThat(
                        COMPETENCE
                                .decide(Question.at(FILING, "511623109", DivisionsTest.TODAY))
                                .explanation()
                                .zh())
                .contains("该地点在区内吗？");
    }

    @ParameterizedTest
    @CsvSource({
        "500112140, 2025-11-05, 重庆市渝北区民政局, 重庆市渝北区茨竹镇人民政府, 重庆市渝北区人民政府",
        "500112140, 2025-11-06, 重庆市北碚区民政局, 重庆市北碚区茨竹镇人民政府, 重庆市北碚区人民政府",
        "500105006, 2025-11-06, 重庆市两江新区民政局, 重庆市两江新区观音桥街道办事处, 重庆市两江新区人民政府",
        "500157019, 2025-11-05, 重庆市江北区民政局, 重庆市江北区观音桥街道办事处, 重庆市江北区人民政府",
        "500105001001, 2026-11-24, 重庆市两江新区民政局, 重庆市两江新区华新街街道办事处, 重庆市两江新区人民政府",
        "511602001, 2026-11-24, 广安市广安区民政局, , 广安市广安区人民政府",
        "500229107, 2026-11-24, 城口县民政局, , 城口县人民政府",
    })
    void namesTheBodiesOfTheDay(
            String place, LocalDate on, String deciding, String accepting, String reconsideration) {
        Competent answer = competent(Question.at(SUBSIDY, place, on));
        assertThat(answer.deciding().name().zh()).isEqualTo(deciding);
        if (accepting != null) {
            assertThat(answer.accepting().name().zh()).isEqualTo(accepting);
        }
        assertThat(answer.remedies().reconsideration().name().zh()).isEqualTo(reconsideration);
        assertThat(ORGANS.byId(answer.deciding().id(), on, "50")).contains(answer.deciding());
    }

    @Test
    void asksForWhatIsMissingAndNothingElse() {
        assertThat(missing(Question.at(SUBSIDY, "abc", DivisionsTest.TODAY)))
                .containsExactly(Kind.PLACE_UNKNOWN);
        assertThat(missing(Question.at(SUBSIDY, "430111", DivisionsTest.TODAY)))
                .containsExactly(Kind.OUTSIDE_BOTH_PROVINCES);
        assertThat(missing(Question.at(SUBSIDY, "511623", DivisionsTest.TODAY)))
                .containsExactly(Kind.PLACE_FINER);
        assertThat(missing(Question.at(FILING, "5116", DivisionsTest.TODAY)))
                .containsExactly(Kind.PLACE_FINER);
        assertThat(missing(Question.at(FILING, "511623", DivisionsTest.TODAY)))
                .as("only some towns of Linshui are touched")
                .containsExactly(Kind.PLACE_FINER);
        assertThat(missing(Question.at(FILING, "510107062", DivisionsTest.TODAY).inside(true)))
                .containsExactly(Kind.SITE_CONTRADICTION);
        Undetermined divided =
                (Undetermined)
                        COMPETENCE.decide(Question.at(FILING, "500112", DivisionsTest.AFTER));
        assertThat(divided.missing().getFirst().kind()).isEqualTo(Kind.PLACE_CHOICE);
        assertThat(divided.missing().getFirst().choices())
                .extracting(Division::name)
                .containsExactly("两江新区", "北碚区");
    }

    @Test
    void refusesARuleThatNoPlaceCanMeet() {
        ServiceRule odd =
                rule("odd", PlaceRole.HUKOU, Subject.ECONOMIC, "ministry-of-silly-walks", false);
        assertThatThrownBy(
                        () -> COMPETENCE.decide(Question.at(odd, "511623109", DivisionsTest.TODAY)))
                .isInstanceOf(PlaceFaults.class)
                .hasMessageContaining("PLACE-020");
    }

    @Test
    void answersForEveryTownAndVillageOnBothSidesOfTheChange() {
        for (LocalDate on : List.of(DivisionsTest.BEFORE, DivisionsTest.AFTER)) {
            for (Division place : DIVISIONS.versions()) {
                if (place.valid().contains(on) && place.level().compareTo(Level.TOWN) >= 0) {
                    Competent answer = competent(Question.at(SUBSIDY, place.code(), on));
                    assertThat(answer.jurisdiction()).isEqualTo(place.jurisdiction());
                    assertThat(DIVISIONS.path(place.code(), on))
                            .extracting(Division::code)
                            .contains(answer.deciding().place(), answer.accepting().place());
                }
            }
        }
    }
}
