package tongban.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongban.service.fact.FeelType;
import tongban.service.parameter.Confidence;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.parameter.ParameterRow;
import tongban.service.place.Level;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/** Reads parameters.csv, or rows of the same form from a node's register. */
public final class ParameterCsv {

    static final String HEADER =
            "name,place,from,until,value,unit,document,article,confidence,verified_on";
    static final int ROWS_MAX = 20_000;

    private final String file;
    private final List<ParameterDeclaration> declared;
    private final Problems problems;

    private ParameterCsv(String file, List<ParameterDeclaration> declared, Problems problems) {
        this.file = file;
        this.declared = declared;
        this.problems = problems;
    }

    /** Rows read, and every fault. */
    public record Rows(List<ParameterRow> rows, List<Problem> problems) {}

    /** Reads rows for the parameters of a service; {@code file} names them in messages. */
    public static Rows read(String file, String text, List<ParameterDeclaration> declared) {
        Problems problems = new Problems();
        List<ParameterRow> rows = read(file, text, declared, problems);
        return new Rows(rows, problems.inOrder());
    }

    static List<ParameterRow> read(
            String file, String text, List<ParameterDeclaration> declared, Problems problems) {
        return new ParameterCsv(file, declared, problems).rows(text);
    }

    private List<ParameterRow> rows(String text) {
        List<Csv.Line> lines = Csv.lines(text);
        List<ParameterRow> rows = new ArrayList<>();
        if (lines.isEmpty() || !String.join(",", lines.getFirst().cells()).equals(HEADER)) {
            if (!text.isEmpty()) {
                fault(1, "", "第一行应为表头", "The first line is the header", HEADER);
            }
            return rows;
        }
        if (lines.size() > ROWS_MAX) {
            fault(
                    0,
                    "",
                    "超过" + ROWS_MAX + "行",
                    "More than " + ROWS_MAX + " rows",
                    "分开 / split them");
            return rows;
        }
        for (Csv.Line line : lines.subList(1, lines.size())) {
            ParameterRow row = row(line);
            if (row != null) rows.add(row);
        }
        overlaps(rows);
        return List.copyOf(rows);
    }

    private @Nullable ParameterRow row(Csv.Line line) {
        List<String> c = line.cells();
        int n = line.number();
        if (c.size() != 10) {
            fault(
                    n,
                    "",
                    "应有10列，现有" + c.size() + "列",
                    "10 columns are expected, there are " + c.size(),
                    HEADER);
            return null;
        }
        String name = c.get(0);
        Optional<ParameterDeclaration> declaration =
                declared.stream().filter(p -> names(p).anyMatch(name::equals)).findFirst();
        if (declaration.isEmpty()) {
            fault(
                    n,
                    "name",
                    "没有声明参数“" + name + "”",
                    "No parameter '" + name + "' is declared",
                    "service.yaml: parameters");
            return null;
        }
        ParameterDeclaration p = declaration.get();
        String place = PlacePath.padded(c.get(1));
        LocalDate from = Section.day(c.get(2));
        LocalDate until = c.get(3).isEmpty() ? null : Section.day(c.get(3));
        LocalDate verifiedOn = c.get(9).isEmpty() ? null : Section.day(c.get(9));
        Object value = value(p.type(), c.get(4));
        Confidence confidence = confidence(c.get(8));
        int before = problems.inOrder().size();
        if (place.isEmpty())
            fault(n, "place", "没有地方", "There is no place", "全国 / nation: " + PlacePath.NATION);
        if (from == null) fault(n, "from", "日期读不出来", "This is no date", "2026-03-27");
        if (until == null && !c.get(3).isEmpty())
            fault(n, "until", "日期读不出来", "This is no date", "2026-03-27");
        if (verifiedOn == null && !c.get(9).isEmpty())
            fault(n, "verified_on", "日期读不出来", "This is no date", "2026-03-27");
        if (from != null && until != null && !until.isAfter(from)) {
            fault(n, "until", "结束不晚于开始", "It ends before it begins", "from < until");
        }
        if (value == null)
            fault(
                    n,
                    "value",
                    "值不是 " + p.type().key(),
                    "The value is no " + p.type().key(),
                    "12.50, true, 2026-03-27");
        if (confidence == null) {
            fault(
                    n,
                    "confidence",
                    "不认识的可信程度",
                    "This confidence is not known",
                    "verified, page, recollection, demonstration");
        } else if (!confidence.isLabelled() && (c.get(6).isEmpty() || verifiedOn == null)) {
            fault(
                    n,
                    "document",
                    "已核实或据报道的值须写明文件和核实日期",
                    "A verified or reported value names its document and the day it was read",
                    "document, verified_on");
        }
        if (!c.get(5).equals(p.unit()))
            fault(n, "unit", "单位与声明不同", "The unit differs from the declared one", p.unit());
        maySet(p, name, place, n);
        if (problems.inOrder().size() > before
                || from == null
                || value == null
                || confidence == null) return null;
        return new ParameterRow(
                name,
                place,
                from,
                until,
                value,
                c.get(5),
                c.get(6),
                c.get(7),
                confidence,
                verifiedOn,
                file + ":" + n);
    }

    private void maySet(ParameterDeclaration p, String name, String place, int line) {
        Level level = Level.ofCode(place);
        boolean may =
                name.equals(p.minimumName())
                        ? p.minimumBy().filter(level::equals).isPresent()
                        : name.equals(p.maximumName())
                                ? p.maximumBy().filter(level::equals).isPresent()
                                : p.setBy().contains(level)
                                        || p.standIn() == tongban.service.parameter.StandIn.NEAREST;
        if (!may) {
            fault(
                    line,
                    "place",
                    level.words().zh() + "无权定这个值",
                    "A " + level.words().en() + " may not set this",
                    "set-by, minimum-by, maximum-by");
        }
    }

    private void overlaps(List<ParameterRow> rows) {
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size(); j++) {
                ParameterRow a = rows.get(i);
                ParameterRow b = rows.get(j);
                if (a.name().equals(b.name()) && a.place().equals(b.place()) && a.overlaps(b)) {
                    problems.add(
                            "PARAMETER-002",
                            file,
                            Integer.parseInt(b.origin().substring(b.origin().lastIndexOf(':') + 1)),
                            b.name(),
                            Words.of(
                                    "与 " + a.origin() + " 的时间重叠",
                                    "Its time overlaps with " + a.origin()),
                            Words.of("给前一行写上 until", "Give the earlier row an until"));
                }
            }
        }
    }

    private static Stream<String> names(ParameterDeclaration p) {
        return Stream.of(p.name(), p.minimumName(), p.maximumName());
    }

    /** A value as written in a row; null where it is not of the type. */
    static @Nullable Object value(FeelType type, String text) {
        return switch (type) {
            case NUMBER -> text.matches("-?\\d{1,20}(\\.\\d{1,10})?") ? new BigDecimal(text) : null;
            case BOOLEAN ->
                    text.equals("true")
                            ? Boolean.TRUE
                            : text.equals("false") ? Boolean.FALSE : null;
            case DATE -> Section.day(text);
            case STRING -> text.isEmpty() ? null : text;
            case CONTEXT -> null;
        };
    }

    private static @Nullable Confidence confidence(String text) {
        for (Confidence c : Confidence.values())
            if (c.name().toLowerCase(Locale.ROOT).equals(text)) return c;
        return null;
    }

    private void fault(int line, String column, String zh, String en, String hint) {
        problems.add(
                "PARAMETER-001",
                file,
                line,
                column,
                Words.of(zh, en),
                Words.of("应为：" + hint, "Expected: " + hint));
    }
}
