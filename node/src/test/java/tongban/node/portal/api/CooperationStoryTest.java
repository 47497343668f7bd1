package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.portal.api.CooperationProgram.entry;
import static tongban.node.portal.api.CooperationProgram.revised;
import static tongban.node.portal.api.CooperationProgram.soon;
import static tongban.node.portal.api.CooperationProgram.text;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier;
import tongban.node.cooperation.Progress;
import tongban.node.identity.Jurisdiction;
import tongban.node.portal.api.Programs.Caller;
import tools.jackson.databind.JsonNode;

/** A matter that the state answers, and the lists of what the two sides do together. */
class CooperationStoryTest {
    @RegisterExtension private static final CooperationProgram PROGRAM = new CooperationProgram();

    private final Caller office = PROGRAM.office();
    private final Caller otherLead = PROGRAM.otherLead();

    @Test
    void aMatterIsPutToTheStateAndAnswered() {
        Map<String, Object> toNobody = revised(entry("STATE_MATTER", "税收分享"), "");
        toNobody.put("addressee", "");
        assertThat(PROGRAM.refused(office, "entries", toNobody)).containsExactly("COOP-001");
        String entry = PROGRAM.done(office, "entries", entry("STATE_MATTER", "税收分享"));
        String path = "entries/" + entry;
        assertThat(PROGRAM.refused(office, path + "/result", text("获支持")))
                .containsExactly("COOP-019");
        assertThat(
                        PROGRAM.refused(
                                office, path + "/answer", Map.of("on", "2999-01-01", "text", "同意")))
                .containsExactly("COOP-018");
        PROGRAM.done(office, path + "/answer", Map.of("on", "2024-09-01", "text", "同意先行试点"));
        PROGRAM.done(office, path + "/result", text("列入试点"));
        soon(() -> PROGRAM.isThere(otherLead, path));
        soon(() -> PROGRAM.get(otherLead, path).get("progress").asString().equals("DONE"));
        assertThat(
                        PROGRAM.refused(
                                otherLead, path + "/reports", Map.of("text", "再报", "done", false)))
                .containsExactly("COOP-007");
    }

    /** What others change meanwhile neither leaves a row of the file out nor repeats one. */
    @Test
    void aFileHasEachRowOnce() throws Exception {
        Cooperation cooperation = PROGRAM.programs().node().bean(Cooperation.class);
        PROGRAM.inTheDatabase(s -> {
            s.execute(
                    """
                    insert into cooperation_record (id, owner_jurisdiction, home, kind, category, name_zh, name_en, year, parent,
                           from_day, until_day, reported, done_on, dropped, tags, body, version)
                    select gen_random_uuid(), owner_jurisdiction, home, kind, category, '批量' || n, '', year, parent,
                           from_day, until_day, reported, done_on, dropped, tags, body, version
                      from (select * from cooperation_record where kind = 'ENTRY' limit 1) one, generate_series(1, 1200) n
                    """);
            for (Cooperation.Order order : Cooperation.Order.values()) {
                List<UUID> ids = new ArrayList<>();
                Cooperation.Query all = Cooperation.Query.all(Dossier.Kind.ENTRY);
                cooperation.each(
                        office.known(),
                        Jurisdiction.SICHUAN,
                        new Cooperation.Query(
                                all.kind(),
                                "",
                                all.year(),
                                all.progress(),
                                all.tag(),
                                all.parent(),
                                "批量",
                                order,
                                0),
                        row -> {
                            if (ids.isEmpty()) {
                                renamed(s, row.id());
                            }
                            ids.add(row.id());
                        });
                assertThat(ids)
                        .as("by " + order)
                        .doesNotHaveDuplicates()
                        .hasSize(1200 - order.ordinal());
            }
            s.execute("delete from cooperation_record where name_zh like '批量%' or name_zh = '改名'");
        });
    }

    private static void renamed(Statement s, UUID id) {
        try {
            s.execute("update cooperation_record set name_zh = '改名' where id = '" + id + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The database filters by the same rule as a page shows. */
    @Test
    void listsAreFilteredByTheStateThatTheyShow() {
        Cooperation cooperation = PROGRAM.programs().node().bean(Cooperation.class);
        for (Dossier.Kind kind : List.of(Dossier.Kind.TASK, Dossier.Kind.ENTRY)) {
            List<Progress> all = new ArrayList<>();
            cooperation.each(
                    office.known(),
                    Jurisdiction.SICHUAN,
                    Cooperation.Query.all(kind),
                    row -> all.add(row.progress()));
            assertThat(all).as("a demonstration").hasSizeGreaterThan(5);
            for (Progress progress : Progress.values()) {
                String list = kind == Dossier.Kind.TASK ? "tasks" : "entries";
                JsonNode found = PROGRAM.get(office, list + "?progress=" + progress);
                assertThat(found.get("total").asLong())
                        .as(kind + " " + progress)
                        .isEqualTo(all.stream().filter(p -> p == progress).count());
            }
        }
    }
}
