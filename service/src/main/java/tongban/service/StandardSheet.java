package tongban.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.rules.ModelSheet;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.parameter.ParameterRow;
import tongban.service.parameter.StandIn;
import tongban.service.place.Level;
import tongban.service.procedure.Article;
import tongban.service.procedure.JointStep;
import tongban.service.procedure.Limit;
import tongban.service.procedure.ProcedureSelection;
import tongban.service.procedure.Term;
import tongban.service.procedure.Verb;
import tongban.service.text.Words;

/**
 * One version of a service's standard as a person reads it: tables and formulas in the reader's
 * words, the parameters of each side with their sources, limits and verbs.
 *
 * @param version id, e.g. {@code 2021-04}
 * @param until first day no longer in force; null while it is the present law
 * @param hash see service/README.md: two sides with equal hashes apply the same standard
 * @param selectedBy the named dates that select the version, the first known one counts
 * @param sides the provinces compared, two digits each, in this order everywhere
 */
public record StandardSheet(
        String version,
        LocalDate from,
        @Nullable LocalDate until,
        Article document,
        String hash,
        List<Words> selectedBy,
        List<String> sides,
        List<Decision> decisions,
        List<Parameter> parameters,
        List<TermLine> terms,
        List<VerbLine> verbs,
        List<JointLine> joint) {

    /** A decision, or a function that decisions use, with what it says. */
    public record Decision(String name, Words words, Logic logic) {}

    /** What a decision says. */
    public sealed interface Logic {}

    /**
     * A decision table.
     *
     * @param how what the hit policy makes of rows, in words
     * @param grounds whether every row is a reason to refuse
     */
    public record Table(Words how, boolean grounds, List<Row> rows) implements Logic {}

    /**
     * A row.
     *
     * @param tests what has to hold, in words; empty for a row that always matches
     * @param result what follows; of a reason its words for the applicant
     * @param reason its code, if it has one
     * @param article document and clause; empty where the file names none
     */
    public record Row(
            int number, List<Test> tests, Words result, Optional<String> reason, String article) {}

    public record Test(Words what, Words value) {}

    /** A formula in words, and as it is written. */
    public record Formula(Words words, String feel) implements Logic {}

    /** Named formulas in order. */
    public record Entries(List<Entry> entries) implements Logic {}

    public record Entry(Words name, Words words, String feel) {}

    /**
     * A parameter and its rows.
     *
     * @param setBy levels that may set it
     * @param boundBy levels that may set a floor or ceiling
     * @param selectedBy the named dates that select a row
     * @param standIn what stands in where no own value is known
     * @param values by side, two digits; rows of the nation stand under every side
     */
    public record Parameter(
            String name,
            Words words,
            List<Words> setBy,
            List<Words> boundBy,
            List<Words> selectedBy,
            Words standIn,
            Map<String, List<Value>> values) {
        /** Whether both sides have the same values. */
        public boolean isUnified() {
            return values.values().stream()
                            .map(rows ->
                                    rows.stream()
                                            .map(v -> v.words() + "|" + v.row().from())
                                            .toList())
                            .distinct()
                            .count()
                    <= 1;
        }
    }

    /**
     * A value.
     *
     * @param bound empty for a value, else what kind of bound it is
     */
    public record Value(Words words, Optional<Words> bound, ParameterRow row) {}

    public record TermLine(Term term, Words words, Words length, Article article) {}

    /**
     * A step that a body of the other side does.
     *
     * @param when what makes it needed, as the folder writes it; empty where it always is
     * @param whom which body is asked
     * @param sees the facts and papers that it is shown, and no others
     */
    public record JointLine(
            Words what,
            Optional<String> when,
            Words whom,
            Words length,
            List<Words> sees,
            Article article,
            boolean clockRuns) {}

    /** What an act is called on each side. */
    public record VerbLine(Verb verb, Words words, Map<String, Words> bySide) {
        public boolean isUnified() {
            return bySide.values().stream().distinct().count() <= 1;
        }
    }

    /**
     * @param sides provinces, two digits each
     */
    public static StandardSheet of(
            ServiceDefinition service, StandardVersion version, List<String> sides) {
        return new Writer(service, version, sides).sheet();
    }

    /** What a parameter's row says, with its unit. */
    static Words worth(ServiceDefinition service, ParameterDeclaration p, ParameterRow row) {
        return service.parameterWords(p, row.value(), row.unit());
    }

    /** Every version, the newest first. */
    public static List<StandardSheet> all(ServiceDefinition service, List<String> sides) {
        return service.standards().stream()
                .sorted(java.util.Comparator.comparing(StandardVersion::from).reversed())
                .map(version -> of(service, version, sides))
                .toList();
    }

    private static final class Writer {
        private final ServiceDefinition service;
        private final StandardVersion version;
        private final List<String> sides;
        private final List<ModelSheet> models;
        private final FeelWords feel;

        Writer(ServiceDefinition service, StandardVersion version, List<String> sides) {
            this.service = service;
            this.version = version;
            this.sides = List.copyOf(sides);
            this.models = version.sheets();
            this.feel = new FeelWords(service, models);
        }

        StandardSheet sheet() {
            List<Decision> decisions = new ArrayList<>();
            for (ModelSheet model : models) {
                model.decisions().forEach(d -> decisions.add(decision(d.name(), d.logic())));
                model.functions().forEach(f -> decisions.add(decision(f.name(), f.logic())));
            }
            return new StandardSheet(
                    version.id(),
                    version.from(),
                    version.until(),
                    version.document(),
                    Hashes.standard(service, version),
                    service.dates().standard().stream().map(CaseDate::words).toList(),
                    sides,
                    List.copyOf(decisions),
                    service.parameters().stream().map(this::parameter).toList(),
                    terms(),
                    verbs(),
                    service.procedure().joint().stream().map(this::joint).toList());
        }

        private Decision decision(String name, ModelSheet.Logic logic) {
            return new Decision(name, feel.decision(name), logic(name, logic));
        }

        private Logic logic(String name, ModelSheet.Logic logic) {
            return switch (logic) {
                case ModelSheet.Table t -> table(name, t);
                case ModelSheet.Formula f -> new Formula(feel.expression(f.text()), f.text());
                case ModelSheet.Entries e ->
                        new Entries(e.entries().stream().map(this::entry).toList());
                case ModelSheet.Other o -> new Formula(Words.same(o.kind()), o.kind());
            };
        }

        private Entry entry(ModelSheet.Entry entry) {
            Words name =
                    entry.name().equals(Standard.OUTCOME)
                            ? Words.of("结论", "Outcome")
                            : service.awardName(entry.name());
            return switch (entry.logic()) {
                case ModelSheet.Formula f -> new Entry(name, feel.expression(f.text()), f.text());
                case ModelSheet.Table _, ModelSheet.Entries _, ModelSheet.Other _ ->
                        new Entry(name, Words.of("见模型文件", "see the model's file"), "");
            };
        }

        private Table table(String name, ModelSheet.Table table) {
            boolean grounds =
                    !table.rows().isEmpty()
                            && table.rows().stream().allMatch(r -> reason(r).isPresent());
            return new Table(
                    grounds
                            ? Words.of(
                                    "下列每一行都是不符合的理由；命中的全部列出。",
                                    "Every row is a reason to refuse; all that apply are named.")
                            : policy(table.policy()),
                    grounds,
                    table.rows().stream().map(r -> row(name, table, r)).toList());
        }

        private static Optional<String> reason(ModelSheet.Row row) {
            String reason = row.annotations().getOrDefault(Standard.REASON, "").strip();
            return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
        }

        private Row row(String name, ModelSheet.Table table, ModelSheet.Row row) {
            List<Test> tests = new ArrayList<>();
            for (int i = 0; i < Math.min(table.inputs().size(), row.tests().size()); i++) {
                String test = row.tests().get(i).strip();
                if (test.isEmpty() || test.equals("-")) continue;
                String input = table.inputs().get(i);
                tests.add(new Test(feel.expression(input), feel.cell(input, test)));
            }
            Optional<String> reason = reason(row);
            Words result =
                    reason.flatMap(code -> service.texts().find("reason." + code))
                            .orElseGet(() -> results(name, table, row));
            return new Row(
                    row.number(),
                    List.copyOf(tests),
                    result,
                    reason,
                    row.annotations().getOrDefault(Standard.ARTICLE, "").strip());
        }

        private Words results(String name, ModelSheet.Table table, ModelSheet.Row row) {
            List<Words> parts = new ArrayList<>();
            for (int i = 0; i < row.results().size(); i++) {
                Words value = feel.result(name, row.results().get(i));
                String output = i < table.outputs().size() ? table.outputs().get(i) : "";
                Words label = output.isEmpty() ? Words.same("") : service.awardName(output);
                parts.add(
                        label.zh().isEmpty()
                                ? value
                                : Words.of(
                                        label.zh() + "：" + value.zh(),
                                        label.en() + ": " + value.en()));
            }
            return parts.stream()
                    .reduce((a, b) -> Words.of(a.zh() + "；" + b.zh(), a.en() + "; " + b.en()))
                    .orElse(Words.same(""));
        }

        private static Words policy(String policy) {
            return switch (policy) {
                case "UNIQUE" -> Words.of("至多命中一行。", "At most one row applies.");
                case "FIRST" ->
                        Words.of("自上而下，取先命中的一行。", "The first row from above that applies counts.");
                case "ANY" -> Words.of("命中的各行结果相同。", "All rows that apply say the same.");
                case "PRIORITY" ->
                        Words.of(
                                "取优先级最高的一行。",
                                "Of the rows that apply, the one of the highest priority counts.");
                default -> Words.of("命中的各行都计入。", "All rows that apply count.");
            };
        }

        // -------------------------------------------------------------- parameters

        private Parameter parameter(ParameterDeclaration p) {
            Map<String, List<Value>> values = new LinkedHashMap<>();
            for (String side : sides) values.put(side, values(p, side));
            List<Words> boundBy = new ArrayList<>();
            p.minimumBy().ifPresent(l -> boundBy.add(bound("低限", "floor", l)));
            p.maximumBy().ifPresent(l -> boundBy.add(bound("上限", "ceiling", l)));
            return new Parameter(
                    p.name(),
                    service.texts().find(p.textKey()).orElse(Words.same(p.name())),
                    p.setBy().stream().sorted().map(Level::words).toList(),
                    List.copyOf(boundBy),
                    p.dates().stream()
                            .map(d -> CaseDate.named(d).map(CaseDate::words).orElse(Words.same(d)))
                            .toList(),
                    standIn(p.standIn()),
                    java.util.Collections.unmodifiableMap(values));
        }

        private static Words bound(String zh, String en, Level level) {
            return Words.of(level.words().zh() + "可定" + zh, en + " by the " + level.words().en());
        }

        private static Words standIn(StandIn standIn) {
            return switch (standIn) {
                case NONE -> Words.of("无值时不能判定", "without a value nothing can be told");
                case NEAREST -> Words.of("无值时用上级的值", "without one, the place above stands in");
                case BOUND_AS_DEMONSTRATION ->
                        Words.of(
                                "无值时以低限代入，仅作演示",
                                "without one, the bound stands in as demonstration");
                case BETTER -> Words.of("跨两地时就高", "in a zone of two origins the better one");
            };
        }

        private List<Value> values(ParameterDeclaration p, String side) {
            List<Value> values = new ArrayList<>();
            for (ParameterRow row : service.rows()) {
                boolean here = row.place().startsWith(side) || row.level() == Level.NATION;
                if (!here) continue;
                if (row.name().equals(p.name())) values.add(value(p, row, Optional.empty()));
                if (row.name().equals(p.minimumName()))
                    values.add(value(p, row, Optional.of(Words.of("低限", "floor"))));
                if (row.name().equals(p.maximumName()))
                    values.add(value(p, row, Optional.of(Words.of("上限", "ceiling"))));
            }
            values.sort(
                    java.util.Comparator.comparing((Value v) -> v.row().level())
                            .thenComparing(v -> v.row().place())
                            .thenComparing(v -> v.row().from()));
            return List.copyOf(values);
        }

        private Value value(ParameterDeclaration p, ParameterRow row, Optional<Words> bound) {
            return new Value(worth(service, p, row), bound, row);
        }

        // -------------------------------------------------------------- procedure

        private List<TermLine> terms() {
            List<TermLine> lines = new ArrayList<>();
            service.procedure()
                    .terms()
                    .forEach((term, limit) ->
                            lines.add(
                                    new TermLine(
                                            term, words(term), length(limit), limit.article())));
            return List.copyOf(lines);
        }

        private JointLine joint(JointStep step) {
            List<Words> sees = new ArrayList<>();
            step.facts()
                    .forEach(name ->
                            service.fact(name).map(service.form()::name).ifPresent(sees::add));
            step.materials()
                    .forEach(id ->
                            service.texts().find("material." + id + ".name").ifPresent(sees::add));
            Words level = step.level().words();
            return new JointLine(
                    service.title(step),
                    step.when(),
                    step.place()
                            .flatMap(service::fact)
                            .map(service.form()::name)
                            .map(place ->
                                    Words.of(
                                            "“" + place.zh() + "”所在地的" + level.zh() + "机关",
                                            "the " + level.en() + " body at '" + place.en() + "'"))
                            .orElse(
                                    Words.of(
                                            "对方省市的" + level.zh() + "机关",
                                            "the other side's body of the " + level.en())),
                    length(step.limit()),
                    List.copyOf(sees),
                    step.limit().article(),
                    step.notCounted().isEmpty());
        }

        private static Words length(Limit limit) {
            int n = limit.length();
            String s = n == 1 ? "" : "s";
            return switch (limit.unit()) {
                case WORKING_DAYS -> Words.of(n + "个工作日", n + " working day" + s);
                case CALENDAR_DAYS -> Words.of(n + "日", n + " day" + s);
                case MONTHS -> Words.of(n + "个月", n + " month" + s);
            };
        }

        private static Words words(Term term) {
            return switch (term) {
                case FORWARD -> Words.of("收齐后转交主管机关", "Papers complete to the competent body");
                case SUPPLEMENT_NOTICE ->
                        Words.of("收到后一次性告知所缺材料", "From receipt, to ask once for what is missing");
                case SUPPLEMENT_ANSWER -> Words.of("申请人补充材料", "The applicant's time to supply it");
                case TOWNSHIP_REVIEW -> Words.of("乡镇（街道）初审", "The township's review");
                case DEPARTMENT_CHECK -> Words.of("其他部门核验", "Another department's check");
                case PUBLIC_NOTICE -> Words.of("公示", "Posting in public");
                case DECISION -> Words.of("决定", "The decision");
                case EXTENSION -> Words.of("经批准延长", "Extension, with the head's approval");
                case WHOLE -> Words.of("受理至决定的全程", "Acceptance to decision as a whole");
                case DELEGATED ->
                        Words.of(
                                "受理至决定的全程（权限下放的）",
                                "Acceptance to decision, where the power is delegated");
                case DELIVERY -> Words.of("送达", "Service of the decision");
                case REPLY -> Words.of("结果回告代收窗口", "Word back to the collecting window");
                case PUBLICATION -> Words.of("公布，至多", "Being published, at most");
                case RECONSIDERATION -> Words.of("申请行政复议", "Administrative reconsideration");
                case LITIGATION -> Words.of("提起行政诉讼", "Administrative litigation");
            };
        }

        private List<VerbLine> verbs() {
            List<VerbLine> lines = new ArrayList<>();
            ProcedureSelection procedure = service.procedure();
            for (Verb verb : procedure.verbs().keySet()) {
                Map<String, Words> bySide = new LinkedHashMap<>();
                for (String side : sides) {
                    String key = procedure.verb(verb, side);
                    bySide.put(side, service.texts().find(key).orElse(Words.same(key)));
                }
                lines.add(
                        new VerbLine(
                                verb, words(verb), java.util.Collections.unmodifiableMap(bySide)));
            }
            return List.copyOf(lines);
        }

        private static Words words(Verb verb) {
            return switch (verb) {
                case ACCEPT -> Words.of("受理", "To accept");
                case NOT_ACCEPT -> Words.of("不予受理", "Not to accept");
                case GRANT -> Words.of("同意", "To grant");
                case REFUSE -> Words.of("不同意", "To refuse");
                case STOP -> Words.of("停止", "To stop");
            };
        }
    }
}
