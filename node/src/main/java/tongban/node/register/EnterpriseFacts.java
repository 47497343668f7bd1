package tongban.node.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongban.node.register.EnterpriseParticulars.Enterprise;
import tongban.node.register.EnterpriseParticulars.Qualification;
import tongban.node.register.EnterpriseParticulars.QualificationKind;
import tongban.node.register.EnterpriseParticulars.Standing;
import tongban.node.register.EnterpriseParticulars.YearFigures;
import tongban.service.text.Words;

/**
 * The facts of an enterprise, out of what holds on a day. What is not recorded is not a fact: not
 * zero and not "no". Pure.
 *
 * <p>"Last year" is the latest year of which figures hold: the one before the day's, or, while that
 * one is not reported yet, the one before (annual reports are due by 30 June, 企业信息公示暂行条例 第八条).
 */
final class EnterpriseFacts {
    private static final int YEARS_BACK_MAX = 2;

    private final Map<String, Object> facts = new HashMap<>();
    private final Map<String, Words> sources = new HashMap<>();

    private EnterpriseFacts() {}

    /**
     * @param lines what holds on the day
     * @param lookedUp whether anything was ever recorded of its qualifications: what has expired is
     *     known not to hold any more
     */
    static Enterprises.Known of(
            UUID subject,
            String creditCode,
            String place,
            List<Register.Line> lines,
            boolean lookedUp,
            LocalDate day) {
        EnterpriseFacts made = new EnterpriseFacts();
        made.put("credit code", creditCode, Words.of("台账", "register"));
        Optional<Register.Line> enterprise = of(lines, Kind.ENTERPRISE).findFirst();
        enterprise.ifPresent(made::enterprise);
        made.years(of(lines, Kind.YEAR_FIGURES).toList(), day);
        made.qualifications(of(lines, Kind.QUALIFICATION).toList(), lookedUp);
        of(lines, Kind.STANDING).forEach(made::standing);
        Optional<Enterprise> said = enterprise.map(l -> (Enterprise) l.value());
        return new Enterprises.Known(
                subject,
                creditCode,
                said.map(Enterprise::name).orElse(""),
                said.map(Enterprise::office).orElse(place),
                made.facts,
                made.sources);
    }

    private static Stream<Register.Line> of(List<Register.Line> lines, Kind kind) {
        return lines.stream().filter(l -> l.recorded().kind() == kind);
    }

    private void enterprise(Register.Line line) {
        Enterprise said = (Enterprise) line.value();
        put("enterprise name", said.name(), source(line));
        put("registered place", said.office(), source(line));
        put("founded", said.founded(), source(line));
        put("industry", said.industry(), source(line));
    }

    private void years(List<Register.Line> lines, LocalDate day) {
        Map<Integer, Register.Line> byYear = new HashMap<>();
        lines.forEach(l -> byYear.put(((YearFigures) l.value()).year(), l));
        for (int back = 1; back <= YEARS_BACK_MAX; back++) {
            Register.Line last = byYear.get(day.getYear() - back);
            if (last != null) {
                lastYear(last);
                yearBefore(byYear.get(day.getYear() - back - 1));
                break;
            }
        }
        byYear.values().stream()
                .filter(l -> ((YearFigures) l.value()).aboveScaleSince().isPresent())
                .max(Comparator.comparing(l -> ((YearFigures) l.value()).year()))
                .ifPresent(l ->
                        put(
                                "above scale since",
                                ((YearFigures) l.value()).aboveScaleSince(),
                                ofYear(l)));
    }

    private void lastYear(Register.Line line) {
        YearFigures said = (YearFigures) line.value();
        Words source = ofYear(line);
        put("scale", said.scale().map(EnterpriseParticulars.Scale::fact), source);
        put("revenue", said.revenue(), source);
        put("research expense", said.research(), source);
        put("tax paid", said.tax(), source);
        put("employees", said.employees().map(BigDecimal::valueOf), source);
        put("insured employees", said.insured().map(BigDecimal::valueOf), source);
        put("unemployment premiums", said.premiums(), source);
    }

    private void yearBefore(Register.@Nullable Line line) {
        if (line != null) {
            YearFigures said = (YearFigures) line.value();
            put("revenue year before", said.revenue(), ofYear(line));
            put(
                    "insured employees year before",
                    said.insured().map(BigDecimal::valueOf),
                    ofYear(line));
        }
    }

    private void qualifications(List<Register.Line> lines, boolean lookedUp) {
        if (lookedUp) {
            put(
                    "qualifications",
                    lines.stream()
                            .map(l -> ((Qualification) l.value()).qualification())
                            .filter(q -> q != QualificationKind.NONE)
                            .map(QualificationKind::fact)
                            .distinct()
                            .sorted()
                            .toList(),
                    lines.stream()
                            .findFirst()
                            .map(EnterpriseFacts::source)
                            .orElse(Words.of("已到期", "expired")));
        }
    }

    private void standing(Register.Line line) {
        Standing said = (Standing) line.value();
        String name =
                switch (said.list()) {
                    case DISHONEST -> "seriously dishonest";
                    case ABNORMAL -> "abnormal operation";
                };
        put(name, said.listed(), source(line));
    }

    private void put(String name, Optional<?> value, Words source) {
        value.ifPresent(v -> put(name, v, source));
    }

    private void put(String name, Object value, Words source) {
        facts.put(name, value);
        sources.put(name, source);
    }

    private static Words source(Register.Line line) {
        return line.recorded().statement().source().words();
    }

    private static Words ofYear(Register.Line line) {
        int year = ((YearFigures) line.value()).year();
        Words source = source(line);
        return Words.of(source.zh() + "，" + year + " 年度", source.en() + ", " + year);
    }
}
