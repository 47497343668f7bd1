package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.Procedure.Desk;
import tongban.node.casework.Procedure.Row;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.OptionalStep;
import tongban.service.procedure.Term;
import tongban.service.text.Words;

/**
 * Who sees a case and who may do what to it; the table says by whom, this says whether that is he.
 */
final class Permissions {
    private Permissions() {}

    /**
     * Whether a case exists for this actor on that day. The database keeps sides and residents
     * apart already; here the bodies of one side are, and the days of a proxy end.
     */
    static boolean sees(CaseFile file, Actor actor, LocalDate today) {
        return switch (actor.role()) {
            case RESIDENT ->
                    file.account().filter(actor.account()::equals).isPresent()
                            || file.proxy().filter(p -> p.admits(actor, today)).isPresent();
            case CLERK, REVIEWER, DECIDER -> actor.worksFor().map(file::involves).orElse(false);
            case SUPERVISOR, SYSTEM -> true;
        };
    }

    /** Why the actor may not do it, if he may not. */
    static Optional<Problem> forbids(Row row, Case subject, Actor actor) {
        if (!row.by().contains(actor.role())) {
            return Optional.of(Problems.role(row.act()));
        }
        // whatever his desk is now, and supervision's as well
        if (row.act() == Act.ANSWER_RATING && subject.wasHandledBy(actor.account().toString())) {
            return Optional.of(DecisionProblems.ratedHimself());
        }
        // supervision is of the whole side
        if (actor.is(Role.RESIDENT, Role.SYSTEM, Role.SUPERVISOR)) {
            return Optional.empty();
        }
        String organ = actor.worksFor().orElse("");
        boolean seated =
                switch (row.desk()) {
                    case ANY_WINDOW -> true;
                    case COLLECTING ->
                            subject.route()
                                    .collecting()
                                    .map(o -> o.id().equals(organ))
                                    .orElse(false);
                    case HANDLING -> subject.isHandledBy(organ);
                    case DECIDING -> subject.route().deciding().id().equals(organ);
                    case INVOLVED -> subject.involves(organ);
                };
        if (!seated) {
            return Optional.of(Problems.desk(row.act(), deskWords(row.desk(), subject)));
        }
        boolean decides = row.act() == Act.GRANT || row.act() == Act.REFUSE;
        if (decides && subject.reviewedBy(actor.account().toString())) {
            return Optional.of(Problems.reviewerDecides());
        }
        return Optional.empty();
    }

    private static Words deskWords(Desk desk, Case subject) {
        return switch (desk) {
            case COLLECTING ->
                    subject.route()
                            .collecting()
                            .map(Organ::name)
                            .orElse(Words.of("收件窗口", "the collecting window"));
            case DECIDING -> subject.route().deciding().name();
            case HANDLING, INVOLVED, ANY_WINDOW -> subject.route().accepting().name();
        };
    }

    /** What can be done to the case at all now, by people of this side. */
    static List<Act> possible(Case subject) {
        return rows(subject).stream()
                .filter(r -> !r.by().equals(java.util.Set.of(Role.SYSTEM)))
                .map(Row::act)
                .toList();
    }

    /** What this actor may do now, where no ledger is asked: it knows more of a publication. */
    static List<Row> permitted(
            Case subject, Actor actor, ServiceDefinition service, LocalDate today) {
        return permitted(subject, actor, service, PaidAwards.Paid.UNKNOWN, today);
    }

    /**
     * What this actor may do now.
     *
     * @param paid what is paid of it: what has ended is not published
     */
    static List<Row> permitted(
            Case subject,
            Actor actor,
            ServiceDefinition service,
            PaidAwards.Paid paid,
            LocalDate today) {
        boolean extensible = service.procedure().term(Term.EXTENSION).isPresent();
        List<Row> rows = new ArrayList<>();
        for (Row row : rows(subject)) {
            boolean spent = row.once() && subject.happened(row.act());
            boolean early =
                    row.act() == Act.GRANT || row.act() == Act.REFUSE || row.act() == Act.SEND_BACK;
            boolean late = row.act() == Act.RECORD_FACTS || row.act() == Act.RECOMMEND;
            boolean recommended = subject.recommendation().isPresent();
            boolean pointless =
                    (early && !recommended)
                            || (late && recommended)
                            || (row.act() == Act.EXTEND && !extensible)
                            || (row.act() == Act.PUBLISH && paid.isOver())
                            || isPremature(row.act(), subject, service, today);
            if (!spent && !pointless && forbids(row, subject, actor).isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Steps that wait for another one, or that this service has no use for. */
    private static boolean isPremature(
            Act act, Case subject, ServiceDefinition service, LocalDate today) {
        return switch (act) {
            case OFFER_HEARING, TELL_THIRD_PARTY ->
                    !Decisions.isLicence(service)
                            && !service.procedure().hasStep(OptionalStep.HEARING);
            case REQUEST_HEARING -> !subject.happened(Act.OFFER_HEARING);
            case SCHEDULE_HEARING ->
                    Hearings.askedOn(subject).isEmpty() || !subject.happened(Act.OFFER_HEARING);
            case HEAR_THIRD_PARTY -> ThirdParties.unheard(subject).isEmpty();
            case POSTPONE_HEARING, HOLD_HEARING -> !Hearings.isOpen(subject);
            case GIVE_AT_ONCE -> service.procedure().atOnce().isEmpty();
            case SUSPEND -> SpecialProcedure.stopping(service).isEmpty();
            case RESUME -> Hearings.isOpen(subject);
            case POST_NOTICE ->
                    !service.procedure().publicNotice().isPosted()
                            || Verifications.isToBeRefused(subject);
            case PUBLISH ->
                    !Publications.isForTheBoard(subject, service)
                            || Publications.shown(subject, today).isPresent();
            case TAKE_DOWN -> Publications.shown(subject, today).isEmpty();
            case RECORD_OBJECTION -> !subject.happened(Act.POST_NOTICE);
            case ANSWER_OBJECTION -> Verifications.openObjections(subject).isEmpty();
            case ANSWER_CHANGE -> subject.openChanges().isEmpty();
            case WITHDRAW_CONSENT -> Consents.standing(subject).isEmpty();
            case SUPPLY_LATER ->
                    subject.materials().values().stream()
                            .noneMatch(m -> m.how() == MaterialTaken.How.TO_FOLLOW);
            case VERIFY_PROMISE ->
                    Promises.promised(subject).stream()
                            .allMatch(p ->
                                    subject.heard(CaseEvent.PromiseVerified.class).stream()
                                            .anyMatch(v -> v.material().equals(p)));
            case REVOKE -> !Promises.broken(subject);
            case DELIVER -> Deliveries.isRevocationServed(subject);
            case ASK_STEP ->
                    JointSteps.lacking(subject, service, subject.opened().appliedOn()).isEmpty();
            case CALL_OFF_STEP -> JointSteps.open(subject).isEmpty();
            case ANSWER_RATING ->
                    subject.only(CaseEvent.Rated.class).filter(Ratings::isBad).isEmpty();
            default -> false;
        };
    }

    private static List<Row> rows(Case subject) {
        if (subject.isAcross()) {
            return Procedure.ROWS.stream()
                    .filter(r -> r.part() == Part.COMPETENT)
                    .filter(r -> r.from() == Procedure.recordedIn(subject.state(), r.act()))
                    .filter(r -> Procedure.RELAYED.contains(r.act()))
                    .filter(r -> !alreadySent(subject, r.act()))
                    .toList();
        }
        return Procedure.from(subject.state(), subject.part());
    }

    /**
     * Sent across and not answered yet: sending it twice would help nobody. What was refused may go
     * again.
     */
    static boolean alreadySent(Case subject, Act act) {
        // a platform may tell one thing after the other
        if (act == Act.TELL_CHANGE) {
            return false;
        }
        // a case is withdrawn once: what is reported meanwhile is no answer to that
        if (act == Act.WITHDRAW) {
            return subject.happened(act);
        }
        CaseEvent.Recorded last = subject.events().getLast();
        return last.event() instanceof CaseEvent.SentAcross sent
                && sent.act() == act
                && subject.refusal(last).isEmpty();
    }
}
