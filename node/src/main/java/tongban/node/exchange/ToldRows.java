package tongban.node.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.CaseJson;
import tongban.node.exchange.Imports.Changed;
import tongban.node.exchange.Imports.Taken;
import tongban.node.exchange.Imports.Told;
import tongban.service.text.Words;

/** The report of an import as rows, as it is kept: numbers, places and codes, nothing personal. */
final class ToldRows {
    private static final Words REFUSED = Words.of("没有收件", "not taken in");

    private ToldRows() {}

    static String json(List<Taken> taken, List<Changed> changed, List<ExchangeFault> faults) {
        List<Told> rows = new ArrayList<>();
        taken.forEach(t -> add(rows, t.foreignNumber(), t.number(), t.state(), t.missing()));
        changed.forEach(
                c -> add(rows, c.foreignNumber(), c.number(), c.news().words(), c.remarks()));
        faults.forEach(f -> rows.add(new Told("", "", REFUSED, Optional.of(f))));
        return CaseJson.MAPPER.writeValueAsString(rows);
    }

    private static void add(
            List<Told> rows,
            String foreignNumber,
            String number,
            Words result,
            List<ExchangeFault> remarks) {
        if (remarks.isEmpty()) {
            rows.add(new Told(foreignNumber, number, result, Optional.empty()));
        }
        remarks.forEach(r -> rows.add(new Told(foreignNumber, number, result, Optional.of(r))));
    }

    static List<Told> of(String json) {
        return List.of(CaseJson.MAPPER.readValue(json, Told[].class));
    }
}
