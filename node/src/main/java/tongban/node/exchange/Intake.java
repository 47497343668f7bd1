package tongban.node.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tongban.node.casework.Drafts;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Problem;
import tongban.node.casework.TakenElsewhere;
import tongban.service.Material;
import tongban.service.ServiceDefinition;

/**
 * What came of one case, as a clerk would have typed it, and where each answer stood.
 *
 * @param typed by field of {@link Drafts}
 * @param lines line of the form's table by field
 */
record Intake(Map<String, List<String>> typed, Map<String, Integer> lines) {
    private static final Map<String, String> COLUMNS =
            Map.of(
                    Drafts.APPLICANT_NAME, "applyer_name",
                    Drafts.APPLICANT_NUMBER, "applyer_page_code",
                    Drafts.APPLICANT_MOBILE, "applyer_mobile",
                    Drafts.APPLICANT_ADDRESS, "applyer_address",
                    Drafts.PROXY_NAME, "contact_name",
                    Drafts.PROXY_NUMBER, "contact_code",
                    Drafts.PROXY_MOBILE, "contact_mobile",
                    Drafts.PROXY_RELATION, "contact_relation");

    /**
     * @param accept empty where the batch has none of a case that came in before
     */
    static Intake of(Optional<Row> accept, List<Row> form) {
        Map<String, List<String>> typed = new TreeMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        form.stream()
                .filter(r -> !r.get("cd_operation").equals("D"))
                .sorted(Comparator.comparingInt(r -> Integer.parseInt(r.get("position"))))
                .forEach(row -> {
                    typed.computeIfAbsent(row.get("field"), f -> new ArrayList<>())
                            .add(row.get("value"));
                    lines.putIfAbsent(row.get("field"), row.line());
                });
        accept.ifPresent(row -> {
            COLUMNS.forEach((field, column) -> {
                if (!row.get(column).isEmpty()) {
                    typed.put(field, List.of(row.get(column)));
                }
            });
            boolean enterprise = row.get("applyer_page_type").equals("001");
            typed.put(Drafts.APPLICANT_KIND, List.of(enterprise ? "enterprise" : "person"));
        });
        // the platform that it comes from tells the applicant
        typed.put(Drafts.MESSAGES, List.of(Drafts.NO_MESSAGES));
        return new Intake(typed, lines);
    }

    /** Where and when it was taken in, as the row of acceptance states; its days are sound. */
    static TakenElsewhere elsewhere(String platform, Row accept) {
        return new TakenElsewhere(
                platform,
                accept.project(),
                Days.day(accept, "apply_date").orElseThrow(),
                Days.day(accept, "accept_date"),
                accept.get("org_name"),
                accept.get("handle_user_name"),
                TakenElsewhere.Channel.of(accept.get("apply_type")));
    }

    /**
     * Papers by their id, else by their Chinese name; what the service does not ask for stays out.
     */
    static List<MaterialTaken> materials(
            List<Row> rows, ServiceDefinition service, Map<String, String> notes) {
        List<MaterialTaken> taken = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Row row : rows) {
            if (row.get("cd_operation").equals("D")) {
                continue;
            }
            material(row, service)
                    .filter(seen::add) // a further row is a further file of the same paper
                    .ifPresent(id ->
                            taken.add(
                                    new MaterialTaken(
                                            id,
                                            how(row.get("take_type")),
                                            Integer.parseInt(row.get("take_number")),
                                            notes.getOrDefault(id, ""))));
        }
        return taken;
    }

    /** Ids of papers that are gone in the platform. */
    static List<String> removed(List<Row> rows, ServiceDefinition service) {
        return rows.stream()
                .filter(r -> r.get("cd_operation").equals("D"))
                .flatMap(r -> material(r, service).stream())
                .toList();
    }

    /** The service's paper that a row means. */
    static Optional<String> material(Row row, ServiceDefinition service) {
        return service.materials().stream()
                .map(Material::id)
                .filter(id ->
                        id.equals(row.get("material_code"))
                                || service.texts()
                                        .find("material." + id + ".name")
                                        .map(w -> w.zh().equals(row.get("material_name")))
                                        .orElse(false))
                .findFirst();
    }

    private static MaterialTaken.How how(String code) {
        return switch (code) {
            case "1" -> MaterialTaken.How.ORIGINAL_KEPT;
            case "2" -> MaterialTaken.How.ORIGINAL_SEEN;
            case "4" -> MaterialTaken.How.ELECTRONIC;
            case "5" -> MaterialTaken.How.PROMISED;
            case "6" -> MaterialTaken.How.TO_FOLLOW;
            case "7" -> MaterialTaken.How.FETCHED;
            default -> MaterialTaken.How.COPY;
        };
    }

    /** A problem of the window, told by table, line and column. */
    ExchangeFault fault(Problem problem, Row accept) {
        String column = COLUMNS.get(problem.field());
        if (column != null) {
            return Checks.at(problem.code(), accept, column, problem.what(), problem.remedy());
        }
        if (problem.field().startsWith("material.")) {
            return new ExchangeFault(
                    problem.code(),
                    Table.MATERIAL.file(),
                    0,
                    problem.field().substring("material.".length()),
                    problem.what(),
                    problem.remedy());
        }
        return new ExchangeFault(
                problem.code(),
                Table.FORM.file(),
                lines.getOrDefault(problem.field(), 0),
                problem.field(),
                problem.what(),
                problem.remedy());
    }

    @Override
    public String toString() {
        return "Intake of " + typed.size() + " fields"; // what was typed is personal
    }
}
