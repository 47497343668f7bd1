package tongban.node.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.service.text.Words;

/** The bodies of the places, with the names they are called by. */
class OrgansTest {
    @ParameterizedTest
    @CsvSource({
        "511623:civil-affairs, 邻水县民政局, Linshui County Civil Affairs Bureau",
        "511623:development-reform, 邻水县发展和改革局, Linshui County Development and Reform Bureau",
        "500109:development-reform, 重庆市北碚区发展和改革委员会, Beibei District Development and Reform Commission",
        "5116:people-government, 广安市人民政府, Guang'an People's Government",
        "51:civil-affairs, 四川省民政厅, Sichuan Department of Civil Affairs",
        "511681:medical-insurance, 华蓥市医疗保障局, Huaying City Healthcare Security Bureau",
        "511623109:township-government, 邻水县高滩镇人民政府, 'Gaotan Town People''s Government, Linshui County'",
    })
    void carryTheNameOfTheirPlace(String id, String zh, String en) {
        Organ organ = CompetenceTest.ORGANS.byId(id, DivisionsTest.TODAY, "51").orElseThrow();
        assertThat(organ.name().zh()).isEqualTo(zh);
        assertThat(organ.name().en()).isEqualTo(en.replace("''", "'"));
        assertThat(organ.nameBasis()).isEqualTo(Organ.NameBasis.DERIVED);
        assertThat(organ.contact().zh()).isEqualTo("未采集");
    }

    @Test
    void existAsLongAsTheirPlace() {
        assertThat(CompetenceTest.ORGANS.byId("500112:civil-affairs", DivisionsTest.BEFORE, "50"))
                .isPresent();
        assertThat(CompetenceTest.ORGANS.byId("500112:civil-affairs", DivisionsTest.AFTER, "50"))
                .isEmpty();
        assertThat(CompetenceTest.ORGANS.byId("5001:civil-affairs", DivisionsTest.AFTER, "50"))
                .isEmpty();
        assertThat(CompetenceTest.ORGANS.byId("nonsense", DivisionsTest.AFTER, "50")).isEmpty();
    }

    @Test
    void areCarriedOnByTheBodiesOfThePlacesThatFollowed() {
        assertThat(
                        CompetenceTest.ORGANS.successors(
                                "500112:civil-affairs", DivisionsTest.AFTER, "50"))
                .extracting(o -> o.name().zh())
                .containsExactly("重庆市两江新区民政局", "重庆市北碚区民政局");
        assertThat(
                        CompetenceTest.ORGANS.successors(
                                "500112:civil-affairs", DivisionsTest.BEFORE, "50"))
                .extracting(Organ::id)
                .containsExactly("500112:civil-affairs");
        assertThat(CompetenceTest.ORGANS.successors("nonsense", DivisionsTest.AFTER, "50"))
                .isEmpty();
    }

    /** Whoever was named stays known, and who carries on for him is told. */
    @Test
    void keepTheirNameAfterTheirEnd() {
        String ended = "500112:civil-affairs";
        assertThat(CompetenceTest.ORGANS.asLastCalled(ended, DivisionsTest.AFTER, "50"))
                .map(o -> o.name().zh())
                .contains("重庆市渝北区民政局");
        assertThat(CompetenceTest.ORGANS.shown(ended, DivisionsTest.AFTER, "50").zh())
                .isEqualTo("重庆市渝北区民政局（已撤销，由重庆市两江新区民政局、重庆市北碚区民政局承接）");
        assertThat(CompetenceTest.ORGANS.shown(ended, DivisionsTest.BEFORE, "50").zh())
                .isEqualTo("重庆市渝北区民政局");
        assertThat(CompetenceTest.ORGANS.asLastCalled("nonsense", DivisionsTest.AFTER, "50"))
                .isEmpty();
        assertThat(CompetenceTest.ORGANS.asLastCalled("500157:x", DivisionsTest.AFTER, "50"))
                .isEmpty();
        assertThat(
                        CompetenceTest.ORGANS.asLastCalled(
                                "500157:civil-affairs", DivisionsTest.BEFORE, "50"))
                .as("not yet")
                .isEmpty();
        assertThat(CompetenceTest.ORGANS.shown("nonsense", DivisionsTest.AFTER, "50").zh())
                .isEqualTo("nonsense");
    }

    @Test
    void carryOnForThoseOfThePlacesTheyCameOf() {
        String next = "500157:civil-affairs";
        assertThat(CompetenceTest.ORGANS.carriedOnBy(next, DivisionsTest.AFTER, "50"))
                .containsExactlyInAnyOrder(next, "500105:civil-affairs", "500112:civil-affairs");
        assertThat(
                        CompetenceTest.ORGANS.carriesOn(
                                next, "500112:civil-affairs", DivisionsTest.AFTER, "50"))
                .isTrue();
        assertThat(
                        CompetenceTest.ORGANS.carriesOn(
                                next, "500112:development-reform", DivisionsTest.AFTER, "50"))
                .as("another department")
                .isFalse();
        assertThat(
                        CompetenceTest.ORGANS.carriedOnBy(
                                "500109:civil-affairs", DivisionsTest.AFTER, "50"))
                .containsExactlyInAnyOrder("500109:civil-affairs", "500112:civil-affairs");
    }

    @Test
    void theBodiesOfTheZoneActForEitherSideUnderOneId() {
        Organ chongqing =
                CompetenceTest.ORGANS
                        .byId("gaozhu:service-centre", DivisionsTest.TODAY, "50")
                        .orElseThrow();
        Organ sichuan =
                CompetenceTest.ORGANS
                        .byId("gaozhu:service-centre", DivisionsTest.TODAY, "51")
                        .orElseThrow();
        assertThat(chongqing.id()).isEqualTo(sichuan.id());
        assertThat(chongqing.name().zh()).isEqualTo("川渝高竹新区综合政务服务中心");
        assertThat(chongqing.jurisdiction()).isEqualTo("50");
    }

    @Test
    void aTaxOfficeAnswersToTheOneAboveIt() {
        Organ office =
                CompetenceTest.ORGANS
                        .byId("511623:taxation", DivisionsTest.TODAY, "51")
                        .orElseThrow();
        Remedies remedies =
                new RemedyRule(DivisionsTest.DIVISIONS, CompetenceTest.ORGANS, Channels.shipped())
                        .against(office, DivisionsTest.TODAY);
        assertThat(remedies.reconsideration().id()).isEqualTo("5116:taxation");
    }

    @Test
    void theChannelOnlineIsNamedForEachBodyAndWhatNobodyCollectedIsSaid() {
        Organ government =
                CompetenceTest.ORGANS
                        .byId("511623:people-government", DivisionsTest.TODAY, "51")
                        .orElseThrow();
        Words now = Channels.shipped().of(government, DivisionsTest.TODAY);
        assertThat(now.zh()).contains("全国行政复议服务平台", "邻水县人民政府自有的网上渠道：未采集");
        assertThat(now.en()).contains("national service platform", "not collected");
        Words before = Channels.shipped().of(government, LocalDate.of(2024, 6, 21));
        assertThat(before.zh()).doesNotContain("平台").contains("未采集");
        Organ bureau =
                CompetenceTest.ORGANS
                        .byId("511623:civil-affairs", DivisionsTest.TODAY, "51")
                        .orElseThrow();
        assertThat(
                        new RemedyRule(
                                        DivisionsTest.DIVISIONS,
                                        CompetenceTest.ORGANS,
                                        Channels.shipped())
                                .against(bureau, DivisionsTest.TODAY)
                                .reasons())
                .filteredOn(r -> r.code().equals("REMEDY_ELECTRONIC"))
                .singleElement()
                .satisfies(r -> assertThat(r.words().zh()).contains(now.zh()));
    }
}
