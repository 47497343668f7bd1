package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.cooperation.Act;
import tongban.node.cooperation.Agreement;
import tongban.node.cooperation.Body;
import tongban.node.cooperation.Both;
import tongban.node.cooperation.Entry;
import tongban.node.cooperation.Meeting;
import tongban.node.cooperation.SharingRule;
import tongban.node.cooperation.Statement;
import tongban.node.cooperation.Task;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** What is typed of meetings, tasks, entries and shares. */
public final class CooperationForm extends TypedForm {
    /** Rows of amounts that the form shows at least, and those that it reads. */
    private static final int ROWS = 4;

    private static final int ROWS_READ_MAX = 60;

    /** What is typed into the forms of things that may end meanwhile, in their order. */
    static final Map<String, Words> TEXTS = texts();

    private static Map<String, Words> texts() {
        Map<String, Words> texts = new LinkedHashMap<>();
        texts.put("nameZh", Words.of("名称", "Name in Chinese"));
        texts.put("nameEn", Words.of("英文名称", "Name in English"));
        texts.put("leadChongqing", Words.of("重庆市牵头单位", "Lead body in Chongqing"));
        texts.put("leadSichuan", Words.of("四川省牵头单位", "Lead body in Sichuan"));
        texts.put("from", Words.of("起", "From"));
        texts.put("due", Words.of("期限", "Due"));
        texts.put("on", Words.of("日期", "Day"));
        texts.put("text", Words.of("内容", "Text"));
        texts.put("evidence", Words.of("佐证", "Evidence"));
        texts.put("note", Words.of("凭什么确认", "What it is confirmed on"));
        texts.put("result", Words.of("结果", "Result"));
        texts.put("document", Words.of("文件", "Document"));
        texts.put("day", Words.of("文件日期", "Day of the document"));
        texts.put("owner", Words.of("责任单位", "Who answers for it"));
        texts.put("source", Words.of("依据", "Source"));
        texts.put("reason", Words.of("理由", "Reason"));
        return Collections.unmodifiableMap(texts);
    }

    CooperationForm(HttpServletRequest request) {
        super(request);
    }

    // ------------------------------------------------------------------ meetings and tasks

    Typed<Act.Convene> meeting() {
        return read(() -> new Act.Convene(convened()));
    }

    /** A step of a meeting by the name of its form; empty where there is none. */
    Optional<Typed<? extends Act>> ofMeeting(String form, UUID meeting) {
        return switch (form) {
            case "agenda" ->
                    Optional.of(
                            read(() ->
                                    new Act.PutOnAgenda(
                                            UUID.randomUUID(),
                                            text("title"),
                                            text("document"),
                                            Optional.empty())));
            case "resolution" ->
                    Optional.of(
                            read(() ->
                                    new Act.Resolve(
                                            id("item").orElse(new UUID(0, 0)), text("text"))));
            case "task" -> Optional.of(read(() -> new Act.Assign(given(meeting))));
            case "correct-meeting" ->
                    Optional.of(read(() -> new Act.CorrectMeeting(convened(), text("reason"))));
            case "correct-matter" ->
                    Optional.of(
                            read(() ->
                                    new Act.CorrectMatter(
                                            id("item").orElse(new UUID(0, 0)),
                                            text("title"),
                                            text("document"),
                                            text("reason"))));
            case "correct-decision" ->
                    Optional.of(
                            read(() ->
                                    new Act.CorrectDecision(
                                            id("item").orElse(new UUID(0, 0)),
                                            text("text"),
                                            text("reason"))));
            default -> Optional.empty();
        };
    }

    private Task.Heading given(UUID meeting) {
        return new Task.Heading(
                meeting,
                id("item"),
                name(),
                both("lead"),
                day("from"),
                day("due"),
                text("source"),
                bodies());
    }

    /** Those that are ticked, by their ids. */
    private Both<List<Body>> bodies() {
        return Body.of(new Both<>(chosen("bodiesChongqing"), chosen("bodiesSichuan")));
    }

    private static Map<String, List<String>> typed(Both<List<Body>> bodies) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        for (Jurisdiction side : Jurisdiction.values()) {
            typed.put(
                    BodyChoice.Option.field(side), bodies.of(side).stream().map(Body::id).toList());
        }
        return typed;
    }

    private Meeting.Heading convened() {
        return new Meeting.Heading(
                choice("layer", Meeting.Layer.values()),
                number("number"),
                name(),
                day("heldOn"),
                text("place"),
                text("source"));
    }

    /** A meeting's record as the form of a correction shows it. */
    public static Map<String, List<String>> typed(Meeting.Heading h) {
        return Map.of(
                "layer", List.of(h.layer().name()),
                "number", List.of(String.valueOf(h.number())),
                "nameZh", List.of(h.name().zh()),
                "nameEn", List.of(h.name().en()),
                "heldOn", List.of(h.heldOn().toString()),
                "place", List.of(h.place()),
                "source", List.of(h.source()));
    }

    /** A task as the form of a correction shows it. */
    public static Map<String, List<String>> typed(Task.Heading h) {
        Map<String, List<String>> typed = typed(h.bodies());
        typed.put("meeting", List.of(h.meeting().toString()));
        typed.put("item", List.of(h.item().map(UUID::toString).orElse("")));
        typed.put("nameZh", List.of(h.name().zh()));
        typed.put("nameEn", List.of(h.name().en()));
        typed.put("leadChongqing", List.of(h.leads().chongqing()));
        typed.put("leadSichuan", List.of(h.leads().sichuan()));
        typed.put("from", List.of(h.from().toString()));
        typed.put("due", List.of(h.due().toString()));
        typed.put("source", List.of(h.source()));
        return typed;
    }

    private Typed<Act> report() {
        return read(() ->
                new Act.Report(text("text"), text("evidence"), text("finished").equals("true")));
    }

    Optional<Typed<? extends Act>> ofTask(String form) {
        return switch (form) {
            case "report" -> Optional.of(report());
            case "confirm" -> Optional.of(read(() -> new Act.Confirm(text("note"))));
            case "correct" ->
                    Optional.of(
                            read(() ->
                                    new Act.CorrectTask(
                                            given(id("meeting").orElse(new UUID(0, 0))),
                                            text("reason"))));
            case "drop" -> Optional.of(drop());
            default -> Optional.empty();
        };
    }

    // ------------------------------------------------------------------ entries

    private Entry.Heading heading() {
        List<Entry.Dimension> dimensions =
                Arrays.stream(Entry.Dimension.values())
                        .filter(d -> chosen("dimension").contains(d.name()))
                        .toList();
        return new Entry.Heading(
                choice("list", Entry.ListKind.values()),
                number("year"),
                name(),
                both("owner"),
                text("target"),
                day("from"),
                day("until"),
                dimensions,
                text("project"),
                text("addressee"),
                text("plan"),
                words("indicators"),
                text("source"),
                bodies());
    }

    Typed<Act.Enlist> entry() {
        return read(() -> new Act.Enlist(heading()));
    }

    Typed<Act.Revise> revision() {
        return read(() -> new Act.Revise(heading(), text("reason")));
    }

    Optional<Typed<? extends Act>> ofEntry(String form) {
        return switch (form) {
            case "report" -> Optional.of(report());
            case "answer" -> Optional.of(read(() -> new Act.Answer(day("on"), text("text"))));
            case "finish" -> Optional.of(read(() -> new Act.Finish(text("result"))));
            case "drop" -> Optional.of(drop());
            default -> Optional.empty();
        };
    }

    /** An entry as the form of a revision shows it. */
    static Map<String, List<String>> typed(Entry entry) {
        Entry.Heading h = entry.heading();
        Map<String, List<String>> typed = typed(h.bodies());
        typed.put(Typing.SEEN, List.of(String.valueOf(entry.revisions().size())));
        typed.put("list", List.of(h.list().name()));
        typed.put("year", List.of(String.valueOf(h.year())));
        typed.put("nameZh", List.of(h.name().zh()));
        typed.put("nameEn", List.of(h.name().en()));
        typed.put("ownerChongqing", List.of(h.owners().chongqing()));
        typed.put("ownerSichuan", List.of(h.owners().sichuan()));
        typed.put("target", List.of(h.target()));
        typed.put("from", List.of(h.from().toString()));
        typed.put("until", List.of(h.until().toString()));
        typed.put("dimension", h.dimensions().stream().map(Enum::name).toList());
        typed.put("project", List.of(h.project()));
        typed.put("addressee", List.of(h.addressee()));
        typed.put("plan", List.of(h.plan()));
        typed.put("indicators", List.of(String.join(" ", h.indicators())));
        typed.put("source", List.of(h.source()));
        return typed;
    }

    // ------------------------------------------------------------------ shares

    private SharingRule rule() {
        return new SharingRule(
                day("ruleFrom"),
                text("chongqing"),
                text("sichuan"),
                choice("rounding", SharingRule.Rounding.values()),
                choice("remainder", Jurisdiction.values()),
                text("document"));
    }

    Typed<Act.Agree> agreement() {
        return read(() ->
                new Act.Agree(
                        new Agreement.Heading(
                                name(),
                                text("zone"),
                                text("project"),
                                text("document"),
                                both("body")),
                        rule()));
    }

    Typed<Act.Amend> amendment() {
        return read(() -> new Act.Amend(rule()));
    }

    /** A statement to draw up. */
    record Drawn(Words name, LocalDate from, LocalDate until) {}

    Typed<Drawn> statement() {
        return read(() -> new Drawn(name(), day("from"), day("until")));
    }

    /** An empty amount is nothing; a row without a kind and without amounts is no row. */
    private BigDecimal yuan(String field) {
        if (text(field).isEmpty()) {
            return BigDecimal.ZERO;
        }
        Optional<BigDecimal> amount = AddressText.yuan(text(field));
        if (amount.isEmpty()) {
            fault(MeasureForm.noAmount(field));
        }
        return amount.orElse(BigDecimal.ZERO);
    }

    Typed<Act.Enter> amounts() {
        return read(() -> {
            List<Statement.Amount> rows = new ArrayList<>();
            for (int n = 0; n < ROWS_READ_MAX; n++) {
                String row = "amounts." + n + ".";
                if (!(text(row + "kind") + text(row + "base") + text(row + "collected"))
                        .isEmpty()) {
                    rows.add(
                            new Statement.Amount(
                                    text(row + "kind"),
                                    yuan(row + "base"),
                                    yuan(row + "collected"),
                                    yuan(row + "investment"),
                                    text(row + "source")));
                }
            }
            return new Act.Enter(rows, text("reason"));
        });
    }

    /** How many rows the form shows: those that are filled in, and one more. */
    static int rows(Map<String, List<String>> typed) {
        int rows = ROWS;
        while (!Fault.typed(typed, "amounts." + (rows - 1) + ".kind").isEmpty()) {
            rows++;
        }
        return rows;
    }

    /** The amounts that a side entered last, as the form of a correction shows them. */
    static Map<String, List<String>> typed(List<Statement.Amount> amounts) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        for (int n = 0; n < amounts.size(); n++) {
            Statement.Amount a = amounts.get(n);
            String row = "amounts." + n + ".";
            typed.put(row + "kind", List.of(a.kind()));
            typed.put(row + "base", List.of(a.base().toPlainString()));
            typed.put(row + "collected", List.of(a.collected().toPlainString()));
            typed.put(row + "investment", List.of(a.investment().toPlainString()));
            typed.put(row + "source", List.of(a.source()));
        }
        return typed;
    }

    Typed<Act.Drop> drop() {
        return read(() -> new Act.Drop(text("reason")));
    }

    Typed<Act.Accept> acceptance() {
        return read(() -> new Act.Accept(number("entriesChongqing"), number("entriesSichuan")));
    }
}
