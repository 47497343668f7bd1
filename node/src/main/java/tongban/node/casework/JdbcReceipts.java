package tongban.node.casework;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Walls;
import tongban.service.CanonicalJson;
import tongban.service.Proposal;
import tongban.service.Receipt;
import tongban.service.text.Words;
import tools.jackson.databind.JsonNode;

/** Receipts of decisions: hashes in the open, everything else under the key of the case. */
final class JdbcReceipts {
    static final String ENGINE = "tongban-rules 0.1";
    private static final String PAYLOAD = "receipt";
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
     */
    Optional<ReceiptView> read(Case subject, CaseKey key, boolean withValues) {
        return jdbc.sql("select payload from receipt where case_id = ?")
                .param(subject.id())
                .query((row, n) -> Objects.requireNonNull(row.getBytes("payload")))
                .optional()
                .map(sealed ->
                        view(
                                subject,
                                CaseJson.MAPPER.readTree(key.unsealText(PAYLOAD, sealed)),
                                withValues));
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

    private static ReceiptView view(Case subject, JsonNode issued, boolean withValues) {
        JsonNode receipt = issued.get("receipt");
        List<ReceiptView.FactLine> facts = new ArrayList<>();
        for (JsonNode d : issued.get("disclosures")) {
            String name = d.get("name").asString();
            String value =
                    d.get("value").isString()
                            ? d.get("value").asString()
                            : d.get("value").toString();
            boolean number = name.contains("number");
            facts.add(
                    new ReceiptView.FactLine(
                            Words.same(name),
                            Words.same(withValues ? (number ? Masked.number(value) : value) : ""),
                            Words.same(d.get("source").asString()),
                            withValues ? d.get("salt").asString() : "",
                            receipt.get("factDigests").get(name) == null
                                    ? ""
                                    : receipt.get("factDigests").get(name).asString()));
        }
        List<Words> rows = new ArrayList<>();
        receipt.get("rows").forEach(row -> rows.add(Words.same(row(row))));
        TreeMap<String, java.time.LocalDate> dates = new TreeMap<>();
        receipt.get("dates")
                .properties()
                .forEach(e ->
                        dates.put(e.getKey(), java.time.LocalDate.parse(e.getValue().asString())));
        TreeMap<String, String> awards = new TreeMap<>();
        receipt.get("award").properties().forEach(e -> awards.put(e.getKey(), plain(e.getValue())));
        TreeMap<String, String> proposed = new TreeMap<>();
        // what earlier releases issued has no more than the proposal's
        receipt.path("proposedAward")
                .properties()
                .forEach(e -> proposed.put(e.getKey(), plain(e.getValue())));
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
                awards,
                decided.proposal().kind(),
                proposed,
                decided.departs() ? decided.departure() : "",
                decided.reasons().stream().map(CasePage.Reason::text).toList(),
                receipt.get("engine").asString(),
                Instant.parse(receipt.get("decidedAt").asString()));
    }

    private static String plain(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }

    private static String row(JsonNode row) {
        StringBuilder text = new StringBuilder();
        row.properties()
                .forEach(e -> {
                    if (!e.getValue().isNull()) {
                        text.append(text.isEmpty() ? "" : " · ")
                                .append(e.getKey())
                                .append(' ')
                                .append(plain(e.getValue()));
                    }
                });
        return text.toString();
    }
}
