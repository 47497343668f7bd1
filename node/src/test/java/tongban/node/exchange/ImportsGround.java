package tongban.node.exchange;

import static tongban.node.exchange.ExchangeGround.clerk;
import static tongban.node.exchange.ExchangeGround.fetched;
import static tongban.node.exchange.ExchangeGround.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import tongban.node.casework.CasePage;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/**
 * Two nodes, one the platform from which cases come and one into which they come, for all classes
 * that tell of imports; and what is done to a batch on the way.
 */
@ExtendWith(ImportsGround.Started.class)
abstract class ImportsGround {
    private static final ExtensionContext.Namespace KEPT =
            ExtensionContext.Namespace.create(ImportsGround.class);

    /** Kept between test classes. */
    private record TwoNodes(TwoSides here, TwoSides there, ExchangeGround ground)
            implements AutoCloseable {
        @Override
        public void close() {
            here.close();
            there.close();
        }
    }

    /** The first test that needs the nodes starts them. */
    static final class Started implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            ImportsGround test = (ImportsGround) context.getRequiredTestInstance();
            TwoNodes nodes =
                    context.getRoot()
                            .getStore(KEPT)
                            .computeIfAbsent(
                                    "nodes",
                                    key ->
                                            new TwoNodes(
                                                    new TwoSides("imports_here"),
                                                    new TwoSides("imports_there"),
                                                    new ExchangeGround()),
                                    TwoNodes.class);
            nodes.ground().begin();
            test.here = nodes.here();
            test.there = nodes.there();
            test.ground = nodes.ground();
        }
    }

    TwoSides here;
    TwoSides there;
    ExchangeGround ground;

    byte[] sent(int... people) {
        for (int person : people) {
            ground.collected(here, person);
        }
        return ground.only(fetched(here, ground.next(here)), people);
    }

    /** A case of a Chongqing town that Chongqing's platform sends. */
    byte[] ofTheOtherSide(int person) {
        here.collected(
                Jurisdiction.CHONGQING,
                ExchangeGround.SERVICE,
                "02-",
                ground.person(person),
                TwoSides.YUZUI);
        Actor sender =
                here.staff(Role.SUPERVISOR, Jurisdiction.CHONGQING, "500157:civil-affairs", "s");
        Exports.Batch batch =
                here.bean(Exports.class).next(sender, ground.destination()).orElseThrow();
        return ground.only(
                here.bean(Exports.class).content(sender, batch.id()).orElseThrow(), person);
    }

    Imports.Report imported(byte[] file) {
        return there.bean(Imports.class).run(clerk(there), file).orElseThrow();
    }

    static String benefit(CasePage page) {
        return page.answers().stream()
                .filter(a -> a.field().equals("similar-living-benefit"))
                .findFirst()
                .orElseThrow()
                .value()
                .zh();
    }

    /** The batch with another answer to a question, everywhere. */
    static byte[] answered(byte[] file, String field, String value) {
        return rewritten(
                file,
                row ->
                        row.get("field").equals(field)
                                ? Map.of("value", value, "cd_operation", "U")
                                : Map.of(),
                Map.of());
    }

    static byte[] deleted(byte[] file) {
        return only(rewritten(file, row -> Map.of("cd_operation", "D"), Map.of()), Table.ACCEPT);
    }

    static byte[] rewritten(
            byte[] file, Function<Row, Map<String, String>> columns, Map<String, byte[]> contents) {
        BatchFile.Content content = BatchFile.read(file);
        List<Row> rows = new ArrayList<>();
        for (Row row : content.rows()) {
            Map<String, String> values = new HashMap<>(row.values());
            values.putAll(columns.apply(row));
            rows.add(new Row(row.table(), row.line(), values));
        }
        return BatchFile.write("rewritten", content.source(), rows, contents);
    }

    /** The rows of one table alone, with all attachments. */
    static byte[] only(byte[] file, Table table) {
        BatchFile.Content content = BatchFile.read(file);
        return BatchFile.write(
                "alone",
                content.source(),
                content.rows().stream().filter(r -> r.table() == table).toList(),
                content.attachments());
    }

    /** The batch with these columns of every acceptance changed. */
    static byte[] changedAll(byte[] file, Map<String, String> columns) {
        Map<String, Map<String, String>> all = new HashMap<>();
        rows(file, Table.ACCEPT).forEach(r -> all.put(r.project(), columns));
        return changed(file, all);
    }

    /** The same, by the number of the case. */
    static byte[] changed(byte[] file, Map<String, Map<String, String>> columns) {
        List<Row> rows = new ArrayList<>();
        for (Row row : BatchFile.read(file).rows()) {
            Map<String, String> values = new HashMap<>(row.values());
            if (row.table() == Table.ACCEPT) {
                values.putAll(columns.getOrDefault(row.project(), Map.of()));
            }
            rows.add(new Row(row.table(), row.line(), values));
        }
        return BatchFile.write("changed", BatchFile.read(file).source(), rows);
    }
}
