package tongban.node.place;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.place.CompetenceTest.codes;
import static tongban.node.place.CompetenceTest.competent;
import static tongban.node.place.CompetenceTest.missing;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tongban.node.place.Answer.Competent;
import tongban.node.place.Answer.Kind;
import tongban.node.place.Answer.Undetermined;
import tongban.node.place.Household.Member;
import tongban.service.Competence.PlaceRole;
import tongban.service.Identity.Subject;
import tongban.service.place.Level;

/**
 * A household of which one lives in Sichuan and another in Chongqing applies once, and in whole.
 */
class HouseholdTest {
    private static final String GAOTAN = "511623109";
    private static final String TANTONG = "511623108";
    private static final String CIZHU = "500112140";
    private static final String GUANGAN = "511602001";
    private static final String HUNAN = "430111001";

    private static final ServiceRule ALLOWANCE =
            new ServiceRule(
                    "minimum-living-allowance",
                    PlaceRole.HUKOU,
                    Subject.SOCIAL,
                    new ServiceRule.Office(Level.TOWN, Organs.TOWNSHIP),
                    new ServiceRule.Office(Level.COUNTY, "civil-affairs"),
                    true);

    private static Question household(@Nullable String chosen, Member... members) {
        return Question.of(
                ALLOWANCE, new Household(Arrays.asList(members), chosen), DivisionsTest.TODAY);
    }

    private static Member member(String ref, String hukou, @Nullable String lives) {
        return new Member(ref, hukou, lives);
    }

    @Test
    void appliesWhereTheMemberLivesWhoLivesWhereSheIsRegistered() {
        Competent answer =
                competent(
                        household(
                                null,
                                member("husband", CIZHU, GAOTAN),
                                member("wife", GAOTAN, GAOTAN)));
        assertThat(answer.accepting().name().zh()).isEqualTo("邻水县高滩镇人民政府");
        assertThat(answer.jurisdiction()).isEqualTo("51");
        assertThat(codes(answer))
                .startsWith(
                        "HOUSEHOLD_CONSISTENT", "HOUSEHOLD_ACCEPTING_COUNTY", "HOUSEHOLD_WHOLE");
        assertThat(answer.reasons().getFirst().citation().article().zh()).isEqualTo("第五条第一款");
    }

    @Test
    void aLegacyCodeAndItsSuccessorAreOneTown() {
        Competent answer =
                competent(
                        household(
                                null,
                                member("a", "500105001", "500157020"),
                                member("b", GAOTAN, "500157020")));
        assertThat(answer.accepting().name().zh()).isEqualTo("重庆市两江新区华新街街道办事处");
    }

    @Test
    void asksWhichWhenTwoWouldDoAndTakesTheChoice() {
        Member wife = member("wife", GAOTAN, GAOTAN);
        Member mother = member("mother", CIZHU, CIZHU);
        assertThat(missing(household(null, wife, mother))).containsExactly(Kind.HOUSEHOLD_CHOICE);
        assertThat(competent(household("mother", wife, mother)).jurisdiction()).isEqualTo("50");
        assertThat(competent(household("wife", wife, mother)).jurisdiction()).isEqualTo("51");
    }

    @Test
    void doesNotTakeTheChoiceOfAMemberWhoLivesElsewhereWhileAnotherDoesNot() {
        Question question =
                household(
                        "husband",
                        member("husband", CIZHU, GAOTAN),
                        member("wife", GAOTAN, GAOTAN));
        Undetermined answer = (Undetermined) CompetenceTest.COMPETENCE.decide(question);
        assertThat(answer.missing().getFirst().members()).containsExactly("wife");
        assertThat(answer.missing().getFirst().question().zh()).contains("不能受理");
    }

    @Test
    void anyMembersPlaceWillDoWhenNobodyLivesWhereRegistered() {
        Member husband = member("husband", CIZHU, "510107062");
        Member wife = member("wife", GAOTAN, "510107062");
        assertThat(missing(household(null, husband, wife))).containsExactly(Kind.HOUSEHOLD_CHOICE);
        Competent answer = competent(household("husband", husband, wife));
        assertThat(answer.deciding().name().zh()).isEqualTo("重庆市北碚区民政局");
        assertThat(codes(answer)).startsWith("HOUSEHOLD_ANY");
    }

    @Test
    void asksWhereMembersLiveOnlyWhenItDecides() {
        Member unknown = member("husband", CIZHU, null);
        assertThat(missing(household(null, unknown, member("wife", GAOTAN, "510107062"))))
                .containsExactly(Kind.HABITUAL_RESIDENCE);
        assertThat(
                        competent(household(null, unknown, member("wife", GAOTAN, GAOTAN)))
                                .jurisdiction())
                .isEqualTo("51");
    }

    @Test
    void oneTownAsksNothing() {
        Competent answer =
                competent(
                        household(
                                null,
                                member("a", GAOTAN, CIZHU),
                                member("b", "511623109000", null)));
        assertThat(codes(answer)).startsWith("HOUSEHOLD_ONE_PLACE", "HOUSEHOLD_WHOLE");
    }

    @Test
    void severalTownsOfOneCountyAskForTheApplicant() {
        Member a = member("a", GAOTAN, GAOTAN);
        Member b = member("b", TANTONG, GAOTAN);
        assertThat(missing(household(null, a, b))).containsExactly(Kind.HOUSEHOLD_CHOICE);
        assertThat(competent(household("b", a, b)).accepting().place()).isEqualTo(TANTONG);
    }

    @Test
    void acrossCountiesOfOneProvinceTheStaffChooseAndItIsSaidThatTheRuleIsUnknown() {
        Member a = member("a", GAOTAN, GAOTAN);
        Member b = member("b", GUANGAN, GUANGAN);
        assertThat(missing(household(null, a, b))).containsExactly(Kind.HOUSEHOLD_CHOICE);
        Competent answer = competent(household("a", a, b));
        assertThat(answer.reasons().getFirst().code()).isEqualTo("HOUSEHOLD_SAME_PROVINCE");
        assertThat(answer.reasons().getFirst().words().zh()).contains("未采集");
    }

    @Test
    void aPlaceOutsideBothProvincesIsNamedAsSuch() {
        assertThat(missing(household(null, member("a", HUNAN, HUNAN), member("b", GAOTAN, HUNAN))))
                .containsExactly(Kind.OUTSIDE_BOTH_PROVINCES);
        assertThat(
                        competent(
                                        household(
                                                null,
                                                member("a", HUNAN, GAOTAN),
                                                member("b", GAOTAN, GAOTAN)))
                                .jurisdiction())
                .isEqualTo("51");
    }

    @Test
    void anUnusableHukouIsAskedForByMember() {
        Undetermined answer =
                (Undetermined)
                        CompetenceTest.COMPETENCE.decide(
                                household(
                                        null,
                                        member("a", "500112", null),
                                        member("b", GAOTAN, GAOTAN)));
        assertThat(answer.missing().getFirst().kind()).isEqualTo(Kind.PLACE_UNKNOWN);
        assertThat(answer.missing().getFirst().members()).isEqualTo(List.of("a"));
        assertThat(answer.missing().getFirst().choices()).hasSize(2);
    }
}
