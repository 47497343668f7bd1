package tongban.node.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tongban.node.casework.Act;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseRecords;
import tongban.node.casework.Drafts;
import tongban.node.casework.Mandate;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.State;
import tongban.node.identity.Jurisdiction;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/** A case as rows of the exchange tables. Pure: the same case makes the same rows. */
final class Export {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int EXPLAIN_CHARS_MAX = 2_000;

    /** Closes the number of the printed notice of acceptance, behind that of the case. */
    static final String ACCEPTANCE_MARK = "-SL";

    private final String batch;
    private final Instant made;
    private final Jurisdiction side;
    private final Function<String, Optional<ServiceDefinition>> services;

    Export(
            String batch,
            Instant made,
            Jurisdiction side,
            Function<String, Optional<ServiceDefinition>> services) {
        this.batch = batch;
        this.made = made;
        this.side = side;
        this.services = services;
    }

    /** What becomes of a case in a batch: new to the receiver, changed, or erased. */
    enum Operation {
        I,
        U,
        D
    }

    /**
     * @param papers what is attached to it, see {@link #attached}
     */
    List<Row> rows(CaseRecord c, Operation operation, List<CaseRecords.Paper> papers) {
        List<Row> rows = new ArrayList<>();
        Optional<ServiceDefinition> service = services.apply(c.service());
        rows.add(row(Table.ACCEPT, c.id(), 0, operation, accept(c, service)));
        Map<CaseRecords.Paper, String> attached = attached(c, papers);
        for (MaterialTaken m : c.materials()) {
            material(c, m, service, attached)
                    .forEach(values -> add(rows, Table.MATERIAL, c, operation, values));
        }
        for (int i = 0; i < c.steps().size(); i++) {
            add(rows, Table.PROCESS, c, operation, process(c, i));
        }
        specials(c).forEach(values -> add(rows, Table.SPECIAL, c, operation, values));
        result(c).ifPresent(values -> add(rows, Table.RESULT, c, operation, values));
        supplement(c).ifPresent(values -> add(rows, Table.SUPPLEMENT, c, operation, values));
        form(c).forEach(values -> add(rows, Table.FORM, c, operation, values));
        return rows;
    }

    /** A case that was sent before and whose person has been erased since: a number, no more. */
    Row erased(UUID id, String number, String service, String organ) {
        Map<String, String> values = new HashMap<>();
        values.put("project_no", number);
        values.put("service_id", service);
        values.put("org_code", organ);
        return row(Table.ACCEPT, id, 0, Operation.D, values);
    }

    private void add(
            List<Row> rows,
            Table table,
            CaseRecord c,
            Operation operation,
            Map<String, String> values) {
        int ordinal = (int) rows.stream().filter(r -> r.table() == table).count();
        rows.add(row(table, c.id(), ordinal, operation, values));
    }

    private Row row(
            Table table, UUID id, int ordinal, Operation operation, Map<String, String> own) {
        Map<String, String> values = new HashMap<>(own);
        values.put(
                "row_guid",
                UUID.nameUUIDFromBytes(
                                (side.code() + id + table + ordinal)
                                        .getBytes(StandardCharsets.UTF_8))
                        .toString());
        values.put("cd_operation", operation.name());
        values.put("cd_time", moment(made));
        values.put("cd_batch", batch);
        values.put("data_source", side.code());
        values.values().removeIf(String::isEmpty);
        return new Row(table, 0, values);
    }

    private Map<String, String> accept(CaseRecord c, Optional<ServiceDefinition> service) {
        Map<String, String> v = base(c);
        String name = service.map(s -> s.name().zh()).orElse(c.service());
        service.ifPresent(s -> {
            var identity = s.identity();
            v.put("catalog_code", first(identity.baseCodes()));
            v.put("task_code", first(identity.implementationCodes().get(side.code())));
            v.put("local_catalog_code", first(identity.localCodes().get(side.code())));
            v.put("project_type", identity.instant() ? "1" : "2");
        });
        v.putIfAbsent("project_type", "9");
        v.put("task_name", name);
        v.put("service_id", c.service());
        v.put("project_name", name);
        CaseRecord.Person a = c.applicant();
        v.put("applyer_name", a.name());
        v.put("applyer_type", a.kind().equals("enterprise") ? "2" : "1");
        v.put("applyer_page_type", a.kind().equals("enterprise") ? "001" : "111");
        v.put("applyer_page_code", a.number());
        v.put("applyer_mobile", a.mobile());
        v.put("applyer_address", a.address());
        c.proxy()
                .ifPresent(p -> {
                    v.put("contact_name", p.name());
                    v.put("contact_type", "111");
                    v.put("contact_code", p.number());
                    v.put("contact_mobile", p.mobile());
                    v.put("contact_relation", p.relation());
                    if (c.answers()
                            .getOrDefault(Drafts.PROXY_KIND, List.of())
                            .contains(Mandate.Kind.LEGAL_REPRESENTATIVE.name())) {
                        v.put("legal_person", p.name());
                    }
                });
        v.put("apply_date", c.appliedOn().toString());
        v.put(
                "apply_type",
                c.elsewhere().map(e -> e.channel().code()).orElse(c.atWindow() ? "1" : "2"));
        c.acceptedOn()
                .ifPresent(on -> {
                    v.put("accept_date", on.toString());
                    v.put("accept_doc_no", c.number() + ACCEPTANCE_MARK);
                });
        v.put("org_code", c.accepting().id());
        v.put("org_name", c.accepting().name().zh());
        c.last(Act.ACCEPT, Act.REFUSE_ACCEPTANCE)
                .ifPresent(step -> v.put("handle_user_name", step.handler()));
        c.due().ifPresent(due -> v.put("promise_date", due.toString()));
        return v;
    }

    /**
     * By what name each paper goes along: of those that the case takes as proof and that were there
     * at this version of it. The name says whose it is and what, and not how its owner called it.
     */
    static Map<CaseRecords.Paper, String> attached(CaseRecord c, List<CaseRecords.Paper> papers) {
        Instant until = c.steps().getLast().at();
        Map<String, Integer> counts = new HashMap<>();
        Map<CaseRecords.Paper, String> names = new LinkedHashMap<>();
        for (CaseRecords.Paper paper : papers) {
            boolean taken =
                    c.materials().stream().anyMatch(m -> m.material().equals(paper.material()));
            if (taken && !paper.at().isAfter(until)) {
                names.put(
                        paper,
                        "%s-%s-%d.%s"
                                .formatted(
                                        c.number(),
                                        paper.material(),
                                        counts.merge(paper.material(), 1, Integer::sum),
                                        paper.mediaType().name().toLowerCase(Locale.ROOT)));
            }
        }
        return names;
    }

    /** A row for the paper; where several files belong to it, one more for each further file. */
    private static List<Map<String, String>> material(
            CaseRecord c,
            MaterialTaken m,
            Optional<ServiceDefinition> service,
            Map<CaseRecords.Paper, String> attached) {
        List<String> names =
                attached.entrySet().stream()
                        .filter(e -> e.getKey().material().equals(m.material()))
                        .map(Map.Entry::getValue)
                        .toList();
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < Math.max(1, names.size()); i++) {
            Map<String, String> v = material(c, m, service);
            if (i < names.size()) {
                v.put("attachment", names.get(i));
            }
            rows.add(v);
        }
        return rows;
    }

    private static Map<String, String> material(
            CaseRecord c, MaterialTaken m, Optional<ServiceDefinition> service) {
        Map<String, String> v = base(c);
        v.put("material_code", m.material());
        v.put(
                "material_name",
                service.flatMap(s -> s.texts().find("material." + m.material() + ".name"))
                        .map(Words::zh)
                        .orElse(m.material()));
        v.put("take_type", taken(m.how()));
        v.put("take_number", String.valueOf(m.copies()));
        return v;
    }

    private static String taken(MaterialTaken.How how) {
        return switch (how) {
            case ORIGINAL_KEPT -> "1";
            case ORIGINAL_SEEN -> "2";
            case COPY -> "3";
            case ELECTRONIC -> "4";
            case PROMISED -> "5";
            case TO_FOLLOW -> "6";
            case FETCHED -> "7";
        };
    }

    private Map<String, String> process(CaseRecord c, int index) {
        CaseRecord.Step step = c.steps().get(index);
        boolean last = index == c.steps().size() - 1;
        Map<String, String> v = base(c);
        v.put("process_name", step.state().words().zh());
        v.put("event_name", action(step.act()));
        v.put("event_explain", step.act().words().zh());
        v.put("start_time", moment(index == 0 ? step.at() : c.steps().get(index - 1).at()));
        v.put("end_time", moment(step.at()));
        v.put("process_state", last && !step.state().isFinal() ? "1" : "2");
        v.put("handle_user_name", step.handler());
        v.put("handle_org_code", step.organ());
        v.put("handle_explain", cut(step.words()));
        return v;
    }

    private static String action(Act act) {
        return switch (act) {
            case REFUSE_ACCEPTANCE, SEND_BACK, REFUSE -> "2";
            case ACCEPT, DEEM_ACCEPTED, RECOMMEND, GRANT, GRANT_AUTOMATICALLY -> "1";
            default -> "3"; // the standard has three words for all the others
        };
    }

    private List<Map<String, String>> specials(CaseRecord c) {
        List<Map<String, String>> specials = new ArrayList<>();
        for (CaseRecord.Step step : c.steps()) {
            boolean extended = step.act() == Act.EXTEND;
            if (!extended && step.special().isEmpty()) {
                continue;
            }
            Map<String, String> v = base(c);
            v.put("special_type", extended ? "1" : "2");
            v.put(
                    "special_name",
                    step.special().map(s -> s.words().zh()).orElse(step.act().words().zh()));
            v.put("special_start_time", moment(step.at()));
            v.put("special_reason", cut(step.words()));
            v.put("special_applyer", step.handler());
            if (step.days() > 0) {
                v.put("special_days", String.valueOf(step.days()));
            }
            // it is over when time runs again, and when the case ends meanwhile
            c.steps().stream()
                    .filter(s -> s.state() != State.SUSPENDED && s.version() > step.version())
                    .findFirst()
                    .filter(end -> !extended)
                    .ifPresent(end -> {
                        v.put("special_end_time", moment(end.at()));
                        v.put("special_result", cut(end.words()));
                    });
            specials.add(v);
        }
        return specials;
    }

    private static Optional<Map<String, String>> result(CaseRecord c) {
        Optional<CaseRecord.Step> end =
                c.last(
                        Act.GRANT,
                        Act.GRANT_AUTOMATICALLY,
                        Act.REVOKE,
                        Act.REFUSE,
                        Act.REFUSE_ACCEPTANCE,
                        Act.WITHDRAW,
                        Act.TERMINATE);
        return end.map(step -> {
            Map<String, String> v = base(c);
            v.put("result_type", resultType(step));
            v.put("result_date", day(step.at()));
            v.put(
                    "result_explain",
                    cut(step.words().isEmpty() ? step.act().words().zh() : step.words()));
            Optional<CaseRecord.Step> delivered = c.last(Act.DELIVER);
            v.put(
                    "is_delivery_results",
                    delivered.map(d -> d.words().equals("邮寄送达")).orElse(false) ? "1" : "0");
            delivered.ifPresent(d -> v.put("delivery_type", d.words()));
            c.rating().ifPresent(r -> v.put("satisfaction", String.valueOf(r.code())));
            return v;
        });
    }

    private static String resultType(CaseRecord.Step step) {
        if (step.notSupplied()) {
            return "6"; // what was asked for did not come
        }
        return switch (step.act()) {
            case REFUSE -> "3";
            case REFUSE_ACCEPTANCE -> "5";
            case WITHDRAW -> "4";
            case REVOKE, TERMINATE -> "8";
            default -> "2"; // granted: no certificate is made here
        };
    }

    private static Optional<Map<String, String>> supplement(CaseRecord c) {
        return c.last(Act.REQUEST_SUPPLEMENT)
                .map(asked -> {
                    Map<String, String> v = base(c);
                    v.put("notice_time", moment(asked.at()));
                    v.put("notice_content", cut(asked.words()));
                    c.last(Act.SUPPLY_SUPPLEMENT)
                            .ifPresent(given -> {
                                v.put("receive_time", moment(given.at()));
                                v.put("receive_explain", cut(given.words()));
                            });
                    return v;
                });
    }

    private static List<Map<String, String>> form(CaseRecord c) {
        List<Map<String, String>> rows = new ArrayList<>();
        answer(rows, c, Drafts.PLACE, List.of(c.place()));
        c.eventOn().ifPresent(day -> answer(rows, c, Drafts.EVENT_DATE, List.of(day.toString())));
        c.answers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> answer(rows, c, e.getKey(), e.getValue()));
        return rows;
    }

    private static void answer(
            List<Map<String, String>> rows, CaseRecord c, String field, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                Map<String, String> v = base(c);
                v.put("field", field);
                v.put("position", String.valueOf(i));
                v.put("value", values.get(i));
                rows.add(v);
            }
        }
    }

    private static Map<String, String> base(CaseRecord c) {
        Map<String, String> values = new HashMap<>();
        values.put("project_no", c.number());
        return values;
    }

    private static String first(@org.jspecify.annotations.Nullable List<String> codes) {
        return codes == null || codes.isEmpty() ? "" : codes.getFirst();
    }

    /** Longer than the column: the beginning, and a sign that there is more. */
    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= EXPLAIN_CHARS_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, EXPLAIN_CHARS_MAX - 1)) + "…";
    }

    static String moment(Instant at) {
        return Checks.MOMENT.format(LocalDateTime.ofInstant(at, ZONE));
    }

    private static String day(Instant at) {
        return String.format(Locale.ROOT, "%s", LocalDateTime.ofInstant(at, ZONE).toLocalDate());
    }
}
