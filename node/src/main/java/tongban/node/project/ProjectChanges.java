package tongban.node.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import tongban.node.casework.CaseJson;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;
import tools.jackson.databind.JsonNode;

/**
 * What was entered of a project, in the order in which it was said, each with what it replaced.
 * Letters cross, so that this is not the order of arrival, and the same on both sides. Pure.
 */
final class ProjectChanges {
    static final int SHOWN_MAX = 200;

    private ProjectChanges() {}

    /**
     * A milestone as somebody set it, as it is kept on record.
     *
     * @param at when it was said to be set
     */
    record Milestone(UUID id, Instant at, ProjectMilestone milestone) {}

    /**
     * A project taken off the list of a year, as it is kept on record with what the list held of
     * it.
     */
    record TakenOff(int year, BigDecimal plan, boolean fresh, String reason, LocalDate on) {}

    /** What an entry of the record says. */
    sealed interface Said {
        /** What of the project it is about: what it says replaces what was said of the same. */
        String about();

        record Listed(ProjectEntry entry) implements Said {
            @Override
            public String about() {
                return list(entry.year());
            }
        }

        record Off(TakenOff off) implements Said {
            @Override
            public String about() {
                return list(off.year());
            }
        }

        private static String list(int year) {
            return "list " + year;
        }

        record Set(String about, ProjectMilestone milestone) implements Said {}

        record Picture(String about, String caption) implements Said {}
    }

    /**
     * An entry of the record.
     *
     * @param by login; empty where a letter brought it
     */
    record Entered(Said said, Jurisdiction side, String by, Instant at) {
        static Entered read(String kind, String content, Jurisdiction side, String by, Instant at) {
            JsonNode json = CaseJson.MAPPER.readTree(content);
            return switch (kind) {
                case "LISTED" ->
                        new Entered(
                                new Said.Listed(
                                        CaseJson.MAPPER.treeToValue(json, ProjectEntry.class)),
                                side,
                                by,
                                at);
                case "PICTURE" ->
                        new Entered(
                                new Said.Picture(
                                        json.path("id").asString(),
                                        json.path("caption").asString()),
                                side,
                                by,
                                at);
                case "TAKEN_OFF" ->
                        new Entered(
                                new Said.Off(CaseJson.MAPPER.treeToValue(json, TakenOff.class)),
                                side,
                                by,
                                at);
                case "MILESTONE" -> milestone(json, side, by, at);
                default -> throw new IllegalArgumentException("no entry is of kind " + kind);
            };
        }

        /** Entries of earlier releases hold the milestone alone, without its id and instant. */
        private static Entered milestone(JsonNode json, Jurisdiction side, String by, Instant at) {
            if (!json.has("milestone")) {
                ProjectMilestone alone = CaseJson.MAPPER.treeToValue(json, ProjectMilestone.class);
                return new Entered(new Said.Set(alone.name().zh(), alone), side, by, at);
            }
            Milestone set = CaseJson.MAPPER.treeToValue(json, Milestone.class);
            return new Entered(
                    new Said.Set(set.id().toString(), set.milestone()), side, by, set.at());
        }
    }

    /**
     * The newest first.
     *
     * @param entered the one that came last in front: of two that were said at one instant it is
     *     the later
     * @param organs name of a body, by its id and side
     */
    static List<Projects.Change> of(
            List<Entered> entered,
            Jurisdiction lead,
            BiFunction<String, Jurisdiction, Words> organs) {
        List<Entered> said = new ArrayList<>(entered.reversed());
        said.sort(Comparator.comparing(Entered::at).thenComparing(e -> e.side() == lead));
        Map<String, Entered> standing = new HashMap<>();
        said.forEach(e -> standing.put(e.said().about(), e));
        Map<String, Words> before = new HashMap<>();
        List<Projects.Change> changes = new ArrayList<>();
        for (Entered e : said) {
            Words what = words(e.said(), organs);
            changes.addFirst(
                    new Projects.Change(
                            e.at(),
                            e.side(),
                            e.by(),
                            what,
                            Optional.ofNullable(before.put(e.said().about(), what)),
                            e == standing.get(e.said().about())));
        }
        return changes;
    }

    private static Words words(Said said, BiFunction<String, Jurisdiction, Words> organs) {
        return switch (said) {
            case Said.Listed(ProjectEntry e) -> words(e, organs);
            case Said.Off(TakenOff off) -> words(off);
            case Said.Set(String _, ProjectMilestone m) -> words(m);
            case Said.Picture(String _, String caption) ->
                    Words.of("图片：" + caption, "Picture: " + caption);
        };
    }

    private static Words words(TakenOff off) {
        return Words.of(
                "移出 " + off.year() + " 年名单：" + off.reason(),
                "Taken off the list of " + off.year() + ": " + off.reason());
    }

    private static Words words(ProjectMilestone m) {
        Words actual = m.actualOn().map(Words::day).orElse(Words.of("未到", "not yet"));
        return Words.of(
                "节点“"
                        + m.name().zh()
                        + "”"
                        + (m.starts() ? "（开工）" : "")
                        + "：计划 "
                        + Words.day(m.plannedOn()).zh()
                        + "，实际 "
                        + actual.zh(),
                "Milestone '"
                        + m.name().en()
                        + "'"
                        + (m.starts() ? " (start)" : "")
                        + ": planned "
                        + Words.day(m.plannedOn()).en()
                        + ", actual "
                        + actual.en());
    }

    private static Words words(ProjectEntry e, BiFunction<String, Jurisdiction, Words> organs) {
        List<Words> owners = new ArrayList<>();
        for (Jurisdiction side : Jurisdiction.values()) {
            e.owner(side).ifPresent(id -> owners.add(organs.apply(id, side)));
        }
        return Words.of(
                e.year()
                        + "年名单："
                        + e.name().zh()
                        + "；"
                        + e.category().words().zh()
                        + "；年度计划 "
                        + Completion.wan(e.plan())
                        + " 万元"
                        + (e.fresh() ? "（计划新开工）" : "")
                        + "；总投资 "
                        + Completion.wan(e.total())
                        + " 万元；地点 "
                        + String.join("、", e.places())
                        + "；责任单位 "
                        + owners.stream().map(Words::zh).collect(Collectors.joining("、"))
                        + "；期限 "
                        + day(e.plannedStart()).zh()
                        + "–"
                        + day(e.plannedFinish()).zh(),
                "List of "
                        + e.year()
                        + ": "
                        + e.name().en()
                        + "; "
                        + e.category().words().en()
                        + "; plan "
                        + Completion.wan(e.plan())
                        + " × 10,000 yuan"
                        + (e.fresh() ? " (to be started)" : "")
                        + "; whole investment "
                        + Completion.wan(e.total())
                        + " × 10,000 yuan; places "
                        + String.join(", ", e.places())
                        + "; owner bodies "
                        + owners.stream().map(Words::en).collect(Collectors.joining(", "))
                        + "; from, to "
                        + day(e.plannedStart()).en()
                        + "–"
                        + day(e.plannedFinish()).en());
    }

    private static Words day(Optional<LocalDate> day) {
        return day.map(Words::day).orElse(Words.same("—"));
    }
}
