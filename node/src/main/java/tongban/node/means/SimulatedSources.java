package tongban.node.means;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sources of a demonstration: they answer, days later, cut short, twice, otherwise than before,
 * or not at all. Everything that an answer needs is in the reference, so that answers come after a
 * restart as well; only how often somebody was unreachable is forgotten then.
 */
final class SimulatedSources implements SourcePort {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Queries whose failed attempts are remembered; then all are forgotten. */
    private static final int REMEMBERED_MAX = 10_000;

    private final Simulation simulation;
    private final Map<UUID, Integer> asked = new ConcurrentHashMap<>();

    SimulatedSources(Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public boolean isConnected(CheckSource source) {
        return true;
    }

    @Override
    public boolean isSimulated() {
        return true;
    }

    @Override
    public Reply ask(Question question) {
        String reference = simulation.reference(question.source(), question.number());
        Simulation.Behaviour behaviour = simulation.behaviour(question.source(), reference);
        if (behaviour.refused()) {
            return new Reply.Refused();
        }
        if (asked.size() > REMEMBERED_MAX) {
            asked.clear();
        }
        int times = asked.merge(question.query(), 1, Integer::sum);
        int reached = times - behaviour.unreachable();
        return reached < 1
                ? new Reply.Unreachable()
                // the reference of a question that is asked again says the how-manieth it is
                : new Reply.Taken(reference + "." + reached);
    }

    @Override
    public List<Delivery> deliveries(List<Awaited> awaited, Instant now) {
        List<Delivery> come = new ArrayList<>();
        for (Awaited one : awaited) {
            String[] parts = one.reference().split("\\.", 2);
            Simulation.Behaviour behaviour = simulation.behaviour(one.source(), parts[0]);
            int reached = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
            Instant at = one.sentAt().plus(Duration.ofDays(behaviour.afterDays()));
            if (now.isBefore(at)) {
                continue;
            }
            byte[] whole = content(one.query(), at, behaviour.findings());
            if (reached <= behaviour.malformed()) {
                come.add(
                        new Delivery(
                                one.query(),
                                one.reference() + "-1",
                                Arrays.copyOf(whole, whole.length / 2)));
                continue;
            }
            come.add(new Delivery(one.query(), one.reference() + "-1", whole));
            behaviour
                    .againDays()
                    .map(days -> at.plus(Duration.ofDays(days)))
                    .filter(again -> !now.isBefore(again))
                    .ifPresent(again ->
                            come.add(
                                    new Delivery(
                                            one.query(),
                                            one.reference() + "-2",
                                            behaviour
                                                    .changed()
                                                    .map(c -> content(one.query(), again, c))
                                                    .orElse(whole))));
        }
        return come;
    }

    private static byte[] content(UUID query, Instant at, List<Map<String, String>> findings) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("query", query.toString());
        content.put("known_on", LocalDate.ofInstant(at, ZONE).toString());
        content.put("findings", findings);
        return JSON.writeValueAsBytes(content);
    }
}
