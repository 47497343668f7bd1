package tongban.node.cooperation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** A meeting of one of the four layers: what it considered and what it decided. */
public record Meeting(
        Jurisdiction home, Heading heading, List<Item> agenda, List<Earlier<Heading>> earlier)
        implements Dossier {
    static final int ITEMS_MAX = 100;
    static final int NUMBER_MAX = 999;

    public Meeting {
        agenda = List.copyOf(agenda);
        // what was stored before anything could be corrected never was
        earlier = List.copyOf(Objects.requireNonNullElse(earlier, List.of()));
    }

    Meeting(Jurisdiction home, Heading heading, List<Item> agenda) {
        this(home, heading, agenda, List.of());
    }

    /**
     * Words that stood before a correction; they stay readable.
     *
     * @param on day of the correction
     * @param organ that corrected it
     */
    public record Earlier<T>(T before, LocalDate on, Words organ, String reason) {
        static <T> List<Earlier<T>> and(
                List<Earlier<T>> earlier, T before, Said said, String reason) {
            List<Earlier<T>> all = new ArrayList<>(earlier);
            all.add(new Earlier<>(before, said.on(), said.organ(), reason));
            return List.copyOf(all);
        }
    }

    /** A matter in its earlier words. */
    public record Matter(String title, String document) {}

    /** From the heads of both sides down to the working groups. */
    public enum Layer {
        JOINT_CONFERENCE("党政联席会议", "Joint party–government conference"),
        VICE_GOVERNORS("常务副省市长协调会议", "Coordination of the executive vice-heads"),
        JOINT_OFFICE("联合办公室", "Joint office"),
        WORKING_GROUP("专项工作组", "Working group");

        private final Words words;

        Layer(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param number the how-manieth of its layer, from 1
     * @param source document that says so
     */
    public record Heading(
            Layer layer, int number, Words name, LocalDate heldOn, String place, String source)
            implements Dossier.Heading {}

    /**
     * A matter on the agenda.
     *
     * @param side that put it there
     * @param entry of a list from which it comes
     * @param problem of a joint project that it is
     * @param resolution what was decided, once it is
     * @param earlierMatters its words before corrections of the side that put it there
     * @param earlierDecisions what was recorded before corrections of the side that leads the
     *     meeting; each of the two lists is one side's, so that both copies have them in one order
     */
    public record Item(
            UUID id,
            Jurisdiction side,
            String title,
            String document,
            Optional<UUID> entry,
            Optional<UUID> problem,
            Optional<String> resolution,
            List<Earlier<Matter>> earlierMatters,
            List<Earlier<String>> earlierDecisions) {
        /** What was stored before a problem could be named has none, and so with corrections. */
        public Item {
            problem = Objects.requireNonNullElse(problem, Optional.empty());
            earlierMatters = List.copyOf(Objects.requireNonNullElse(earlierMatters, List.of()));
            earlierDecisions = List.copyOf(Objects.requireNonNullElse(earlierDecisions, List.of()));
        }

        Item resolved(String text, List<Earlier<String>> before) {
            return new Item(
                    id,
                    side,
                    title,
                    document,
                    entry,
                    problem,
                    Optional.of(text),
                    earlierMatters,
                    before);
        }

        Item named(Matter matter, List<Earlier<Matter>> before) {
            return new Item(
                    id,
                    side,
                    matter.title(),
                    matter.document(),
                    entry,
                    problem,
                    resolution,
                    before,
                    earlierDecisions);
        }
    }

    /** What a list finds the meetings by that have a problem of a project on their agenda. */
    public static String problemTag(UUID problem) {
        return "problem:" + problem;
    }

    public Optional<Item> item(UUID id) {
        return agenda.stream().filter(i -> i.id().equals(id)).findFirst();
    }

    /** The matter that comes from an entry. */
    public Optional<Item> itemOf(UUID entry) {
        return agenda.stream().filter(i -> i.entry().filter(entry::equals).isPresent()).findFirst();
    }

    /**
     * The matters that are a problem of a project: one, or one of each side where both put it there
     * before they knew of each other.
     */
    public List<Item> itemsOfProblem(UUID problem) {
        return agenda.stream()
                .filter(i -> i.problem().filter(problem::equals).isPresent())
                .toList();
    }

    @Override
    public Line line() {
        return new Line(
                heading.layer().name(),
                heading.heldOn().getYear(),
                Optional.empty(),
                Optional.of(heading.heldOn()),
                Optional.empty(),
                false,
                Optional.empty(),
                false,
                agenda.stream()
                        .flatMap(i -> i.problem().stream())
                        .map(Meeting::problemTag)
                        .toList());
    }

    /** What is wrong with a heading, every fault at once. */
    static List<Problem> faults(Heading h) {
        List<Problem> problems = new ArrayList<>();
        if (h.number() < 1 || h.number() > NUMBER_MAX) {
            problems.add(CooperationProblems.number(NUMBER_MAX));
        }
        Texts.name(problems, h.name());
        Texts.needed(problems, "place", h.place(), Words.of("地点", "the place"), Texts.SHORT_MAX);
        Texts.needed(problems, "source", h.source(), Words.of("依据", "the source"), Texts.SHORT_MAX);
        return problems;
    }

    @Override
    public List<Problem> content(Act act, Jurisdiction side) {
        if (!(act instanceof Act.OfMeeting step)) {
            return List.of(CooperationProblems.notOfThis(act, Kind.MEETING));
        }
        List<Problem> problems = new ArrayList<>();
        switch (step) {
            case Act.PutOnAgenda(_, String title, String document, _, _) -> {
                Texts.needed(
                        problems, "title", title, Words.of("议题", "the matter"), Texts.SHORT_MAX);
                Texts.optional(problems, "document", document, Texts.SHORT_MAX);
            }
            case Act.Resolve(_, String text) -> {
                Texts.home(problems, home, side);
                Texts.needed(
                        problems, "text", text, Words.of("决定", "the decision"), Texts.LONG_MAX);
            }
            case Act.CorrectMeeting(Heading changed, String reason) -> {
                Texts.home(problems, home, side);
                problems.addAll(faults(changed));
                Texts.reason(problems, reason);
            }
            case Act.CorrectMatter(UUID id, String title, String document, String reason) -> {
                item(id).map(Item::side)
                        .filter(put -> put != side)
                        .ifPresent(put -> problems.add(CooperationProblems.notPutHere(put)));
                Texts.needed(
                        problems, "title", title, Words.of("议题", "the matter"), Texts.SHORT_MAX);
                Texts.optional(problems, "document", document, Texts.SHORT_MAX);
                Texts.reason(problems, reason);
            }
            case Act.CorrectDecision(_, String text, String reason) -> {
                Texts.home(problems, home, side);
                Texts.needed(
                        problems, "text", text, Words.of("决定", "the decision"), Texts.LONG_MAX);
                Texts.reason(problems, reason);
            }
        }
        return problems;
    }

    @Override
    public List<Problem> moment(Act act, Jurisdiction side, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (act instanceof Act.PutOnAgenda(_, _, _, Optional<UUID> entry, Optional<UUID> problem)) {
            if (agenda.size() >= ITEMS_MAX) {
                problems.add(CooperationProblems.tooMany("title", ITEMS_MAX));
            }
            if (entry.flatMap(this::itemOf).isPresent()
                    || problem.filter(p -> !itemsOfProblem(p).isEmpty()).isPresent()) {
                problems.add(CooperationProblems.onAgenda());
            }
        } else if (act instanceof Act.Resolve(UUID id, _)) {
            Optional<Item> item = item(id);
            if (item.isEmpty()) {
                problems.add(CooperationProblems.item());
            } else if (item.get().resolution().isPresent()) {
                problems.add(CooperationProblems.resolved());
            }
            if (today.isBefore(heading.heldOn())) {
                problems.add(CooperationProblems.notHeld(heading.heldOn()));
            }
        } else if (act instanceof Act.CorrectMeeting(Heading changed, _)) {
            if (changed.equals(heading)) {
                problems.add(CooperationProblems.unchanged());
            }
            if (today.isBefore(changed.heldOn())
                    && agenda.stream().anyMatch(i -> i.resolution().isPresent())) {
                problems.add(CooperationProblems.decidedBefore(changed.heldOn()));
            }
        } else if (act instanceof Act.CorrectMatter(UUID id, String title, String document, _)) {
            if (item(id).isEmpty()) {
                problems.add(CooperationProblems.item());
            } else if (matter(item(id).get()).equals(new Matter(title, document))) {
                problems.add(CooperationProblems.unchanged());
            }
        } else if (act instanceof Act.CorrectDecision(UUID id, String text, _)) {
            if (item(id).isEmpty()) {
                problems.add(CooperationProblems.item());
            } else if (item(id).get().resolution().isEmpty()) {
                problems.add(CooperationProblems.notResolved());
            } else if (item(id).get().resolution().get().equals(text)) {
                problems.add(CooperationProblems.unchanged());
            }
        }
        return problems;
    }

    /** Each correction of the record of the meeting. */
    public List<Rewritten> rewritten() {
        return Rewritten.history(earlier, heading, Fields::of);
    }

    @Override
    public Optional<List<Rewritten>> rewritten(Act act) {
        return switch (act) {
            case Act.CorrectMeeting _ -> Optional.of(rewritten());
            case Act.CorrectMatter(UUID id, _, _, _) ->
                    item(id).map(i -> Rewritten.history(i.earlierMatters(), matter(i), Fields::of));
            case Act.CorrectDecision(UUID id, _, _) ->
                    item(id).map(i ->
                            Rewritten.history(
                                    i.earlierDecisions(),
                                    i.resolution().orElse(""),
                                    Fields::decision));
            case Act _ -> Optional.empty();
        };
    }

    @Override
    public Meeting after(Act act, Said said) {
        List<Item> items = new ArrayList<>(agenda);
        if (act
                        instanceof
                        Act.PutOnAgenda(
                                UUID id,
                                String title,
                                String document,
                                var entry,
                                var problem)
                && item(id).isEmpty()) {
            items.add(
                    new Item(
                            id,
                            said.side(),
                            title,
                            document,
                            entry,
                            problem,
                            Optional.empty(),
                            List.of(),
                            List.of()));
        } else if (act instanceof Act.Resolve(UUID id, String text)) {
            items.replaceAll(i -> i.id().equals(id) ? i.resolved(text, i.earlierDecisions()) : i);
        } else if (act instanceof Act.CorrectDecision(UUID id, String text, String reason)) {
            items.replaceAll(i ->
                    i.id().equals(id) && i.resolution().isPresent()
                            ? i.resolved(
                                    text,
                                    Earlier.and(
                                            i.earlierDecisions(),
                                            i.resolution().get(),
                                            said,
                                            reason))
                            : i);
        } else if (act
                instanceof Act.CorrectMatter(UUID id, String title, String document, String why)) {
            items.replaceAll(i ->
                    i.id().equals(id)
                            ? i.named(
                                    new Matter(title, document),
                                    Earlier.and(i.earlierMatters(), matter(i), said, why))
                            : i);
        } else if (act instanceof Act.CorrectMeeting(Heading changed, String reason)) {
            return new Meeting(home, changed, items, Earlier.and(earlier, heading, said, reason));
        }
        return new Meeting(home, heading, items, earlier);
    }

    private static Matter matter(Item item) {
        return new Matter(item.title(), item.document());
    }
}
