package tongban.node.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongban.service.place.Level;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/**
 * The dated register of divisions of Chongqing (50) and Sichuan (51), from the provinces down to
 * about 45,700 villages. Immutable and safe for threads; loaded once, in about a quarter of a
 * second and 8 MB.
 *
 * <p>What is known: the statistical division codes as of {@link #OBSERVED_ON}, and the documented
 * changes in {@code division-changes.csv}. A code says which division is meant on a day; the same
 * place may have several codes one after the other, and a place whose new code nobody published
 * keeps its old one, marked {@link Division.CodeState#LEGACY}.
 *
 * <p>Codes may be given short (511623109) or padded with zeros (511623109000).
 */
public final class Divisions {
    /**
     * The day on which the state of the map was taken. Earlier changes are known only where listed.
     */
    public static final LocalDate OBSERVED_ON = LocalDate.of(2023, 6, 30);

    public static final int SEARCH_HITS_MAX = 100;
    public static final int SEARCH_LETTERS_MAX = 100;
    static final int SUCCESSION_DEPTH_MAX = 16;
    private static final Pattern CODE =
            Pattern.compile("[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}");

    /** By code, then by beginning. */
    private final Division[] byCode;

    /** By parent, then by code. */
    private final Division[] byParent;

    private final List<DivisionChange> changes;
    private final Map<String, DivisionChange> endings = new HashMap<>();
    private final Map<String, Set<String>> predecessors = new HashMap<>();

    Divisions(Collection<Division> sorted, List<DivisionChange> changes) {
        this.byCode = sorted.toArray(Division[]::new);
        this.byParent =
                sorted.stream()
                        .filter(d -> d.parentCode() != null)
                        .sorted(
                                Comparator.comparing((Division d) -> d.parent().orElseThrow())
                                        .thenComparing(Division::code))
                        .toArray(Division[]::new);
        this.changes = List.copyOf(changes);
        for (DivisionChange change : changes) {
            if (!change.successors().isEmpty()) {
                endings.put(change.code(), change);
            }
            for (String successor : change.successors()) {
                predecessors
                        .computeIfAbsent(successor, k -> new LinkedHashSet<>())
                        .add(change.code());
            }
        }
    }

    /** The register that is shipped. */
    public static Divisions shipped() {
        return DivisionFile.read();
    }

    /** Every version of every division, by code and beginning. */
    public List<Division> versions() {
        return List.of(byCode);
    }

    /** The documented changes, oldest first. */
    public List<DivisionChange> changes() {
        return changes;
    }

    /**
     * Without padding: 511623109000 is 511623109, 510000 is 51. A code that is not one stays as it
     * is.
     */
    public static String canonical(String code) {
        String c = code.strip();
        if (c.length() == 12 && c.endsWith("000")) {
            c = c.substring(0, 9);
        }
        if (c.length() == 9 && c.endsWith("000")) {
            c = c.substring(0, 6);
        }
        while ((c.length() == 6 || c.length() == 4) && c.endsWith("00")) {
            c = c.substring(0, c.length() - 2);
        }
        return c;
    }

    /**
     * Digits of a code: GB/T 2260 has 2, 4 and 6, GB/T 10114 has 9, the statistical villages 12.
     */
    static int digits(Level level) {
        return switch (level) {
            case PROVINCE -> 2;
            case CITY -> 4;
            case COUNTY -> 6;
            case TOWN -> 9;
            case VILLAGE -> 12;
            case NATION, ZONE ->
                    throw new IllegalArgumentException("No division code at level " + level);
        };
    }

    /** The level of a code without padding. */
    static Level levelOf(String code) {
        return switch (code.length()) {
            case 2 -> Level.PROVINCE;
            case 4 -> Level.CITY;
            case 6 -> Level.COUNTY;
            case 9 -> Level.TOWN;
            case 12 -> Level.VILLAGE;
            default -> throw new IllegalArgumentException("Not a division code: " + code);
        };
    }

    /** The division that carries this very code on that day. */
    public Optional<Division> find(String code, LocalDate on) {
        String wanted = canonical(code);
        for (int i = firstOf(wanted); i < byCode.length && byCode[i].code().equals(wanted); i++) {
            if (byCode[i].valid().contains(on)) {
                return Optional.of(byCode[i]);
            }
        }
        return Optional.empty();
    }

    /** What a code, current or old, means on a day. */
    public Resolution resolve(String code, LocalDate on) {
        String wanted = canonical(code);
        Optional<Division> found = find(wanted, on);
        if (found.isPresent()) {
            return new Resolution.Found(found.get());
        }
        int first = firstOf(wanted);
        if (first == byCode.length || !byCode[first].code().equals(wanted)) {
            boolean elsewhere =
                    CODE.matcher(wanted).matches()
                            && !wanted.startsWith("50")
                            && !wanted.startsWith("51");
            return new Resolution.Unknown(code, whyUnknown(wanted, elsewhere), elsewhere);
        }
        if (on.isBefore(byCode[first].valid().from())) {
            return new Resolution.NotYet(byCode[first], follow(wanted, on, 0));
        }
        int last = first;
        while (last + 1 < byCode.length && byCode[last + 1].code().equals(wanted)) {
            last++;
        }
        DivisionChange ending = endings.get(wanted);
        if (ending == null) {
            throw new IllegalStateException(wanted + " ended and no change says how");
        }
        return new Resolution.Succeeded(byCode[last], ending, follow(wanted, on, 0));
    }

    /** What lies on a day where this code once pointed: one, several or none. */
    public List<Division> current(String code, LocalDate on) {
        return resolve(code, on).divisions();
    }

    /** Follows a chain of changes, forwards from an ended code and backwards from one not begun. */
    private List<Division> follow(String code, LocalDate on, int depth) {
        if (depth > SUCCESSION_DEPTH_MAX) {
            throw new IllegalStateException("Changes of " + code + " run in a circle");
        }
        Division first = byCode[firstOf(code)];
        DivisionChange ending = endings.get(code);
        Collection<String> next =
                on.isBefore(first.valid().from())
                        ? predecessors.getOrDefault(code, Set.of())
                        : ending == null ? List.of() : ending.successors();
        Map<String, Division> there = new LinkedHashMap<>();
        for (String other : next) {
            Optional<Division> found = find(other, on);
            List<Division> lie = found.map(List::of).orElseGet(() -> follow(other, on, depth + 1));
            lie.forEach(d -> there.put(d.code(), d));
        }
        return List.copyOf(there.values());
    }

    /** The codes from which a code came by documented changes, however many changes ago. */
    public Set<String> predecessors(String code) {
        Set<String> before = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(canonical(code)));
        while (!open.isEmpty()) {
            for (String one : predecessors.getOrDefault(open.removeFirst(), Set.of())) {
                if (before.add(one)) {
                    open.add(one);
                }
            }
        }
        return before;
    }

    private static Words whyUnknown(String code, boolean elsewhere) {
        if (!CODE.matcher(code).matches()) {
            return new Words(
                    "行政区划代码应为2、4、6、9或12位数字。", "A division code has 2, 4, 6, 9 or 12 digits.");
        }
        if (elsewhere) {
            return new Words(
                    "该代码不属于重庆市（50）或四川省（51）。",
                    "The code belongs neither to Chongqing (50) nor to Sichuan (51).");
        }
        return new Words(
                "基础库中没有该代码：可能有误，或在 %s 前已停用且未采集。".formatted(OBSERVED_ON),
                "The register has no such code: it is wrong, or it ended before %s and was not collected."
                        .formatted(OBSERVED_ON));
    }

    /** The divisions directly below, in the order of their codes. */
    public List<Division> children(String code, LocalDate on) {
        String parent = canonical(code);
        int i = lowerBound(byParent, d -> d.parent().orElseThrow().compareTo(parent) < 0);
        List<Division> children = new ArrayList<>();
        for (; i < byParent.length && parent.equals(byParent[i].parentCode()); i++) {
            if (byParent[i].valid().contains(on)) {
                children.add(byParent[i]);
            }
        }
        return children;
    }

    /**
     * The counties in force that lie in a place, in the order of their codes. In a county and
     * whatever lies in it there are none.
     */
    public List<Division> counties(String place, LocalDate on) {
        return countiesIn(place, on).sorted(Comparator.comparing(Division::code)).toList();
    }

    private Stream<Division> countiesIn(String place, LocalDate on) {
        return canonical(place).length() >= digits(Level.COUNTY)
                ? Stream.empty()
                : children(place, on).stream()
                        .flatMap(below ->
                                below.level() == Level.COUNTY
                                        ? Stream.of(below)
                                        : countiesIn(below.code(), on));
    }

    /**
     * From the division itself up to the province. Chongqing's groupings 5001 and 5002 are on it.
     *
     * @throws IllegalArgumentException where the code is not in force on that day; ask {@link
     *     #resolve} first
     */
    public List<Division> path(String code, LocalDate on) {
        List<Division> path = new ArrayList<>();
        Optional<String> next = Optional.of(code);
        while (next.isPresent()) {
            String step = next.get();
            Division division =
                    find(step, on)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "PLACE-001 区划代码 %s 在 %s 无效，请先解析。/ division code %s is not in force on %s; resolve it first."
                                                    .formatted(step, on, step, on)));
            path.add(division);
            next = division.parent();
        }
        return path;
    }

    /** The way up as parameters need it: padded codes, no groupings, the nation at the end. */
    public PlacePath placePath(String code, LocalDate on) {
        return PlacePath.of(
                path(code, on).stream()
                        .filter(d -> !d.isGrouping())
                        .map(Division::code12)
                        .toList());
    }

    /**
     * The division of this level on the way up, itself included; empty where the place is coarser.
     */
    public Optional<Division> above(Division place, Level level, LocalDate on) {
        return path(place.code(), on).stream().filter(d -> d.level() == level).findFirst();
    }

    /** 四川省 广安市 邻水县 高滩镇 / Gaotan Town, Linshui County, Guang'an, Sichuan. Throws as path does. */
    public Words fullName(String code, LocalDate on) {
        List<Division> path = new ArrayList<>(path(code, on));
        if (path.size() > 1) {
            path.removeIf(Division::isGrouping);
        }
        String en = path.stream().map(Division::english).collect(Collectors.joining(", "));
        return new Words(
                path.reversed().stream().map(Division::name).collect(Collectors.joining(" ")), en);
    }

    /**
     * The full name for a reader. The nation and zones have no division; what has ended is called
     * as it last was and says until when; a code that is not known stands for itself.
     *
     * @param code short or padded with zeros
     */
    public Words nameOrCode(String code, LocalDate on) {
        String padded = code.matches("[0-9]{2,9}") ? code + "0".repeat(12 - code.length()) : code;
        return switch (Level.ofCode(padded)) {
            case NATION -> Words.of("全国", "the whole country");
            case ZONE -> Words.same(padded);
            case PROVINCE, CITY, COUNTY, TOWN, VILLAGE ->
                    switch (resolve(padded, on)) {
                        case Resolution.Found _ -> fullName(padded, on);
                        case Resolution.Succeeded(Division last, DivisionChange change, _) ->
                                ended(last.code(), change.on().minusDays(1));
                        case Resolution.NotYet _, Resolution.Unknown _ -> Words.same(padded);
                    };
        };
    }

    private Words ended(String code, LocalDate lastDay) {
        Words name = fullName(code, lastDay);
        Words day = Words.day(lastDay);
        return Words.of(
                name.zh() + "（到" + day.zh() + "为止）", name.en() + " (until " + day.en() + ")");
    }

    /**
     * Finds divisions in force on that day by the beginning or a part of their name, Chinese or
     * romanised, or by the beginning of their code. Several words narrow each other down: 邻水 高滩 and
     * 邻水县高滩镇 find the town of that county. Exact names first, then beginnings, then parts; larger
     * places before smaller ones.
     *
     * @param words at most {@link #SEARCH_LETTERS_MAX} signs; longer ones find nothing
     * @param level only this level, or null for all
     * @param hits at most {@link #SEARCH_HITS_MAX}
     */
    public List<Division> search(String words, @Nullable Level level, LocalDate on, int hits) {
        return new DivisionSearch(this, byCode, on)
                .find(words, level, Math.clamp(hits, 0, SEARCH_HITS_MAX));
    }

    /**
     * Finds what had ended by that day, by the same words: whoever types 渝北区 learns what lies there
     * now. Without the villages, and at most {@link #SEARCH_HITS_MAX}.
     */
    public List<Resolution.Succeeded> searchEnded(String words, LocalDate on) {
        return new DivisionSearch(this, byCode, on)
                .ended(words).stream()
                        .map(code -> resolve(code, on))
                        .filter(Resolution.Succeeded.class::isInstance)
                        .map(Resolution.Succeeded.class::cast)
                        .limit(SEARCH_HITS_MAX)
                        .toList();
    }

    private int firstOf(String code) {
        return lowerBound(byCode, d -> d.code().compareTo(code) < 0);
    }

    private static int lowerBound(Division[] sorted, Predicate<Division> before) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (before.test(sorted[middle])) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
