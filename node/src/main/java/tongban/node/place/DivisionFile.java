package tongban.node.place;

import static tongban.node.place.Divisions.OBSERVED_ON;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tongban.node.place.Division.CodeState;
import tongban.node.place.DivisionChange.Verb;
import tongban.service.place.Level;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * Builds the dated register from one observed state of the map and the documented changes before
 * and after it. The changes run in the order of their dates over the state of the day; each closes
 * versions and opens others, so that a second change of the same place needs only another row.
 */
final class DivisionFile {
    static final String STATE = "divisions-2023-06-30.csv.gz";
    static final String CHANGES = "division-changes.csv";
    static final String ENGLISH = "english-names.csv";

    private final Map<String, String> english = new HashMap<>(8192);
    private final TreeMap<String, Division> open = new TreeMap<>();

    /** Codes of what is open, by the code of what it lies in directly. */
    private final Map<String, TreeSet<String>> below = new HashMap<>(8192);

    private final List<Division> closed = new ArrayList<>();
    private final Map<LocalDate, Period> periods = new HashMap<>();
    private final List<Words> faults = new ArrayList<>();

    private DivisionFile() {}

    /**
     * @throws PlaceFaults with everything that does not fit together
     */
    static Divisions read() {
        List<DivisionChange> changes = changes();
        return new DivisionFile().build(changes);
    }

    private Divisions build(List<DivisionChange> changes) {
        for (Csv.Row row : Csv.rows(ENGLISH)) {
            english.put(row.at("code"), row.at("english"));
        }
        readState();
        for (DivisionChange change : changes) {
            if (change.on().isAfter(OBSERVED_ON)) {
                apply(change);
            } else {
                applyBefore(change);
            }
        }
        if (!faults.isEmpty()) {
            throw new PlaceFaults(faults);
        }
        closed.addAll(open.values());
        closed.sort(Comparator.comparing(Division::code).thenComparing(d -> d.valid().from()));
        return new Divisions(closed, changes);
    }

    static List<DivisionChange> changes() {
        return Csv.rows(CHANGES).stream()
                .map(row ->
                        new DivisionChange(
                                Verb.valueOf(row.at("verb").toUpperCase(Locale.ROOT)),
                                row.at("code"),
                                row.at("name"),
                                row.at("successors").isEmpty()
                                        ? List.of()
                                        : List.of(row.at("successors").split(" ")),
                                row.at(
                                        row.at("successor_parent").isEmpty()
                                                ? "parent"
                                                : "successor_parent"),
                                LocalDate.parse(row.at("on")),
                                row.at("document")))
                // a place is founded before another is dissolved into it on the same day
                .sorted(
                        Comparator.comparing(DivisionChange::on)
                                .thenComparing(
                                        DivisionChange::verb,
                                        Comparator.comparing(v ->
                                                switch (v) {
                                                    case ESTABLISH -> 0;
                                                    case RECODE, REASSIGN -> 1;
                                                    case ABOLISH -> 2;
                                                })))
                .toList();
    }

    /** In this file, and only in it, level and parent follow from the code. */
    private void readState() {
        try (BufferedReader in = Csv.open(STATE)) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int comma = line.indexOf(',');
                String code = line.substring(0, comma);
                Level level = Divisions.levelOf(code);
                String parent =
                        level == Level.PROVINCE
                                ? null
                                : code.substring(
                                        0, Divisions.digits(Level.values()[level.ordinal() - 1]));
                open(code, line.substring(comma + 1), parent, LocalDate.MIN, CodeState.OFFICIAL);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(STATE, e);
        }
    }

    private void open(
            String code, String name, @Nullable String parent, LocalDate from, CodeState state) {
        Division above = parent == null ? null : open.get(parent);
        // one string for a parent and its code: fifty thousand copies fewer
        String shared = above == null ? parent : above.code();
        Level level = Divisions.levelOf(code);
        Division before =
                open.put(
                        code,
                        new Division(
                                code,
                                name,
                                english.getOrDefault(code, name),
                                level,
                                shared,
                                since(from),
                                state));
        if (shared != null) {
            below.computeIfAbsent(shared, any -> new TreeSet<>()).add(code);
        }
        if (before != null || (parent != null && above == null)) {
            faults.add(
                    new Words(
                            "%s %s：上级 %s 不存在，或代码已在使用。请核对 %s。"
                                    .formatted(code, name, parent, CHANGES),
                            "%s: parent %s does not exist, or the code is in use. Check %s."
                                    .formatted(code, parent, CHANGES)));
        }
    }

    /** Ends the open version; null, with a fault, where there is none. */
    private @Nullable Division close(DivisionChange change, String code) {
        Division ending = open.remove(code);
        if (ending == null) {
            faults.add(
                    new Words(
                            "%s（%s）在 %s 不存在，无法变更。请核对 %s。"
                                    .formatted(code, change.name(), change.on(), CHANGES),
                            "%s does not exist on %s and cannot change. Check %s."
                                    .formatted(code, change.on(), CHANGES)));
            return null;
        }
        if (ending.parentCode() != null) {
            Objects.requireNonNull(below.get(ending.parentCode())).remove(code);
        }
        closed.add(withValid(ending, Period.of(ending.valid().from(), change.on())));
        return ending;
    }

    private void apply(DivisionChange change) {
        switch (change.verb()) {
            case ESTABLISH ->
                    open(
                            change.code(),
                            change.name(),
                            change.parent(),
                            change.on(),
                            CodeState.OFFICIAL);
            case ABOLISH -> {
                close(change, change.code());
                for (Division child : under(change.code())) {
                    faults.add(
                            new Words(
                                    "%s 撤销后，%s %s 没有归属。请在 %s 补一行。"
                                            .formatted(
                                                    change.code(),
                                                    child.code(),
                                                    child.name(),
                                                    CHANGES),
                                    "%s is abolished and %s is left behind. Add a row to %s."
                                            .formatted(change.code(), child.code(), CHANGES)));
                }
            }
            case RECODE -> move(change, change.successors().getFirst(), CodeState.OFFICIAL);
            case REASSIGN -> move(change, change.code(), CodeState.LEGACY);
        }
    }

    private void move(DivisionChange change, String codeAfter, CodeState stateAfter) {
        List<Division> children = under(change.code());
        Division before = close(change, change.code());
        if (before == null) {
            return;
        }
        open(codeAfter, before.name(), change.parent(), change.on(), stateAfter);
        for (Division child : children) {
            close(change, child.code());
            open(child.code(), child.name(), codeAfter, change.on(), CodeState.LEGACY);
        }
    }

    /** A change that the observed state already contains: it only dates what is there. */
    private void applyBefore(DivisionChange change) {
        if (change.verb() == Verb.ABOLISH) {
            Level level = Divisions.levelOf(change.code());
            closed.add(
                    new Division(
                            change.code(),
                            change.name(),
                            english.getOrDefault(change.code(), change.name()),
                            level,
                            change.parent(),
                            Period.until(change.on()),
                            CodeState.OFFICIAL));
            return;
        }
        // what lies in a place cannot have carried its code before the place had it
        open.subMap(change.code(), change.code() + ":")
                .replaceAll((code, division) -> withValid(division, since(change.on())));
    }

    private List<Division> under(String parent) {
        return below.getOrDefault(parent, new TreeSet<>()).stream()
                .map(code -> Objects.requireNonNull(open.get(code)))
                .toList();
    }

    /** One period for the fifty thousand divisions that begin together. */
    private Period since(LocalDate from) {
        return periods.computeIfAbsent(from, Period::from);
    }

    private static Division withValid(Division d, Period valid) {
        return new Division(
                d.code(), d.name(), d.english(), d.level(), d.parentCode(), valid, d.codeState());
    }
}
