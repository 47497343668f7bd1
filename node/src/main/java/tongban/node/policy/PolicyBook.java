package tongban.node.policy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/**
 * The policies of both sides with their documents, for everybody; what is not published yet only
 * for the side's own officials.
 */
public interface PolicyBook {
    int PAGE_ROWS = 20;
    int WORDS_LENGTH_MAX = 100;

    /** In which order a list stands. */
    enum Sort {
        ISSUED(Words.of("印发日期", "day of issue")),
        STARTS(Words.of("施行日期", "its first day")),
        NAME(Words.of("名称", "name")),
        ENDS(Words.of("到期日", "its end"));

        private final Words words;

        Sort(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param place division code; what holds there, whichever body issued it; empty for all
     * @param words in the name or the document; empty for all
     * @param page from 0
     */
    record Query(
            Optional<Jurisdiction> side,
            Optional<String> place,
            Optional<Policy.Kind> kind,
            Optional<Policy.Way> way,
            Optional<PolicyDocument.Standing> standing,
            String words,
            Sort sort,
            int page) {

        /** Whether it may be the division code of a place of the two sides. */
        public static boolean isPlace(String code) {
            return code.matches("5[01][0-9]{0,10}");
        }

        /** Without a filter, from the first page. */
        public static Query everything() {
            return new Query(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    Sort.ISSUED,
                    0);
        }
    }

    /**
     * A policy as one body issued it.
     *
     * @param area for which it was issued: the side, a city or a county
     * @param late published after its day, or not yet though it should be
     */
    record Row(
            UUID id,
            Policy policy,
            Words name,
            Jurisdiction side,
            Words area,
            PolicyDocument document,
            PolicyDocument.Standing standing,
            boolean late) {}

    /**
     * @param areas for which a policy was issued, whatever is asked for, by division code
     */
    record Listing(List<Row> rows, int total, int page, Map<String, Words> areas) {
        public int pages() {
            return Math.max(1, (total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /**
     * A policy with the documents of both sides and of their cities and counties, the newest of
     * each first.
     *
     * @param own the area for which this actor's body may issue it; empty where it may not
     * @param texts versions of their handbooks and guides, the latest first
     * @param changes by what the end of a document was moved, the earliest first
     * @param doable what this actor may do now to documents of his body's area, and of areas whose
     *     divisions have ended and whose bodies his own has followed
     */
    record Sheet(
            Policy policy,
            ServiceDefinition service,
            List<Row> documents,
            Map<UUID, List<PolicyDocument.Change>> changes,
            Map<UUID, List<PolicyText.Version>> texts,
            Optional<String> own,
            Map<UUID, Doable> doable) {

        private Stream<Row> ofSide(Jurisdiction side) {
            return documents.stream().filter(r -> r.side() == side && r.document().isOfSide());
        }

        /** The document by which a side has it in force today, in the whole of its area. */
        public Optional<Row> inForce(Jurisdiction side) {
            return ofSide(side)
                    .filter(r -> r.standing() == PolicyDocument.Standing.IN_FORCE)
                    .findFirst();
        }

        /** Only then is one side better than the other. */
        public boolean inForceOnBoth() {
            return Arrays.stream(Jurisdiction.values()).allMatch(s -> inForce(s).isPresent());
        }

        /** The cities and counties of a side that have it in force by documents of their own. */
        public List<Words> inForceAt(Jurisdiction side) {
            return documents.stream()
                    .filter(r -> r.side() == side && !r.document().isOfSide())
                    .filter(r -> r.standing() == PolicyDocument.Standing.IN_FORCE)
                    .map(Row::area)
                    .toList();
        }

        /**
         * Whether this actor may register a document of his body's area; where one stands, it is
         * the one that replaces it.
         */
        public boolean mayRegister() {
            return own.isPresent()
                    && present().filter(r -> !may(r.id(), PolicyDocument.Act.REPLACE)).isEmpty();
        }

        public boolean may(UUID document, PolicyDocument.Act act) {
            return doable.containsKey(document)
                    && Objects.requireNonNull(doable.get(document)).acts().contains(act);
        }

        /** Documents to which he may do something now. */
        public List<Row> workable() {
            return documents.stream().filter(r -> doable.containsKey(r.id())).toList();
        }

        /** The one of this actor's body that stands. */
        public Optional<Row> present() {
            return documents.stream()
                    .filter(r -> own.filter(r.document().area()::equals).isPresent())
                    .filter(r -> r.document().isPresent())
                    .findFirst();
        }

        /** One of a side that is not in force yet, where that side has none in force. */
        public Optional<Row> coming(Jurisdiction side) {
            return ofSide(side)
                    .filter(r -> r.standing() == PolicyDocument.Standing.COMING)
                    .findFirst();
        }

        /** Versions of what a part of a document says, the latest first. */
        public List<PolicyText.Version> texts(UUID document, PolicyDocument.Part part) {
            return texts.getOrDefault(document, List.of()).stream()
                    .filter(v -> v.part() == part)
                    .toList();
        }

        public List<PolicyDocument.Change> changes(UUID document) {
            return changes.getOrDefault(document, List.of());
        }
    }

    /**
     * What may be done to a document.
     *
     * @param further parts of which the folder says something else than their latest version
     */
    record Doable(Set<PolicyDocument.Act> acts, List<PolicyDocument.Part> further) {
        public Doable {
            acts = Set.copyOf(acts);
            further = List.copyOf(further);
        }
    }

    /**
     * A document as it was typed.
     *
     * @param inForceFrom empty where it is in force from its issue
     * @param replaces the document that stands and ends on the eve of this one's first day; empty
     *     where none stands
     */
    record Draft(
            String service,
            String document,
            Optional<LocalDate> issuedOn,
            Optional<LocalDate> inForceFrom,
            Optional<LocalDate> validUntil,
            PolicyDocument.Checks checks,
            Optional<UUID> replaces) {}

    /** What became of a request. */
    sealed interface Result {
        record Done(UUID id) implements Result {}

        record Rejected(List<Problem> problems) implements Result {}

        record NotFound() implements Result {}
    }

    Listing list(@Nullable Actor reader, Query query);

    /** Every row, for a file. */
    List<Row> all(@Nullable Actor reader, Query query);

    Optional<Sheet> sheet(@Nullable Actor reader, String service);

    /** What is published and in force anywhere on a side today. */
    List<Row> inForce(Jurisdiction side);

    /** Policies for which this actor may register a document, and that have a folder. */
    List<ServiceDefinition> registrable(Actor actor);

    Result register(Actor actor, Draft draft);

    /** Publishes a part; what handbook and guide say is made from the folder and kept. */
    Result publish(Actor actor, UUID document, PolicyDocument.Part part);

    /** Publishes what the folder says today as a further version of a part. */
    Result renew(Actor actor, UUID document, PolicyDocument.Part part);

    /**
     * What a part of a document says.
     *
     * @return empty where there is no such version, or the document is not published to this reader
     */
    Optional<PolicyText> text(
            @Nullable Actor reader,
            String service,
            UUID document,
            PolicyDocument.Part part,
            int version);

    Result withdraw(Actor actor, UUID document, String why);

    /**
     * Moves the last day of the document that stands.
     *
     * @param by the document that extends it
     */
    Result extend(Actor actor, UUID document, Optional<LocalDate> until, String by);

    /**
     * Ends the document that stands, with nothing in its place.
     *
     * @param from the first day on which it is in force no more
     * @param by the document that repeals it
     */
    Result repeal(Actor actor, UUID document, Optional<LocalDate> from, String by);
}
