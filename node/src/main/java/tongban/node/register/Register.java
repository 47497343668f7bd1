package tongban.node.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.identity.Actor;
import tongban.node.journal.Purpose;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * The registers of people, households and institutions, one side each. What an actor may not see
 * does not exist for him. Every look is for a purpose and leaves a journal row; every call opens
 * its own transaction or joins the open one of the same actor.
 */
public interface Register {
    int PAGE_ROWS = 50;
    int PAGE_MAX = 1_000;
    int REASON_LENGTH_MAX = 500;
    int DOCUMENT_LENGTH_MAX = 200;
    int RECORDS_OF_SUBJECT_MAX = 2_000;
    int MEMBERS_SHOWN_MAX = 60;
    int NAME_LENGTH_MAX = 100;
    int NAMED_SHOWN_MAX = 50;

    /** The fields around the values of every shape; {@code to} is the last day, included. */
    List<String> AROUND = StatementReader.AROUND;

    /** What those fields hold. */
    FieldType DAY = new FieldType.Day();

    FieldType SOURCES = StatementReader.SOURCES;
    FieldType ASSURANCES = StatementReader.ASSURANCES;
    FieldType DOCUMENTS = StatementReader.DOCUMENTS;

    /** For what an official may look something up. */
    List<Purpose> PURPOSES =
            List.of(
                    Purpose.APPLICATION_CHECK,
                    Purpose.RECHECK,
                    Purpose.REPORTED_CHANGE,
                    Purpose.CORRECTION,
                    Purpose.OWN_REQUEST,
                    Purpose.SUPERVISE);

    /**
     * One act of recording.
     *
     * @param seq order of recording within a side
     * @param series what it is about; a correction keeps it
     * @param at when, by the node's clock
     * @param by the official, or the node
     * @param body his body, where he has one
     * @param imported it came with a file
     */
    record Recorded(
            long seq,
            Kind kind,
            UUID series,
            Statement statement,
            Instant at,
            Words by,
            Words body,
            boolean imported) {}

    /**
     * What holds on a day, as it was known on another.
     *
     * @param holds the days for which this recording stands; a later one may have cut it
     * @param recordings how many recordings of the series were known then
     * @param shown the values in words, by the words of their fields
     */
    record Line(Recorded recorded, Period holds, int recordings, List<Shown> shown) {
        public Particulars value() {
            return recorded.statement().value().orElseThrow();
        }
    }

    record Shown(Words label, Words value) {}

    /**
     * The file of one subject as of two days.
     *
     * @param number masked, where it is a person's
     * @param name of a person or an institution; the number of a household
     * @param place where the file is kept
     * @param version to send with the next correction
     * @param erased the key was destroyed: nothing can be shown any more
     */
    record SubjectFile(
            UUID id,
            SubjectKind kind,
            String number,
            String name,
            String place,
            Words placeName,
            List<Line> lines,
            long version,
            boolean erased) {
        public List<Line> lines(Kind kind) {
            return lines.stream().filter(l -> l.recorded().kind() == kind).toList();
        }
    }

    /**
     * @param link what makes him a member: his membership with its days
     */
    record Member(SubjectFile person, Line link) {
        public Particulars.Membership membership() {
            return (Particulars.Membership) link.value();
        }
    }

    /** One household, one file (一户一档). */
    record HouseholdFile(SubjectFile household, List<Member> members) {}

    /**
     * @param households those of which he is a member on the day, by id
     * @param institutions those in which he stays on the day
     */
    record PersonFile(SubjectFile person, List<UUID> households, List<UUID> institutions) {}

    /**
     * @param taken stays on the day, as far as the side knows
     */
    record InstitutionFile(SubjectFile institution, int taken) {}

    sealed interface Found {
        record Subject(UUID id, SubjectKind kind) implements Found {}

        record No(Flaw flaw) implements Found {}
    }

    /** Finds a file of the side by its exact number; found or not, the search is journaled. */
    Found find(Actor actor, SubjectKind kind, String number, Optional<Purpose> purpose);

    sealed interface Named {
        /**
         * @param more there are further ones: a number finds one of them
         */
        record People(List<SubjectFile> people, boolean more) implements Named {
            public People {
                people = List.copyOf(people);
            }
        }

        record No(Flaw flaw) implements Named {}
    }

    /**
     * People of this exact name, now or earlier, whom the actor may see; the search is journaled
     * with all it found.
     */
    Named named(Actor actor, String name, Optional<Purpose> purpose);

    Optional<HouseholdFile> household(Actor actor, UUID id, AsOf asOf, Purpose purpose);

    Optional<PersonFile> person(Actor actor, UUID id, AsOf asOf, Purpose purpose);

    Optional<InstitutionFile> institution(Actor actor, UUID id, AsOf asOf, Purpose purpose);

    /**
     * What a person's file says of these kinds, by his number, for whoever sees it: the bodies in
     * charge, and the clerk who has his card before him. Nothing else of it is opened, so its name
     * and its version are those of these records alone. The search is journaled, found or not.
     *
     * @param number checked before, in full
     */
    Optional<SubjectFile> ofNumber(
            Actor actor, String number, Set<Kind> kinds, AsOf asOf, Purpose purpose);

    /** A resident's own file; empty where there is none, and for officials. */
    Optional<PersonFile> own(Actor actor, AsOf asOf);

    /** Of which kind a subject is that the actor may see. */
    Optional<SubjectKind> kindOf(Actor actor, UUID id);

    /** Every recording of a series, newest first; empty where the actor may not see the subject. */
    List<Recorded> history(Actor actor, UUID subject, Kind kind, UUID series, Purpose purpose);

    /**
     * What a person's file said at a point of its own history, and everything that was recorded.
     *
     * @param lines what held on the day, by the records up to that point
     * @param all every recording, oldest first
     */
    record Known(SubjectFile person, List<Line> lines, List<Recorded> all) {
        public Known {
            lines = List.copyOf(lines);
            all = List.copyOf(all);
        }
    }

    /**
     * A person's file as it was after one of its records: what was said before somebody asked can
     * be told from what was answered.
     *
     * @param through the last record that counts for {@link Known#lines}
     */
    Optional<Known> known(Actor actor, UUID person, LocalDate day, long through, Purpose purpose);

    /** The values as a form takes them; what is never shown in full is left out. */
    static Map<String, String> typed(Particulars value) {
        Map<String, String> typed = new LinkedHashMap<>(Kind.written(value));
        value.kind().shape().stream()
                .filter(f -> f.type().isHidden())
                .forEach(f -> typed.remove(f.name()));
        return typed;
    }

    /** The last recording of a subject, for the next correction; 0 where there is none. */
    long version(Actor actor, UUID subject);

    /** The values of a statement in words, by the words of their fields. */
    List<Shown> shown(Particulars value);

    /**
     * Cases on the side in which one of these people or enterprises applies, is applied for or acts
     * as proxy.
     */
    List<UUID> casesOf(Actor actor, List<UUID> persons);

    // ------------------------------------------------------------------ lists

    /**
     * A household or an institution in a list.
     *
     * @param name of the head, masked, or of the institution
     * @param people members today, or people who stay
     * @param beds of an institution, today
     */
    record Row(
            UUID id,
            String number,
            String name,
            Words placeName,
            int people,
            Optional<Integer> beds,
            Instant changedAt) {}

    /**
     * @param total counted to {@link #PAGE_ROWS} times {@link #PAGE_MAX}
     */
    record Rows(List<Row> rows, int page, long total) {
        public int pages() {
            return (int) ((total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /**
     * The households or institutions that the actor's body is in charge of, by place; one journal
     * row names those of the page.
     */
    Rows list(Actor actor, SubjectKind kind, int page);

    /**
     * A member of a household, as a line of a file: numbers and names masked.
     *
     * @param household number of the household
     */
    record MemberRow(
            String household,
            Words placeName,
            String name,
            String number,
            Particulars.Relation relation,
            Particulars.Counted counted,
            Period holds,
            boolean acrossTheBorder) {}

    /**
     * Every member of every household that the actor's body is in charge of, today. Not inside an
     * open transaction.
     */
    boolean eachMember(Actor actor, Consumer<MemberRow> to);

    // ------------------------------------------------------------------ recording

    /**
     * @param series which one is corrected; empty for a new one
     * @param seen version of the file that the page showed
     * @param withdraw nothing is known of these days any more
     * @param cells as typed: the fields of the kind's shape, from, to, source, document, assurance
     */
    record Entry(
            UUID subject,
            Kind kind,
            Optional<UUID> series,
            long seen,
            boolean withdraw,
            String reason,
            Map<String, String> cells) {
        public Entry {
            cells = Map.copyOf(cells);
        }
    }

    sealed interface Written {
        record Done(long seq, UUID series) implements Written {}

        record Rejected(List<Flaw> flaws) implements Written {
            public Rejected {
                flaws = List.copyOf(flaws);
            }
        }

        /** Somebody else recorded meanwhile; nothing was done. */
        record Stale(List<Recorded> since) implements Written {
            public Stale {
                since = List.copyOf(since);
            }
        }

        record NotFound() implements Written {}
    }

    /** Records, corrects or withdraws. The bodies in charge alone, and the node. */
    Written record(Actor actor, Entry entry);

    /**
     * A new file.
     *
     * @param place division code where it is kept
     * @param cells as for {@link Entry}, of the founding kind of the subject
     */
    record Founding(
            SubjectKind kind,
            String number,
            String place,
            String reason,
            Map<String, String> cells) {
        public Founding {
            cells = Map.copyOf(cells);
        }
    }

    sealed interface Founded {
        record Done(UUID id) implements Founded {}

        record Rejected(List<Flaw> flaws) implements Founded {
            public Rejected {
                flaws = List.copyOf(flaws);
            }
        }
    }

    Founded found(Actor actor, Founding founding);

    sealed interface HandedOver {
        /**
         * @param files of how many subjects
         */
        record Done(int files) implements HandedOver {}

        record Rejected(Flaw flaw) implements HandedOver {}

        record NotFound() implements HandedOver {}
    }

    /**
     * Hands a file over to the bodies of another place of the side, a household with its members;
     * who handed it over sees it no longer unless he is in charge there too.
     *
     * @param place division code, as typed
     */
    HandedOver handOver(Actor actor, UUID subject, String place);

    /** Whether an actor may record anything; what exactly, the file decides. */
    boolean mayRecord(Actor actor);

    /** Whether he may record something of this kind of subject. */
    boolean mayRecord(Actor actor, SubjectKind kind);
}
