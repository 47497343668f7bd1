package tongban.node.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.identity.Actor;
import tongban.node.journal.Purpose;
import tongban.node.place.Organ;
import tongban.service.text.Words;

/** What the register knows of enterprises, under the names that service folders use for facts. */
public interface Enterprises {
    /**
     * What is known of one.
     *
     * @param place division code of the registered office
     * @param facts FEEL-ready values (String, BigDecimal, LocalDate, Boolean, List) by fact name; a
     *     fact that the register does not know is absent
     * @param sources where each comes from, by the same names
     */
    record Known(
            UUID subject,
            String creditCode,
            String name,
            String place,
            Map<String, Object> facts,
            Map<String, Words> sources) {
        public Known {
            facts = Map.copyOf(facts);
            sources = Map.copyOf(sources);
        }
    }

    /** By unified social credit code, as of a day; journaled with the purpose. */
    Optional<Known> find(Actor actor, String creditCode, LocalDate day, Purpose purpose);

    /**
     * The enterprises that this account may act for (legal representative, or agent with a mandate
     * in force).
     */
    List<Known> mine(Actor actor, LocalDate day);

    /**
     * Every enterprise that the actor's body is in charge of, a thousand at a time, journaled as a
     * batch.
     */
    void each(Actor actor, LocalDate day, Purpose purpose, Consumer<Known> to);

    /** Whether the account acts for this enterprise on a day. */
    boolean actsFor(Actor actor, UUID enterprise, LocalDate day);

    /** One enterprise, one file (一企一档), as of two days; for whoever acts for it today as well. */
    Optional<Register.SubjectFile> file(Actor actor, UUID enterprise, AsOf asOf, Purpose purpose);

    /** What is public of one that the actor sees. */
    Optional<Row> row(Actor actor, UUID enterprise);

    /** What is public of those that a resident may act for on a day; nothing is opened. */
    List<Row> own(Actor actor, LocalDate day);

    /** The bodies that see its file, the nearest first. */
    List<Organ> bodies(Actor actor, UUID enterprise);

    // ------------------------------------------------------------------ lists

    int PAGE_ROWS = 50;
    int PAGE_MAX = 1_000;
    int WORDS_LENGTH_MAX = 100;

    /** In which order a list stands. */
    enum Sort {
        NAME(Words.of("名称", "Name")),
        CODE(Words.of("统一社会信用代码", "Credit code")),
        FOUNDED(Words.of("成立日期，新的在前", "Founded, newest first")),
        INDUSTRY(Words.of("行业", "Industry")),
        CHANGED(Words.of("最近登记", "Last recorded"));

        private final Words words;

        Sort(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * Which enterprises are listed.
     *
     * @param words part of the name, or the whole credit code; empty: any
     * @param place beginning of the division code of the registered office; empty: any
     */
    record Search(
            String words,
            String place,
            Optional<EnterpriseParticulars.Operation> status,
            Sort sort) {
        /** All of them by name. */
        public static Search all() {
            return new Search("", "", Optional.empty(), Sort.NAME);
        }
    }

    /** What is public of one, as it was said last. */
    record Row(
            UUID id,
            String creditCode,
            String name,
            EnterpriseParticulars.EnterpriseKind kind,
            LocalDate founded,
            String office,
            Words officeName,
            String industry,
            EnterpriseParticulars.Operation status,
            Instant saidAt) {}

    /**
     * @param total counted to {@link #PAGE_ROWS} times {@link #PAGE_MAX}
     */
    record Rows(List<Row> rows, int page, long total) {
        public Rows {
            rows = List.copyOf(rows);
        }

        public int pages() {
            return (int) ((total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /** Those that the actor's body is in charge of. What is public is listed without a look. */
    Rows list(Actor actor, Search search, int page);

    /** Every one of them, for a file. */
    void eachRow(Actor actor, Search search, Consumer<Row> to);
}
