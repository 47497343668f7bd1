package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tongban.node.hotline.TicketAct;
import tongban.node.portal.api.Programs.Caller;
import tools.jackson.databind.JsonNode;

/**
 * A resident's ticket over the interface: he reads an answer once the line lets it go out, and
 * never one that was sent back.
 */
class TicketStoryTest {
    private static final String BASE = "/api/v1/tickets";
    private static final String FIRST = "请自行向银行查询。";
    private static final String SECOND = "本月补发。";
    private static final String THIRD = "账户已更正，今日补发两个月。";

    @Test
    void anAnswerThatWasSentBackIsNotRead() {
        try (Programs programs = new Programs("ticket_story", Map.of())) {
            Caller resident = programs.signIn("sc.resident");
            Caller agent = programs.signIn("sc.agent");
            Caller body = programs.signIn("sc.reviewer");
            String id =
                    Programs.done(
                                    programs.send(
                                            resident,
                                            "POST",
                                            BASE,
                                            """
                                            {"title": "补贴没有到账", "text": "两个月没有到账，请帮忙查。", "place": "511623109", "confidential": false}
                                            """))
                            .get("ticketId")
                            .asString();
            act(programs, agent, id, TicketAct.CLASSIFY, Map.of("kind", "HELP", "topic", "CARE"));
            act(
                    programs,
                    agent,
                    id,
                    TicketAct.DISPATCH,
                    Map.of("main", body.known().worksFor().orElseThrow()));
            act(programs, body, id, TicketAct.SIGN, Map.of());
            act(programs, body, id, TicketAct.ANSWER, Map.of("text", FIRST));
            act(programs, agent, id, TicketAct.SEND_BACK, Map.of("text", "请核对账户后再答复"));
            assertThat(answer(programs, body, id)).as("the body works on it").isEqualTo(FIRST);
            unread(programs, resident, id, FIRST);

            act(programs, body, id, TicketAct.ANSWER, Map.of("text", SECOND));
            act(programs, agent, id, TicketAct.APPROVE, Map.of());
            assertThat(answer(programs, resident, id)).isEqualTo(SECOND);
            act(
                    programs,
                    agent,
                    id,
                    TicketAct.CALL_BACK,
                    Map.of("heard", "NOT_SATISFIED", "solved", false, "text", "仍未到账"));
            act(programs, agent, id, TicketAct.HANDLE_AGAIN, Map.of("text", "仍未到账"));
            unread(programs, resident, id, SECOND);

            act(programs, body, id, TicketAct.ANSWER, Map.of("text", THIRD));
            act(programs, agent, id, TicketAct.APPROVE, Map.of());
            assertThat(answer(programs, resident, id)).isEqualTo(THIRD);
        }
    }

    private static JsonNode ticket(Programs programs, Caller caller, String id) {
        return Programs.done(programs.send(caller, "GET", BASE + "/" + id, null));
    }

    private static String answer(Programs programs, Caller caller, String id) {
        return ticket(programs, caller, id).get("answer").asString();
    }

    /** Neither as the answer nor among the steps. */
    private static void unread(Programs programs, Caller resident, String id, String answer) {
        JsonNode ticket = ticket(programs, resident, id);
        assertThat(ticket.get("answer").asString()).isEmpty();
        assertThat(ticket.toString()).doesNotContain(answer);
    }

    private static void act(
            Programs programs, Caller caller, String id, TicketAct act, Map<String, Object> given) {
        Map<String, Object> body = new HashMap<>(given);
        body.put("act", act.name());
        body.put("version", ticket(programs, caller, id).get("version").asInt());
        body.putIfAbsent("days", 0);
        body.putIfAbsent("granted", false);
        HttpResponse<String> response =
                programs.send(
                        caller,
                        "POST",
                        BASE + "/" + id + "/acts",
                        Programs.JSON.writeValueAsString(body));
        assertThat(response.statusCode()).as(act + " " + response.body()).isEqualTo(204);
    }
}
