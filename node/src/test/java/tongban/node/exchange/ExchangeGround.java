package tongban.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tongban.node.casework.CommandResult;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/** Cases that go out in batches, for whoever tests from there. The nodes are the test's own. */
final class ExchangeGround {
    static final String SERVICE = "disability-subsidies";

    /** Every test has people and a receiver of its own. */
    private int people;

    private String destination = "";

    void begin() {
        people += 10;
        destination = "platform-" + people;
    }

    /** The number of one of the people of this test. */
    int person(int person) {
        return people + person;
    }

    String destination() {
        return destination;
    }

    // ------------------------------------------------------------------ people

    static Actor supervisor(TwoSides node) {
        return node.staff(
                Role.SUPERVISOR, Jurisdiction.SICHUAN, "511623:civil-affairs", "supervisor");
    }

    static Actor clerk(TwoSides node) {
        return node.clerk(Jurisdiction.SICHUAN);
    }

    // ------------------------------------------------------------------ cases

    /** A case of this person, collected in Sichuan for a town of Sichuan. */
    CommandResult.Done collected(TwoSides node, int person) {
        return node.collected(
                Jurisdiction.SICHUAN, SERVICE, "01-", person(person), TwoSides.GAOTAN);
    }

    /** The same, reviewed and granted. */
    UUID decided(TwoSides node, int person) {
        UUID id = collected(node, person).caseId();
        node.granted(
                node.reviewer(SERVICE, TwoSides.GAOTAN),
                node.decider(SERVICE, TwoSides.GAOTAN),
                id,
                "同意");
        return id;
    }

    static void delivered(TwoSides node, UUID id) {
        Actor clerk = clerk(node);
        node.delivered(clerk, id, node.page(clerk, id).applicant().name());
    }

    // ------------------------------------------------------------------ batches

    /** The batch that is due for the destination. */
    Exports.Batch next(TwoSides node) {
        return node.bean(Exports.class).next(supervisor(node), destination).orElseThrow();
    }

    static byte[] fetched(TwoSides node, Exports.Batch batch) {
        return node.bean(Exports.class).content(supervisor(node), batch.id()).orElseThrow();
    }

    static void received(TwoSides node, Exports.Batch batch) {
        assertThat(node.bean(Exports.class).received(supervisor(node), batch.id(), batch.sha256()))
                .isEqualTo(Exports.Confirmed.DONE);
    }

    /** The rows of one table in a file without faults. */
    static List<Row> rows(byte[] file, Table table) {
        BatchFile.Content content = BatchFile.read(file);
        assertThat(content.faults()).isEmpty();
        return content.rows().stream().filter(r -> r.table() == table).toList();
    }

    /** The rows of one case. */
    static List<Row> of(List<Row> rows, String number) {
        return rows.stream().filter(r -> r.project().equals(number)).toList();
    }

    /** The one row of a case. */
    static Row one(List<Row> rows, String number) {
        assertThat(of(rows, number)).hasSize(1);
        return of(rows, number).getFirst();
    }

    /** The batch with these people's cases alone. */
    byte[] only(byte[] file, int... persons) {
        Set<String> wanted = new HashSet<>();
        for (int person : persons) {
            wanted.add(TwoSides.number(person(person)));
        }
        Set<String> numbers = new HashSet<>();
        rows(file, Table.ACCEPT).stream()
                .filter(r -> wanted.contains(r.get("applyer_page_code")))
                .forEach(r -> numbers.add(r.project()));
        BatchFile.Content whole = BatchFile.read(file);
        List<Row> rows = whole.rows().stream().filter(r -> numbers.contains(r.project())).toList();
        Map<String, byte[]> attachments = new TreeMap<>(whole.attachments());
        attachments.keySet().retainAll(rows.stream().map(r -> r.get("attachment")).toList());
        return BatchFile.write(destination, whole.source(), rows, attachments);
    }
}
