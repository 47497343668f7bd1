package tongban.node.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.CasePage;
import tongban.node.casework.Cases;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Drafts;
import tongban.node.casework.Masked;
import tongban.node.casework.Part;
import tongban.node.casework.State;
import tongban.node.casework.ToldChange;
import tongban.node.identity.Actor;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.service.ServiceDefinition;
import tongban.service.Sha256;
import tongban.service.identifier.CitizenNumber;
import tongban.service.identifier.CreditCode;

/**
 * What a batch tells of a case that came in before. The same as last time is known by a keyed hash,
 * without a look at anybody's data; anything else goes to the case, which says whether it is news.
 */
final class JdbcNews {
    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final Cases cases;
    private final Attachments attachments;
    private final Clock clock;

    JdbcNews(
            JdbcClient jdbc,
            PersonalData personalData,
            Cases cases,
            Attachments attachments,
            Clock clock) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.cases = cases;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** What was told is wrong: nothing of it is kept, the transaction is given up. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<ExchangeFault> faults;

        private Refused(List<ExchangeFault> faults) {
            super("refused");
            this.faults = faults;
        }

        List<ExchangeFault> faults() {
            return faults;
        }
    }

    /** Remembers what a case came in with. */
    void remember(BatchFile.Content batch, List<Row> rows) {
        remember(batch.source(), rows.getFirst().project(), hash(batch, rows));
    }

    /** Whether these rows, of one case, say what was told last. */
    boolean isSame(BatchFile.Content batch, List<Row> rows) {
        return Arrays.equals(hash(batch, rows), last(batch.source(), rows.getFirst().project()));
    }

    /**
     * @param rows of the one case, which do not say what was told last
     * @return empty where nothing of it is new to the case
     */
    Optional<Imports.Changed> told(
            Actor node,
            BatchFile.Content batch,
            List<Row> rows,
            CasePage page,
            ServiceDefinition service) {
        String project = rows.getFirst().project();
        byte[] hash = hash(batch, rows);
        if (page.state().isFinal()) {
            remember(batch.source(), project, hash);
            return Optional.of(
                    new Imports.Changed(
                            project, page.id(), page.number(), Imports.News.OVER, List.of()));
        }
        Optional<Row> accept = first(rows, Table.ACCEPT);
        boolean deleted = accept.filter(r -> r.get("cd_operation").equals("D")).isPresent();
        Attachments.Brought brought =
                attachments.bring(node, page.id(), of(rows, Table.MATERIAL), batch, service);
        Intake intake = Intake.of(accept.filter(r -> !deleted), of(rows, Table.FORM));
        ToldChange told =
                deleted
                        ? new ToldChange(
                                true,
                                batch.source(),
                                batch.batch(),
                                Optional.empty(),
                                Map.of(),
                                List.of(),
                                List.of())
                        : new ToldChange(
                                false,
                                batch.source(),
                                batch.batch(),
                                accept.map(r ->
                                        Intake.elsewhere(batch.source(), r)
                                                .statedBy(
                                                        r.get("org_code"),
                                                        page.competence().accepting())),
                                typed(intake, page.id()),
                                Intake.materials(
                                        of(rows, Table.MATERIAL), service, brought.notes()),
                                Intake.removed(of(rows, Table.MATERIAL), service));
        CommandResult result =
                cases.perform(
                        node,
                        key(node, batch, project, page.version(), hash),
                        new Command.TellChange(page.id(), page.version(), told));
        return switch (result) {
            case CommandResult.Done done -> {
                remember(batch.source(), project, hash);
                yield done.version() == page.version() && brought.remarks().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Imports.Changed(
                                        project,
                                        page.id(),
                                        page.number(),
                                        news(done, page),
                                        brought.remarks()));
            }
            case CommandResult.Rejected no ->
                    throw new Refused(
                            no.problems().stream()
                                    .map(p -> intake.fault(p, accept.orElse(rows.getFirst())))
                                    .toList());
            case CommandResult.Forbidden no ->
                    throw new Refused(
                            List.of(intake.fault(no.problem(), accept.orElse(rows.getFirst()))));
            // somebody was faster, or it was told already: the next import looks again
            case CommandResult.Repeated again -> Optional.empty();
            case CommandResult.Stale stale -> Optional.empty();
            case CommandResult.NotFound none -> Optional.empty();
        };
    }

    private Imports.News news(CommandResult.Done done, CasePage before) {
        if (done.state() == State.WITHDRAWN) {
            return Imports.News.WITHDRAWN;
        }
        if (before.part() == Part.COLLECTOR && before.state() != State.COLLECTED) {
            return Imports.News.SENT;
        }
        return isOpen(done.caseId(), done.version()) ? Imports.News.SHOWN : Imports.News.CORRECTED;
    }

    /**
     * Whether what was just told waits for an answer: the step itself says so, and nothing more.
     */
    private boolean isOpen(UUID id, int version) {
        return jdbc.sql(
                        """
                        select exists (select from case_event where case_id = ? and seq <= ? and type = 'ChangeTold'
                                        and seq = (select max(seq) from case_event where case_id = ? and type = 'ChangeTold')
                                        and facts ->> 'applied' = 'false')
                        """)
                .params(id, version, id)
                .query(Boolean.class)
                .single();
    }

    /**
     * As typed, but for a number: it is another one or it says nothing, and it stays where it is.
     */
    private Map<String, List<String>> typed(Intake intake, UUID id) {
        Map<String, List<String>> typed = new HashMap<>(intake.typed());
        typed.remove(Drafts.MESSAGES);
        boolean enterprise = List.of("enterprise").equals(typed.remove(Drafts.APPLICANT_KIND));
        number(typed, Drafts.APPLICANT_NUMBER, "APPLICANT", enterprise, id);
        number(typed, Drafts.PROXY_NUMBER, "PROXY", false, id);
        return typed;
    }

    private void number(
            Map<String, List<String>> typed,
            String field,
            String part,
            boolean enterprise,
            UUID id) {
        List<String> said = typed.remove(field);
        if (said == null) {
            return;
        }
        String number = read(said.getFirst(), enterprise);
        boolean same =
                personalData
                        .openIdNumber(id, part, Purpose.EXCHANGE)
                        .filter(number::equals)
                        .isPresent();
        if (!same) {
            typed.put(field, List.of(Masked.number(number)));
        }
    }

    private String read(String text, boolean enterprise) {
        return enterprise
                ? CreditCode.read(text).number().map(CreditCode::signs).orElse(text)
                : CitizenNumber.read(text, LocalDate.now(clock), true)
                        .number()
                        .map(CitizenNumber::digits)
                        .orElse(text);
    }

    // ------------------------------------------------------------------ told before

    private byte @org.jspecify.annotations.Nullable [] last(String source, String project) {
        return jdbc.sql(
                        "select coalesce(told, ''::bytea) from exchange_case where source = ? and foreign_number = ?")
                .params(source, project)
                .query(byte[].class)
                .optional()
                .orElse(null);
    }

    private void remember(String source, String project, byte[] hash) {
        jdbc.sql("update exchange_case set told = ? where source = ? and foreign_number = ?")
                .params(hash, source, project)
                .update();
    }

    /**
     * Of what the rows say of the case; not of the batch, nor of who handled it there and how far.
     */
    private byte[] hash(BatchFile.Content batch, List<Row> rows) {
        String said =
                rows.stream()
                        .filter(r ->
                                switch (r.table()) {
                                    case ACCEPT, MATERIAL, FORM -> true;
                                    case PROCESS, SPECIAL, RESULT, SUPPLEMENT -> false;
                                })
                        .map(r -> said(batch, r))
                        .sorted()
                        .collect(Collectors.joining("\n"));
        return personalData.idIndex("exchange " + said);
    }

    private static String said(BatchFile.Content batch, Row row) {
        Map<String, String> values = new TreeMap<>(row.values());
        boolean deleted = row.get("cd_operation").equals("D");
        values.keySet()
                .removeIf(c ->
                        c.startsWith("cd_")
                                || c.equals("row_guid")
                                || c.equals("handle_user_name")
                                || c.equals("promise_date"));
        byte[] content = batch.attachments().get(row.get("attachment"));
        return row.table()
                + (deleted ? " D " : " ")
                + values
                + (content == null ? "" : Sha256.hex(content));
    }

    private static String key(
            Actor node, BatchFile.Content batch, String project, int version, byte[] hash) {
        return "exchange-told-"
                + UUID.nameUUIDFromBytes(
                        (node.jurisdiction()
                                        + batch.source()
                                        + " "
                                        + project
                                        + " "
                                        + version
                                        + Arrays.toString(hash))
                                .getBytes(StandardCharsets.UTF_8));
    }

    private static List<Row> of(List<Row> rows, Table table) {
        return rows.stream().filter(r -> r.table() == table).toList();
    }

    private static Optional<Row> first(List<Row> rows, Table table) {
        return rows.stream().filter(r -> r.table() == table).findFirst();
    }
}
