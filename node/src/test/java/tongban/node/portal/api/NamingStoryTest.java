package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.portal.api.CooperationProgram.revised;
import static tongban.node.portal.api.CooperationProgram.soon;
import static tongban.node.portal.api.CooperationProgram.text;

import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Meeting;
import tongban.node.cooperation.Plans;
import tongban.node.identity.Jurisdiction;
import tongban.node.portal.api.Programs.Caller;
import tools.jackson.databind.JsonNode;

/** The joint office of one side names plans and platforms, and both sides hold them. */
class NamingStoryTest {
    @RegisterExtension private static final CooperationProgram PROGRAM = new CooperationProgram();

    private final Caller office = PROGRAM.office();
    private final Caller otherOffice = PROGRAM.otherOffice();

    private static Map<String, Object> plan(String place, String name) {
        return Map.of(
                "place", place,
                "nameZh", name,
                "document", "川府发〔2024〕1号",
                "day", "2024-03",
                "owner", "两省市发展改革部门",
                "indicators", List.of("joint-projects"),
                "source", "四川省人民政府网站");
    }

    private static int unnamed(Caller reader, String group) {
        for (JsonNode node : PROGRAM.get(reader, "plans").get("nodes")) {
            if (node.get("id").asString().equals(group)) {
                return node.get("unnamed").asInt();
            }
        }
        throw new AssertionError(group);
    }

    @Test
    void aPlanIsNamedOnBothSidesCorrectedAndTakenBack() throws Exception {
        int before = unnamed(office, "thirteen");
        assertThat(PROGRAM.refused(PROGRAM.lead(), "plans", plan("THIRTEEN", "能源专项规划")))
                .containsExactly("COOP-003");
        String id = PROGRAM.done(office, "plans", plan("THIRTEEN", "能源专项规划"));
        String path = "plans/" + id;
        assertThat(unnamed(office, "thirteen")).isEqualTo(before - 1);
        soon(() -> PROGRAM.isThere(otherOffice, path));
        assertThat(unnamed(otherOffice, "thirteen")).isEqualTo(before - 1);

        Map<String, Object> right = revised(plan("THIRTEEN", "能源发展专项规划"), "印发文件全称");
        assertThat(PROGRAM.refused(otherOffice, path + "/corrections", right))
                .containsExactly("COOP-005");
        PROGRAM.done(office, path + "/corrections", right);
        soon(() ->
                PROGRAM.get(otherOffice, path)
                        .get("plan")
                        .get("earlier")
                        .toString()
                        .contains("能源专项规划"));
        try (HttpClient browser = HttpClient.newHttpClient()) {
            assertThat(PROGRAM.html(browser, "/cooperation/plans")).contains("能源发展专项规划");
            assertThat(PROGRAM.html(browser, "/cooperation/" + path)).contains("印发文件全称");
            assertThat(PROGRAM.html(browser, "/lists/plans.csv")).contains("能源发展专项规划");
        }

        PROGRAM.done(office, path + "/cancellation", text("与另一个重复"));
        assertThat(unnamed(office, "thirteen")).isEqualTo(before);
        soon(() -> unnamed(otherOffice, "thirteen") == before);
    }

    @Test
    void noMoreThanThereAre() {
        int free = unnamed(office, "seven");
        for (int n = 0; n < free; n++) {
            PROGRAM.done(office, "plans", plan("SEVEN", "专项规划之" + n));
        }
        assertThat(unnamed(office, "seven")).isZero();
        assertThat(PROGRAM.refused(office, "plans", plan("SEVEN", "第八个")))
                .containsExactly("COOP-059");
        assertThat(PROGRAM.refused(office, "plans", plan("FURTHER", "专项规划之0")))
                .containsExactly("COOP-064");
    }

    @Test
    void aShippedPlatformIsCorrectedAndComesBack() throws Exception {
        Map<String, Object> right = new HashMap<>();
        right.put("shipped", "neirong");
        right.put("nameZh", "内荣现代农业高新技术产业示范区");
        right.put("kind", "农业高新技术产业示范区");
        right.put("placeChongqing", "荣昌区");
        right.put("placeSichuan", "内江市");
        right.put("divisionsChongqing", List.of("500153"));
        right.put("divisionsSichuan", List.of("511000"));
        right.put("document", "川府函〔2021〕1号");
        right.put("day", "2021-04");
        right.put("source", "批准文件");
        assertThat(PROGRAM.refused(office, "platforms", right)).containsExactly("COOP-001");
        right.put("reason", "批准文件已查到");
        String id = PROGRAM.done(office, "platforms", right);
        assertThat(PROGRAM.refused(office, "platforms", right)).containsExactly("COOP-061");
        soon(() -> PROGRAM.isThere(otherOffice, "platforms/" + id));
        Cooperation cooperation = PROGRAM.programs().node().bean(Cooperation.class);
        assertThat(
                        cooperation
                                .plans(null, Jurisdiction.CHONGQING)
                                .platform("neirong")
                                .orElseThrow()
                                .evidence())
                .isEqualTo(Plans.Evidence.RECORDED);
        try (HttpClient browser = HttpClient.newHttpClient()) {
            assertThat(PROGRAM.html(browser, "/cooperation/platforms/" + id))
                    .contains("随系统发布的内容", "批准文件已查到");
            assertThat(PROGRAM.html(browser, "/lists/platforms.csv")).contains("川府函〔2021〕1号");
        }
        PROGRAM.done(office, "platforms/" + id + "/cancellation", text("文号有误"));
        assertThat(
                        cooperation
                                .plans(null, Jurisdiction.SICHUAN)
                                .platform("neirong")
                                .orElseThrow()
                                .evidence())
                .isEqualTo(Plans.Evidence.READ);
    }

    /** Every conference shows how what it gave is carried out. */
    @Test
    void atEachOfTheNineConferencesSomethingIsCarriedOut() {
        Map<Integer, Cooperation.Execution> conferences = new HashMap<>();
        PROGRAM.programs()
                .node()
                .bean(Cooperation.class)
                .execution(office.known())
                .forEach(e -> {
                    if (e.meeting().dossier().line().category().equals("JOINT_CONFERENCE")) {
                        conferences.put(((Meeting) e.meeting().dossier()).heading().number(), e);
                    }
                });
        assertThat(conferences.keySet()).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9);
        conferences.forEach((number, e) -> {
            assertThat(e.total()).as("conference " + number).isPositive();
            if (number < 9) {
                assertThat(e.done()).as("conference " + number).isPositive();
            }
        });
    }
}
