package tongban.node.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * Destruction lists and legal holds, for supervisors; for anybody else there is nothing. Destroying
 * cannot be undone: the key is gone, and with it what a person said, his numbers and his papers.
 * That it happened and the hashes of a receipt stay for good, who looked at it for the journal's
 * own period.
 */
public interface Retention {
    int LIST_ROWS_MAX = 500;
    int SHOWN_MAX = 50;
    int REASON_LENGTH_MAX = 500;

    /** Lines of the journal that one transaction destroys. */
    int JOURNAL_LINES_AT_ONCE = 20_000;

    /** What a list holds. */
    enum Kind {
        CASE(Words.of("办件", "cases")),
        DRAFT(Words.of("草稿", "drafts")),
        TICKET(Words.of("热线工单", "hotline tickets")),
        TALK(Words.of("政企会见", "talks with enterprises")),
        POLICY_OFFER(Words.of("免申即享告知", "policies offered")),
        REVIEW(Words.of("复核", "re-checks")),
        ECONOMIC_CHECK(Words.of("家庭经济状况核对", "economic checks")),
        RED_FLAG(Words.of("监督疑点", "red flags")),
        LEDGER(Words.of("待遇台账", "benefit ledgers")),
        // households after their persons: one is empty when the last of them has gone
        PERSON(Words.of("基础库人员档案", "files of persons")),
        HOUSEHOLD(Words.of("基础库家庭档案", "files of households")),
        ENTERPRISE(Words.of("基础库企业档案", "files of enterprises")),
        RELATIVE(Words.of("近亲属备案", "entries of near relatives")),
        INQUIRY(Words.of("跨省待遇查询", "questions about benefits")),
        JOURNAL(Words.of("留痕日志", "journal, by month"));

        private final Words words;

        Kind(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** Where a list stands. */
    enum Stage {
        PROPOSED(Words.of("待第一人确认", "waits for the first person")),
        CONFIRMED(Words.of("待第二人确认并执行", "waits for the second person")),
        DESTROYING(Words.of("正在销毁", "being destroyed")),
        DONE(Words.of("已销毁", "destroyed")),
        WITHDRAWN(Words.of("已撤回", "withdrawn"));

        private final Words words;

        Stage(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** What became of one row, or would become of it now. */
    enum Outcome {
        DESTROYED(Words.of("销毁", "destroyed")),
        HELD(Words.of("依法保留，不销毁", "under a legal hold: kept")),
        PAID(Words.of("待遇仍在发放或者账目未清，不销毁", "its benefit is paid, or money is open: kept")),
        KEPT(Words.of("从清单中保留", "taken off the list: kept")),
        GONE(Words.of("已经不在", "no longer there")),
        NOT_DUE(Words.of("未到期（其后又有变化）", "not over: it changed since"));

        private final Words words;

        Outcome(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * A row of a list.
     *
     * @param label number of the case or ticket, service of a draft, place of a file, month of the
     *     journal and how many of its lines were over when it was listed: nobody's name
     * @param outcome what was done; while the list is open, what would be done now
     * @param proof hashes of the receipt that stay, and how often the journal names the case; empty
     *     for drafts and for cases without a decision
     * @param cut what stays of a month of the journal; empty before, and for every other kind
     */
    record Item(
            UUID subject,
            String label,
            LocalDate endedOn,
            LocalDate dueOn,
            String keepReason,
            Outcome outcome,
            Optional<Proof> proof,
            Optional<Cut> cut) {}

    record Proof(String standardHash, String parametersHash, String textsHash, long looks) {}

    /**
     * What stays of lines of the journal that were destroyed.
     *
     * @param lines how many
     * @param first the lowest of their numbers
     * @param last the highest
     * @param digest of them all, by which a copy is recognised; SHA-256 in hex
     * @param hash of this and of the month destroyed before it; empty while it is being destroyed
     */
    record Cut(long lines, long first, long last, String digest, String hash) {}

    /**
     * The months of the journal that were destroyed, each bound to the one before.
     *
     * @param broken labels of those that do not follow from the one before: somebody changed or
     *     removed what stood
     */
    record Chain(long months, List<String> broken) {
        public Chain {
            broken = List.copyOf(broken);
        }
    }

    /**
     * Cases that ended long enough ago and are on no list, because their benefit is still paid or
     * its money is open.
     *
     * @param first those that ended first, at most {@link #SHOWN_MAX}; number and day
     */
    record StillPaid(long count, List<Paid> first) {
        public StillPaid {
            first = List.copyOf(first);
        }
    }

    record Paid(String label, LocalDate endedOn) {}

    /**
     * @param toDestroy rows that would be, or were, destroyed: the number to be typed
     */
    record DestructionList(
            UUID id,
            Kind kind,
            LocalDate cutoff,
            Stage stage,
            Instant proposedAt,
            String firstBy,
            Optional<Instant> firstAt,
            String secondBy,
            Optional<Instant> secondAt,
            int rows,
            int toDestroy) {
        public boolean isOpen() {
            return stage == Stage.PROPOSED || stage == Stage.CONFIRMED || stage == Stage.DESTROYING;
        }
    }

    record Hold(
            UUID id,
            String label,
            String reason,
            Instant placedAt,
            Optional<Instant> liftedAt,
            String liftReason) {}

    /** What became of a request. */
    sealed interface Done {
        record Yes() implements Done {}

        /** Nothing was done; why, and what to do. */
        record No(Words why) implements Done {}
    }

    List<RetentionRule> rules();

    /** Newest first, at most {@link #SHOWN_MAX}. */
    List<DestructionList> lists(Actor actor);

    /** All of them, for a file. */
    List<DestructionList> allLists(Actor actor);

    Optional<DestructionList> list(Actor actor, UUID list);

    /** A dry run while the list is open, the result per row once it is done. */
    List<Item> items(Actor actor, UUID list);

    /** What stays beside a list of cases, for whoever confirms it; none beside other lists. */
    StillPaid stillPaid(Actor actor, UUID list);

    /** Of the actor's side; nothing for anybody but a supervisor. */
    Chain journalChain(Actor actor);

    /**
     * Proposes what is over: one list a kind, if there is anything and none of the kind is open.
     *
     * @return how many rows were proposed
     */
    int propose(Jurisdiction side);

    /**
     * Ends what ends by itself and is over; the journal is told how much it was.
     *
     * @return rows by kind, of those that had any
     */
    Map<String, Integer> lapse(Jurisdiction side);

    /** Takes a row off the list, with a reason; an empty reason puts it back. */
    Done keep(Actor actor, UUID list, UUID subject, String reason);

    /**
     * The first confirms, another one confirms and thereby destroys.
     *
     * @param rows the number of rows to be destroyed, typed by the person
     */
    Done confirm(Actor actor, UUID list, int rows);

    Done withdraw(Actor actor, UUID list);

    /** Those that stand first, at most {@link #SHOWN_MAX}. */
    List<Hold> holds(Actor actor);

    /** All of them, lifted ones too, for a file. */
    List<Hold> allHolds(Actor actor);

    /**
     * Holds the record and what belongs to it: with a case its ledgers and their re-checks, red
     * flags and economic checks, its questions to the other side, the tickets that led to it, the
     * files of its people, and who looked at any of them.
     *
     * @param number of a case, a ticket or an economic check, a credit code, or what an open list
     *     calls the record
     */
    Done hold(Actor actor, String number, String reason);

    Done lift(Actor actor, UUID hold, String reason);
}
