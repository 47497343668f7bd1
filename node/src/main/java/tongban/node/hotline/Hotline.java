package tongban.node.hotline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.place.Organ;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;

/**
 * The 12345 line for the portal and the interface for programs. What an actor may not see does not
 * exist for him: the line sees every ticket of its side, a body those that it handles or assists, a
 * window those that it took, a caller his own, supervision all of its side.
 */
public interface Hotline {
    int PAGE_ROWS = 50;

    /** Rows beyond this are not counted: the page says that there are more. */
    int COUNTED_MAX = 10_000;

    /** Which tickets a list shows. */
    enum Look {
        TO_DO(Words.of("待我办理", "for me to do")),
        ALL(Words.of("全部", "all")),
        OVERDUE(Words.of("超过期限", "overdue")),
        ENTERPRISES(Words.of("企业专席", "of enterprises")),
        ASSISTING(Words.of("由我协办", "that I assist with")),
        SUPERVISED(Words.of("督办", "supervised")),
        FIRST(Words.of("首接负责", "first responsible"));

        private final Words words;

        Look(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** In which order. */
    enum Sort {
        DUE(Words.of("期限近的在前", "due first")),
        NEWEST(Words.of("新的在前", "newest first"));

        private final Words words;

        Sort(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * What is looked for.
     *
     * @param code of one ticket, whole; empty for any
     * @param body id of the main body; empty for any
     * @param page from 0
     */
    record Query(
            Look look,
            Optional<TicketStage> state,
            Optional<TicketKind> kind,
            String code,
            String body,
            Sort sort,
            int page) {
        public static Query of(Look look) {
            return new Query(look, Optional.empty(), Optional.empty(), "", "", Sort.DUE, 0);
        }
    }

    /**
     * A line.
     *
     * @param title empty where the ticket's content was destroyed
     * @param body main body; empty without one
     * @param due last day of what {@link TicketStage#due} says
     * @param left working days that are left of the answer's limit, fewer than none once it is
     *     over; empty where no answer is owed or no limit runs yet
     */
    record Row(
            UUID id,
            String code,
            TicketStage state,
            Optional<TicketKind> kind,
            Optional<Topic> topic,
            Channel channel,
            String title,
            Words place,
            Words body,
            LocalDate takenOn,
            Optional<LocalDate> due,
            boolean overdue,
            boolean dueSoon,
            Optional<Integer> left,
            boolean supervised,
            int urges,
            boolean enterprise) {}

    /**
     * @param total at most {@link #COUNTED_MAX}; one more stands for "and more"
     */
    record Page(List<Row> rows, int total, int page) {
        public boolean hasMore() {
            return total > COUNTED_MAX;
        }

        public int pages() {
            return (Math.min(total, COUNTED_MAX) + PAGE_ROWS - 1) / PAGE_ROWS;
        }
    }

    /**
     * One thing that was done.
     *
     * @param organ empty for the caller and the node
     */
    record Step(TicketAct act, Instant at, Words role, Words organ, String said) {}

    /** Who calls, as the reader may see it. */
    record Caller(String name, String phone, String creditCode) {}

    /** Another ticket that has to do with this one. */
    record Related(UUID id, String code, TicketStage state, String title) {}

    /**
     * What it became besides.
     *
     * @param caseThere whether the draft was sent and is a case of this side
     * @param state how the case or the lead stands, for who answers the caller and for who may open
     *     it; empty for a draft
     * @param opens whether the reader may open it
     */
    record Link(
            Became what,
            UUID target,
            String label,
            LocalDate on,
            boolean caseThere,
            Optional<Words> state,
            boolean opens) {}

    /** What a ticket became. */
    enum Became {
        CASE(Words.of("申请", "application")),
        LEAD(Words.of("救助线索", "lead"));

        private final Words words;

        Became(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * How the answer's limit stands.
     *
     * @param limit by which version
     * @param days working days, without extension
     */
    record Clock(
            StatutoryClock.Reading reading,
            LocalDate from,
            int days,
            int extension,
            Limits.Version limit) {}

    /**
     * A ticket with all that its page shows to one actor.
     *
     * @param version for {@link #act}
     * @param position from where the actor acts
     * @param caller empty where the reader may not see who calls
     * @param answer as approved, or to those who work on it as given
     * @param first the body that took it
     * @param withFirst whether that body still answers the caller
     * @param signUntil last day to sign or return, where that is due
     * @param fromAcross whether the caller is with the other side's line
     * @param similar of the same caller or about the same at the same place, for the line
     * @param parts of a divided ticket, or those that were joined to it
     * @param whole the ticket that this one was joined to or is a part of
     * @param entry of the knowledge base that it was answered with
     * @param entryVersion which version of it, where that was kept
     * @param extensionAsked working days, 0 for none
     * @param satisfied what the caller said last of the answer; empty before, and where he was not
     *     reached
     * @param solved whether he says that the matter is solved
     */
    record File(
            Row row,
            int version,
            Position position,
            Optional<Caller> caller,
            boolean confidential,
            String text,
            String answer,
            Words first,
            boolean withFirst,
            Optional<LocalDate> signUntil,
            boolean fromAcross,
            List<Words> assisting,
            Optional<Clock> clock,
            List<Step> steps,
            List<TicketAct> may,
            List<Related> similar,
            List<Related> parts,
            Optional<Related> whole,
            List<Link> links,
            String otherCode,
            Optional<UUID> entry,
            Optional<Integer> entryVersion,
            String placeCode,
            int extensionAsked,
            Optional<Boolean> satisfied,
            Optional<Boolean> solved) {}

    /**
     * A new ticket as it was typed.
     *
     * @param name may be empty for a person
     * @param creditCode of an enterprise; empty for a person
     * @param place code or name of a county or a smaller place
     */
    record NewTicket(
            Channel channel,
            String title,
            String text,
            String name,
            String phone,
            boolean enterprise,
            String creditCode,
            boolean confidential,
            String place,
            Optional<TicketKind> kind,
            Optional<Topic> topic) {}

    /**
     * A lead on the list of the body that works it off.
     *
     * @param ticketThere whether the reader may open its ticket
     */
    record Lead(
            UUID id,
            UUID ticket,
            boolean ticketThere,
            String code,
            Words body,
            LocalDate raisedOn,
            LeadState state,
            String said,
            Optional<LocalDate> doneOn,
            String found) {}

    /**
     * @param total at most {@link #COUNTED_MAX}; one more stands for "and more"
     * @param page from 0
     */
    record LeadPage(List<Lead> rows, int total, int page) {
        public boolean hasMore() {
            return total > COUNTED_MAX;
        }

        public int pages() {
            return (Math.min(total, COUNTED_MAX) + PAGE_ROWS - 1) / PAGE_ROWS;
        }
    }

    /** A lead without what was said and found. */
    record LeadRow(
            UUID id,
            String code,
            Words body,
            LocalDate raisedOn,
            LeadState state,
            Optional<LocalDate> doneOn) {}

    /** How a lead stands. */
    enum LeadState {
        OPEN(Words.of("待核实", "to be looked into")),
        FOLLOWED(Words.of("已核实，已帮助", "looked into and helped")),
        NOTHING(Words.of("已核实，无需帮助", "looked into, no help needed"));

        private final Words words;

        LeadState(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** What became of it. */
    sealed interface Result {
        /**
         * @param secret with which a caller follows it; empty but for a ticket just taken
         */
        record Done(UUID id, String code, String secret) implements Result {}

        record Rejected(List<Problem> problems) implements Result {}

        record NotFound() implements Result {}
    }

    /** Whether the actor is of the line itself, rather than of a window elsewhere. */
    static boolean isLine(Actor actor) {
        return actor.is(tongban.node.identity.Role.CLERK)
                && actor.worksFor().filter(o -> o.endsWith(":hotline")).isPresent();
    }

    Page list(Actor actor, Query query);

    /**
     * The first page of what the actor gave for an enterprise and what has not ended; what he asks
     * for himself, or gave for another, is not the enterprise's.
     *
     * @param creditCode 18 signs, of an enterprise for which he may act
     */
    Page ofEnterprise(Actor actor, String creditCode);

    /**
     * Every row of a list, in the order of their ids, so that none is left out while others move.
     */
    void each(Actor actor, Query query, Consumer<Row> to);

    Optional<File> file(Actor actor, UUID ticket);

    /** By the line, a window, or a resident who is signed in. */
    Result take(Actor actor, NewTicket ticket);

    /** By somebody who is not signed in; the place says on which side. */
    Result takeOnWeb(NewTicket ticket);

    /**
     * @param version that the actor saw
     */
    Result act(Actor actor, UUID ticket, int version, TicketOrder order);

    /** For somebody who has the number and the secret of his ticket. */
    Optional<File> follow(String code, String secret);

    /** Rates, urges or reopens, by the number and the secret. */
    Result actOn(String code, String secret, TicketOrder order);

    /** The bodies of a place and of those above it, to which a ticket can go. */
    List<Organ> bodies(Actor actor, String place);

    /** What is similar while a call is taken: of the same caller, or about the same there. */
    List<Related> similar(Actor actor, String phone, Optional<Topic> topic, String place);

    /** The tickets that became this case and that the actor may see. */
    List<Related> ofCase(Actor actor, UUID caseId);

    /**
     * The leads of the actor's body, for a supervisor those of the side; what is open first.
     *
     * @param state empty for all
     */
    LeadPage leads(Actor actor, Optional<LeadState> state, int page);

    /** One of them. */
    Optional<Lead> lead(Actor actor, UUID lead);

    /** The same without the texts, every row. */
    void eachLead(Actor actor, Optional<LeadState> state, Consumer<LeadRow> to);

    Result leadDone(Actor actor, UUID lead, boolean helped, String found);

    /** Ids of the acts of a caller. */
    Set<TicketAct> OF_CALLER = Set.of(TicketAct.RATE, TicketAct.URGE, TicketAct.REOPEN);
}
