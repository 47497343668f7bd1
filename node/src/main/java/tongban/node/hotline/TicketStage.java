package tongban.node.hotline;

import tongban.service.text.Words;

/** Where a ticket stands. */
public enum TicketStage {
    CREATED(Words.of("已受理，待分类", "taken")),
    CLASSIFIED(Words.of("已分类，待派单", "classified, to be dispatched")),
    DISPATCHED(Words.of("已派单，待签收", "dispatched, to be signed for")),
    RETURNED(Words.of("已退单，待重新派单", "returned, to be dispatched again")),
    DISPUTED(Words.of("职责争议，待裁定", "competence disputed")),
    HANDLED(Words.of("办理中", "in hand")),
    ANSWERED(Words.of("已答复，待审核", "answered, to be reviewed")),
    REVIEWED(Words.of("已审核，待回访", "reviewed, to be called back")),
    SATISFIED(Words.of("回访满意，待归档", "satisfied, to be filed")),
    NOT_SATISFIED(Words.of("不满意，待重办", "not satisfied, to be handled again")),
    FILED(Words.of("已归档", "filed")),
    ANSWERED_DIRECTLY(Words.of("已直接答复", "answered directly")),
    NOT_ACCEPTED(Words.of("不予受理", "not accepted")),
    JOINED(Words.of("已并入主单", "joined to a main ticket")),
    DIVIDED(Words.of("已拆分，各部分办理中", "divided, parts in hand")),
    ACROSS(Words.of("已转对方热线，待答复", "with the other side's line"));

    private final Words words;

    TicketStage(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }

    /** Nothing more is to be done unless the caller comes again. */
    public boolean isEnd() {
        return this == FILED || this == ANSWERED_DIRECTLY || this == NOT_ACCEPTED;
    }

    /** The line has let the answer go out: before that it is the body's draft. */
    boolean isAnswerOut() {
        return isEnd() || this == REVIEWED || this == SATISFIED || this == NOT_SATISFIED;
    }

    /** The answer is still owed to the caller: its limit runs until the line lets it go out. */
    public boolean isOwed() {
        return switch (this) {
            case CLASSIFIED, DISPATCHED, RETURNED, DISPUTED, HANDLED, ANSWERED, DIVIDED, ACROSS ->
                    true;
            case CREATED,
                    REVIEWED,
                    SATISFIED,
                    NOT_SATISFIED,
                    FILED,
                    ANSWERED_DIRECTLY,
                    NOT_ACCEPTED,
                    JOINED ->
                    false;
        };
    }

    /** A body has it and owes what comes next. */
    public boolean isWithBody() {
        return this == DISPATCHED || this == HANDLED;
    }

    /** The line owes its next step by a term of its own, while no limit of an answer runs. */
    public boolean isWaiting() {
        return this == CREATED || this == NOT_SATISFIED;
    }

    /** Something is owed by a day. */
    public boolean isDue() {
        return isOwed() || isWaiting();
    }

    /** What is due by that day. */
    public Words due() {
        return switch (this) {
            case CREATED -> Words.of("分类期限", "To be classified by");
            case NOT_SATISFIED -> Words.of("发回重办的期限", "To be handled again by");
            case CLASSIFIED,
                    DISPATCHED,
                    RETURNED,
                    DISPUTED,
                    HANDLED,
                    ANSWERED,
                    REVIEWED,
                    SATISFIED,
                    FILED,
                    ANSWERED_DIRECTLY,
                    NOT_ACCEPTED,
                    JOINED,
                    DIVIDED,
                    ACROSS ->
                    Words.of("答复期限", "Answer due");
        };
    }
}
