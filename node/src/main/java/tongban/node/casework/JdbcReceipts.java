package tongban.node.casework;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Walls;
import tongban.service.CanonicalJson;
import tongban.service.Proposal;
import tongban.service.Receipt;
import tools.jackson.databind.JsonNode;

/** Receipts of decisions: hashes in the open, everything else under the key of the case. */
final class JdbcReceipts {
    static final String ENGINE = "tongban-rules 0.1";
    private static final String PAYLOAD = "receipt";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Walls walls;

    JdbcReceipts(JdbcClient jdbc, Walls walls) {
        this.jdbc = jdbc;
        this.walls = walls;
    }

    void issue(
            Case subject,
            CaseEvent.Decided decided,
            Proposal proposal,
            Map<String, Object> award,
            Optional<ClockReading> clock,
            CaseKey key,
            Instant at) {
        TreeMap<String, String> due = new TreeMap<>();
        clock.ifPresent(c -> due.put(c.what().en(), c.due().toString()));
        Receipt.Issued issued =
                Receipt.of(
                        proposal,
                        new Receipt.Decided(
                                subject.id().toString(),
                                subject.route().deciding().id(),
                                subject.opened().place(),
                                decided.outcome() == Outcome.GRANTED ? "granted" : "refused",
                                decided.departure(),
                                award,
                                due,
                                ENGINE,
                                at),
                        JdbcReceipts::salt);
        Receipt receipt = issued.receipt();
        jdbc.sql(
                        """
                        insert into receipt (case_id, owner_jurisdiction, standard_hash, parameters_hash, texts_hash, facts,
                                             payload, created_at)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                        """)
                .params(
                        subject.id(),
                        walls.current().jurisdiction().code(),
                        receipt.standardHash(),
                        receipt.parametersHash(),
                        receipt.textsHash(),
                        CaseJson.MAPPER.writeValueAsString(
                                Map.of(
                                        "service",
                                        receipt.service(),
                                        "standard",
                                        receipt.standard(),
                                        "engine",
                                        receipt.engine(),
                                        "hash",
                                        CanonicalJson.hash(
                                                CaseJson.MAPPER.convertValue(receipt, Map.class)))),
                        key.sealText(PAYLOAD, CaseJson.MAPPER.writeValueAsString(issued)),
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String salt() {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /**
     * @param withValues whether the reader may see the facts and not only their digests
     * @param words of the version of the service under which it was decided
     */
    Optional<ReceiptView> read(
            Case subject,
            CaseKey key,
            boolean withValues,
            Function<LocalDate, ReceiptWords> words) {
        return jdbc.sql("select payload from receipt where case_id = ?")
                .param(subject.id())
                .query((row, n) -> Objects.requireNonNull(row.getBytes("payload")))
                .optional()
                .map(sealed ->
                        view(
                                subject,
                                CaseJson.MAPPER.readTree(key.unsealText(PAYLOAD, sealed)),
                                withValues,
                                words));
    }

    /** The hashes of a receipt: they need no key. */
    Optional<ErasedCase.Proof> proof(UUID caseId) {
        return jdbc.sql(
                        """
                        select standard_hash, parameters_hash, texts_hash, facts ->> 'hash' as hash
                          from receipt where case_id = ?
                        """)
                .param(caseId)
                .query((row, n) ->
                        new ErasedCase.Proof(
                                JdbcCaseStore.text(row, "standard_hash"),
                                JdbcCaseStore.text(row, "parameters_hash"),
                                JdbcCaseStore.text(row, "texts_hash"),
                                JdbcCaseStore.text(row, "hash")))
                .optional();
    }

    private static ReceiptView view(
            Case subject,
            JsonNode issued,
            boolean withValues,
            Function<LocalDate, ReceiptWords> inWords) {
        JsonNode receipt = issued.get("receipt");
        Instant at = Instant.parse(receipt.get("decidedAt").asString());
        ReceiptWords words = inWords.apply(LocalDate.ofInstant(at, ZONE));
        List<ReceiptView.FactLine> facts = new ArrayList<>();
        for (JsonNode d : issued.get("disclosures")) {
            String digest = receipt.get("factDigests").path(d.get("name").asString()).asString("");
            facts.add(words.fact(d, digest, withValues));
        }
        List<ReceiptView.ParameterLine> rows = new ArrayList<>();
        receipt.get("rows").forEach(row -> rows.add(words.parameter(row)));
        TreeMap<String, LocalDate> dates = new TreeMap<>();
        receipt.get("dates")
                .properties()
                .forEach(e -> dates.put(e.getKey(), LocalDate.parse(e.getValue().asString())));
        CaseEvent.Decided decided = subject.decided().orElseThrow();
        return new ReceiptView(
                subject.opened().number(),
                receipt.get("standard").asString(),
                receipt.get("standardHash").asString(),
                receipt.get("parametersHash").asString(),
                receipt.get("textsHash").asString(),
                rows,
                facts,
                dates,
                decided.outcome(),
                words.awards(receipt.get("award")),
                decided.proposal().kind(),
                // what earlier releases issued has no more than the proposal's
                words.awards(receipt.path("proposedAward")),
                decided.departs() ? decided.departure() : "",
                decided.reasons().stream().map(CasePage.Reason::text).toList(),
                receipt.get("engine").asString(),
                at);
    }
}
