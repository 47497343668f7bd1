package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.portal.api.CooperationProgram.PATIENCE;
import static tongban.node.portal.api.CooperationProgram.soon;
import static tongban.node.portal.api.CooperationProgram.text;

import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tongban.node.portal.api.Programs.Caller;
import tongban.postgres.Soon;
import tools.jackson.databind.JsonNode;

/**
 * What the two sides share over the interface of both: confirmed by both, corrected, by the rule
 * that holds, and no day twice.
 */
class SharingStoryTest {
    @RegisterExtension private static final CooperationProgram PROGRAM = new CooperationProgram();

    private final Caller office = PROGRAM.office();
    private final Caller lead = PROGRAM.lead();
    private final Caller otherOffice = PROGRAM.otherOffice();
    private final Caller otherLead = PROGRAM.otherLead();

    @Test
    void sharesAreConfirmedByBothAndCorrected() {
        String half = "revenue / 2";
        Map<String, Object> rule =
                Map.of(
                        "nameZh", "共建园区收益分享",
                        "zone", "gaozhu",
                        "ruleFrom", "2022-01-01",
                        "chongqing", half,
                        "sichuan", half,
                        "rounding", "HALF_UP",
                        "remainder", "CHONGQING",
                        "document", "合作协议第四条");
        Map<String, Object> wrong = new HashMap<>(rule);
        wrong.put("chongqing", "income / 2");
        wrong.put("zone", "nowhere");
        assertThat(PROGRAM.refused(office, "agreements", wrong)).contains("COOP-034", "COOP-022");
        String agreement = PROGRAM.done(office, "agreements", rule);
        Map<String, Object> early =
                Map.of("nameZh", "2021", "from", "2021-01-01", "until", "2021-12-31");
        assertThat(PROGRAM.refused(office, "agreements/" + agreement + "/statements", early))
                .containsExactly("COOP-033");
        String statement =
                PROGRAM.done(
                        office,
                        "agreements/" + agreement + "/statements",
                        Map.of("nameZh", "2022 年", "from", "2022-01-01", "until", "2022-12-31"));
        soon(() -> PROGRAM.isThere(otherLead, "statements/" + statement));
        String path = "statements/" + statement;
        PROGRAM.done(lead, path + "/amounts", amounts("增值税", "100.01", ""));
        PROGRAM.done(otherLead, path + "/amounts", amounts("增值税", "0.00", ""));
        soon(() -> !PROGRAM.get(office, path).get("shares").isNull());
        assertShares(PROGRAM.get(office, path), "50.00", "50.01");
        accept(office, path, 1, 1);
        soon(() -> PROGRAM.get(otherOffice, path).at("/statement/accepted").size() == 1);
        accept(otherOffice, path, 1, 1);
        soon(() -> PROGRAM.get(office, path).get("standing").asString().equals("CONFIRMED"));
        assertThat(PROGRAM.refused(lead, path + "/amounts", amounts("增值税", "110.01", "")))
                .containsExactly("COOP-029");
        PROGRAM.done(lead, path + "/amounts", amounts("增值税", "110.01", "补记一笔"));
        soon(() -> PROGRAM.get(otherOffice, path).get("standing").asString().equals("CORRECTED"));
        assertThat(
                        PROGRAM.refused(
                                otherOffice,
                                path + "/confirmation",
                                Map.of("chongqing", 1, "sichuan", 1)))
                .containsExactly("COOP-031");
        assertShares(PROGRAM.get(otherOffice, path), "55.00", "55.01");
        assertThat(PROGRAM.get(office, path).get("statement"))
                .isEqualTo(PROGRAM.get(otherOffice, path).get("statement"));
        Map<String, Object> within = new HashMap<>(rule);
        within.put("ruleFrom", "2022-07-01");
        HttpResponse<String> amended =
                PROGRAM.send(office, "agreements/" + agreement + "/versions", within);
        assertThat(amended.statusCode()).isEqualTo(422);
        assertThat(amended.body())
                .as("it can no longer be dropped: the version begins behind it")
                .contains("COOP-041", "2022-01-01 – 2022-12-31", "2023-01-01");
    }

    /**
     * The same days are shared once, by one version of the rule; what was drawn wrongly is dropped.
     */
    @Test
    void noDayIsSharedTwice() {
        Map<String, Object> rule =
                Map.of(
                        "nameZh", "分段协议",
                        "ruleFrom", "2025-01-01",
                        "chongqing", "revenue / 2",
                        "sichuan", "revenue / 2",
                        "rounding", "HALF_UP",
                        "remainder", "CHONGQING",
                        "document", "合作协议第四条");
        String agreement = PROGRAM.done(office, "agreements", rule);
        String draw = "agreements/" + agreement + "/statements";
        String wrong = PROGRAM.done(office, draw, period("2025-01-01", "2025-06-30"));
        String next = PROGRAM.done(office, draw, period("2025-07-01", "2025-12-31"));
        HttpResponse<String> overlap =
                PROGRAM.send(office, draw, period("2025-06-30", "2025-07-01"));
        assertThat(overlap.body())
                .contains("COOP-038", "2025-01-01 – 2025-06-30", "2025-07-01 – 2025-12-31");
        assertThat(PROGRAM.refused(office, draw, period("2025-03-01", "2025-03-31")))
                .containsExactly("COOP-038");
        Map<String, Object> second = new HashMap<>(rule);
        second.put("ruleFrom", "2026-03-01");
        PROGRAM.done(office, "agreements/" + agreement + "/versions", second);
        HttpResponse<String> crossing =
                PROGRAM.send(office, draw, period("2026-01-01", "2026-12-31"));
        assertThat(crossing.statusCode()).isEqualTo(422);
        assertThat(crossing.body()).contains("COOP-039", "2026-02-28", "2026-03-01");
        PROGRAM.done(office, draw, period("2026-01-01", "2026-02-28"));
        PROGRAM.done(office, draw, period("2026-03-01", "2026-12-31"));
        second.put("ruleFrom", "2026-07-01");
        assertThat(PROGRAM.refused(office, "agreements/" + agreement + "/versions", second))
                .as("a version that would begin within a period that was drawn")
                .containsExactly("COOP-041");
        // dropped on both sides, its days are free again
        String path = "statements/" + wrong;
        soon(() -> PROGRAM.isThere(otherOffice, path));
        assertThat(PROGRAM.refused(otherOffice, path + "/cancellation", text("期间写错")))
                .containsExactly("COOP-005");
        assertThat(PROGRAM.refused(lead, path + "/cancellation", text("期间写错")))
                .containsExactly("COOP-003");
        PROGRAM.done(office, path + "/cancellation", text("期间写错"));
        soon(() -> PROGRAM.get(otherOffice, path).get("standing").asString().equals("DROPPED"));
        assertThat(PROGRAM.get(otherOffice, path).at("/statement/ending/text").asString())
                .isEqualTo("期间写错");
        PROGRAM.done(office, draw, period("2025-01-01", "2025-03-31"));
        PROGRAM.done(office, draw, period("2025-04-01", "2025-06-30"));
        assertThat(PROGRAM.refused(office, draw, period("2025-06-01", "2025-09-30")))
                .containsExactly("COOP-038", "COOP-038");
        assertThat(PROGRAM.isThere(office, "statements/" + next)).isTrue();
    }

    /**
     * A statement that was drawn over two versions, before that was refused, is not confirmed but
     * dropped; its sheet then says so first, and what nobody owes is not printed.
     */
    @Test
    void aStatementOverTwoVersionsIsDroppedAndNotPaid() throws Exception {
        String agreement = PROGRAM.done(office, "agreements", half("旧协议"));
        String path =
                "statements/"
                        + PROGRAM.done(
                                office,
                                "agreements/" + agreement + "/statements",
                                period("2025-01-01", "2025-12-31"));
        soon(() -> PROGRAM.isThere(otherLead, path));
        PROGRAM.done(lead, path + "/amounts", amounts("增值税", "100.00", ""));
        PROGRAM.done(otherLead, path + "/amounts", amounts("增值税", "0.00", ""));
        soon(() -> !PROGRAM.get(office, path).get("shares").isNull());
        try (HttpClient browser = PROGRAM.programs().browser(office)) {
            assertThat(PROGRAM.html(browser, "/cooperation/" + path))
                    .contains("/print?side=51", "应从");
            assertThat(PROGRAM.html(browser, "/cooperation/" + path + "/print")).contains("应付对方");
        }
        PROGRAM.inTheDatabase(s -> s.execute(amendment(agreement, "2025-07-01")));
        assertThat(
                        PROGRAM.refused(
                                office,
                                path + "/confirmation",
                                Map.of("chongqing", 1, "sichuan", 1)))
                .containsExactly("COOP-041");
        PROGRAM.done(office, path + "/cancellation", text("跨了两版"));
        try (HttpClient browser = PROGRAM.programs().browser(office)) {
            assertThat(PROGRAM.html(browser, "/cooperation/" + path))
                    .contains("跨了两版")
                    .doesNotContain("/print?side", "应从");
            assertThat(PROGRAM.html(browser, "/cooperation/" + path + "/print"))
                    .contains("跨了两版")
                    .doesNotContain("应付对方", "应从");
        }
    }

    /**
     * A rule from the first day of a period on replaces the one under which it was drawn: what
     * nobody confirmed is drawn anew, and what was confirmed stands in the way of the rule.
     */
    @Test
    void nothingIsConfirmedUnderARuleThatWasReplaced() {
        String agreement = PROGRAM.done(office, "agreements", half("首日修订"));
        String draw = "agreements/" + agreement + "/statements";
        String versions = "agreements/" + agreement + "/versions";
        Map<String, Object> rule = new HashMap<>(half("首日修订"));
        String early =
                "statements/" + PROGRAM.done(office, draw, period("2025-01-01", "2025-06-30"));
        filled(early);
        PROGRAM.done(office, versions, rule);
        assertThat(
                        PROGRAM.refused(
                                office,
                                early + "/confirmation",
                                Map.of("chongqing", 1, "sichuan", 1)))
                .containsExactly("COOP-042");
        PROGRAM.done(office, early + "/cancellation", text("规则已修订"));
        String anew =
                "statements/" + PROGRAM.done(office, draw, period("2025-01-01", "2025-06-30"));
        filled(anew);
        accept(office, anew, 1, 1);
        assertThat(PROGRAM.refused(office, versions, rule))
                .as("the other side's confirmation may be on its way")
                .containsExactly("COOP-043");
        soon(() -> PROGRAM.get(otherOffice, anew).at("/statement/accepted").size() == 1);
        accept(otherOffice, anew, 1, 1);
        soon(() -> PROGRAM.get(office, anew).get("standing").asString().equals("CONFIRMED"));
        HttpResponse<String> first = PROGRAM.send(office, versions, rule);
        assertThat(first.statusCode()).isEqualTo(422);
        assertThat(first.body()).contains("COOP-043", "ruleFrom", "2025-07-01");
        rule.put("ruleFrom", "2025-07-01");
        PROGRAM.done(office, versions, rule);
    }

    /** The body that entered the amounts corrects them, whatever it was called then. */
    @Test
    void aBodyThatWasRenamedCorrectsItsOwnAmounts() throws Exception {
        String agreement = PROGRAM.done(office, "agreements", half("更名"));
        String path =
                "statements/"
                        + PROGRAM.done(
                                office,
                                "agreements/" + agreement + "/statements",
                                period("2025-01-01", "2025-06-30"));
        filled(path);
        PROGRAM.inTheDatabase(s ->
                assertThat(
                                s.executeUpdate(
                                        """
                                        update cooperation_record
                                           set body = jsonb_set(body, '{entered,sichuan,0,organ,zh}', '"从前的名称"', false), version = version + 1
                                         where id = '%s' and owner_jurisdiction = '51'
                                        """
                                                .formatted(path.substring(path.indexOf('/') + 1))))
                        .isOne());
        assertThat(PROGRAM.get(lead, path).at("/statement/entered/sichuan/0").toString())
                .contains("从前的名称");
        PROGRAM.done(lead, path + "/amounts", amounts("增值税", "110.00", ""));
        assertThat(
                        PROGRAM.refused(
                                PROGRAM.caller("sc.owner"),
                                path + "/amounts",
                                amounts("增值税", "1.00", "")))
                .as("another body")
                .containsExactly("COOP-051");
    }

    /** What arrived over the days of another is confirmed once one of the two is dropped. */
    @Test
    void ofTwoStatementsOverTheSameDaysOneIsDropped() throws Exception {
        String agreement = PROGRAM.done(office, "agreements", half("重叠"));
        String draw = "agreements/" + agreement + "/statements";
        String one = "statements/" + PROGRAM.done(office, draw, period("2025-01-01", "2025-06-30"));
        String other = PROGRAM.done(office, draw, period("2025-07-01", "2025-12-31"));
        filled(one);
        PROGRAM.inTheDatabase(s ->
                s.execute(
                        "update cooperation_record set from_day = date '2025-06-30' where id = '"
                                + other
                                + "'"));
        HttpResponse<String> refused =
                PROGRAM.send(office, one + "/confirmation", Map.of("chongqing", 1, "sichuan", 1));
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode problem = Programs.JSON.readTree(refused.body()).at("/problems/0");
        assertThat(problem.get("code").asString()).isEqualTo("COOP-038");
        assertThat(problem.get("field").asString()).as("a page without it").isEmpty();
        assertThat(problem.toString()).contains("The side that drew them up drops one of them");
    }

    /** What somebody else amends while a statement is drawn is followed by it. */
    @Test
    void theVersionIsChosenWhileNobodyAmends() throws Exception {
        String agreement = PROGRAM.done(office, "agreements", half("同时修订"));
        CompletableFuture<String> drawn = new CompletableFuture<>();
        PROGRAM.inTheDatabase(s -> {
            s.getConnection().setAutoCommit(false);
            s.execute(amendment(agreement, "2026-01-01"));
            drawn.completeAsync(() ->
                    PROGRAM.done(
                            office,
                            "agreements/" + agreement + "/statements",
                            period("2026-01-01", "2026-12-31")));
            PROGRAM.inTheDatabase(other ->
                    Soon.holds(
                            "it waits for the agreement",
                            PATIENCE,
                            () ->
                                    isTrue(
                                            other,
                                            "select exists (select 1 from pg_locks where not granted and pid <> pg_backend_pid())")));
            s.getConnection().commit();
        });
        assertThat(
                        PROGRAM.get(office, "statements/" + drawn.get())
                                .at("/statement/heading/version")
                                .asInt())
                .isEqualTo(2);
    }

    /** Both sides have entered what there is to share. */
    private void filled(String path) {
        soon(() -> PROGRAM.isThere(otherLead, path));
        PROGRAM.done(lead, path + "/amounts", amounts("增值税", "100.00", ""));
        PROGRAM.done(otherLead, path + "/amounts", amounts("增值税", "0.00", ""));
        soon(() -> !PROGRAM.get(office, path).get("shares").isNull());
    }

    private static Map<String, Object> half(String name) {
        return Map.of(
                "nameZh", name,
                "ruleFrom", "2025-01-01",
                "chongqing", "revenue / 2",
                "sichuan", "revenue / 2",
                "rounding", "HALF_UP",
                "remainder", "CHONGQING",
                "document", "合作协议第四条");
    }

    /** A second version from a day on, whatever was drawn. */
    private static String amendment(String agreement, String from) {
        return """
        update cooperation_record
           set body = jsonb_insert(body, '{versions,-1}', jsonb_set(body #> '{versions,0}', '{from}', '"%s"'), true),
               version = version + 1
         where id = '%s'
        """
                .formatted(from, agreement);
    }

    private static boolean isTrue(Statement s, String query) {
        try (ResultSet row = s.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> period(String from, String until) {
        return Map.of("nameZh", from + " 起", "from", from, "until", until);
    }

    private void accept(Caller caller, String path, int chongqing, int sichuan) {
        PROGRAM.done(
                caller, path + "/confirmation", Map.of("chongqing", chongqing, "sichuan", sichuan));
    }

    private static void assertShares(JsonNode statement, String chongqing, String sichuan) {
        assertThat(new BigDecimal(statement.at("/total/chongqing").asString()))
                .isEqualByComparingTo(chongqing);
        assertThat(new BigDecimal(statement.at("/total/sichuan").asString()))
                .isEqualByComparingTo(sichuan);
    }

    private static Map<String, Object> amounts(String kind, String collected, String reason) {
        return Map.of(
                "amounts",
                List.of(
                        Map.of(
                                "kind",
                                kind,
                                "base",
                                0,
                                "collected",
                                new BigDecimal(collected),
                                "source",
                                "国库收入表")),
                "reason",
                reason);
    }
}
