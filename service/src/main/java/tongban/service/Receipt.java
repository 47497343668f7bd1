package tongban.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tongban.service.fact.Fact;

/**
 * Decision receipt (决定存证凭证): what was decided, by which published rule and which amounts, on which
 * facts. Facts stand in it only as salted digests; a {@link Disclosure} opens one of them and no
 * other. {@link #hash} is what the journal keeps as its leaf, so the leaf is not part of the
 * content.
 *
 * @param caseId global id of the case
 * @param service id of the service
 * @param decidedBy name or code of the deciding body
 * @param place division code of the deciding place
 * @param standard version of the standard
 * @param standardHash see {@link Hashes#standard}
 * @param parametersHash see {@link Hashes#parameters}
 * @param rows resolved parameter rows
 * @param textsHash see {@link Hashes#texts}
 * @param factDigests digest by fact name
 * @param dates named dates by FEEL name
 * @param clock due dates and tolls of the statutory clock, by name, as the caller's clock states
 *     them
 * @param outcome what was decided: granted or refused
 * @param proposed what the standard proposed
 * @param departure why the decision departs from the proposal; empty when it does not
 * @param award what is awarded
 * @param proposedAward what the standard proposes to award
 * @param reasons reason code and article of each condition that failed
 * @param engine name and version of the engine
 * @param decidedAt instant of the decision
 */
public record Receipt(
        String caseId,
        String service,
        String decidedBy,
        String place,
        String standard,
        String standardHash,
        String parametersHash,
        List<Map<String, @Nullable Object>> rows,
        String textsHash,
        SortedMap<String, String> factDigests,
        SortedMap<String, LocalDate> dates,
        SortedMap<String, String> clock,
        String outcome,
        String proposed,
        String departure,
        Map<String, Object> award,
        Map<String, Object> proposedAward,
        List<Map<String, String>> reasons,
        String engine,
        Instant decidedAt) {

    /**
     * The form of this record; another number means another meaning. In 1, {@code award} was what
     * the standard proposes, whatever was decided.
     */
    public static final int FORMAT = 2;

    /** Opens one digest: salt, name, value, source, evidence. */
    public record Disclosure(
            String salt, String name, Object value, String source, String evidence) {

        public String digest() {
            return CanonicalJson.hash(List.of(salt, name, value, source, evidence));
        }
    }

    /** A receipt and what opens its digests; the disclosures stay with the case, encrypted. */
    public record Issued(Receipt receipt, List<Disclosure> disclosures) {}

    /**
     * What the decision adds to the proposal.
     *
     * @param award what is awarded; empty where nothing is
     */
    public record Decided(
            String caseId,
            String decidedBy,
            String place,
            String outcome,
            String departure,
            Map<String, Object> award,
            SortedMap<String, String> clock,
            String engine,
            Instant at) {
        public Decided {
            Objects.requireNonNull(caseId, "caseId");
            if (!List.of("granted", "refused").contains(outcome)) {
                throw new IllegalArgumentException("A decision grants or refuses: " + outcome);
            }
        }
    }

    /**
     * @param salts a fresh random text of at least 128 bits each time
     */
    public static Issued of(Proposal proposal, Decided decided, Supplier<String> salts) {
        Proposal.Basis basis = proposal.basis();
        List<Disclosure> disclosures = new ArrayList<>();
        SortedMap<String, String> digests = new TreeMap<>();
        basis.facts()
                .byName()
                .forEach((name, fact) -> {
                    Disclosure d = disclosure(name, fact, salts.get());
                    disclosures.add(d);
                    digests.put(name, d.digest());
                });
        SortedMap<String, LocalDate> dates = new TreeMap<>();
        basis.dates().forEach((date, day) -> dates.put(date.feelName(), day));
        Receipt receipt =
                new Receipt(
                        decided.caseId(),
                        basis.service(),
                        decided.decidedBy(),
                        decided.place(),
                        basis.standard(),
                        basis.standardHash(),
                        basis.parametersHash(),
                        Hashes.rows(basis.resolutions().values()),
                        basis.textsHash(),
                        digests,
                        dates,
                        new TreeMap<>(decided.clock()),
                        decided.outcome(),
                        proposal.outcome(),
                        decided.departure(),
                        decided.award(),
                        proposal instanceof Proposal.Granted g ? g.award() : Map.of(),
                        reasons(proposal),
                        decided.engine(),
                        decided.at());
        return new Issued(receipt, List.copyOf(disclosures));
    }

    /** Whether a disclosure opens one of this receipt's digests. */
    public boolean isOpenedBy(Disclosure disclosure) {
        return disclosure.digest().equals(factDigests.get(disclosure.name()));
    }

    /** Canonical JSON, see {@link CanonicalJson}. */
    public String json() {
        return CanonicalJson.write(tree());
    }

    public String hash() {
        return CanonicalJson.hash(tree());
    }

    private Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("case", caseId);
        tree.put("service", service);
        tree.put("decidedBy", decidedBy);
        tree.put("place", place);
        tree.put("standard", standard);
        tree.put("standardHash", standardHash);
        tree.put("parametersHash", parametersHash);
        tree.put("rows", rows);
        tree.put("textsHash", textsHash);
        tree.put("facts", factDigests);
        tree.put("dates", dates);
        tree.put("clock", clock);
        tree.put("outcome", outcome);
        tree.put("proposed", proposed);
        tree.put("departure", departure);
        tree.put("award", award);
        tree.put("proposedAward", proposedAward);
        tree.put("reasons", reasons);
        tree.put("engine", engine);
        tree.put("decidedAt", decidedAt);
        return tree;
    }

    private static Disclosure disclosure(String name, Fact fact, String salt) {
        return new Disclosure(salt, name, fact.value(), fact.source().key(), fact.evidence());
    }

    private static List<Map<String, String>> reasons(Proposal proposal) {
        List<Proposal.Reason> reasons =
                switch (proposal) {
                    case Proposal.Granted g -> g.notAwarded();
                    case Proposal.Refused r -> r.reasons();
                    case Proposal.Incomplete i -> i.reasons();
                };
        return reasons.stream().map(r -> Map.of("code", r.code(), "article", r.article())).toList();
    }
}
