package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.service.procedure.PublicNotice;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;

/**
 * A decision, its revocation, or the notice by which a case ended without one, reaches the
 * applicant in one of five ways, each with its proof and its day. Pure.
 */
final class Deliveries {
    private Deliveries() {}

    static List<CaseEvent> delivered(
            Command.Deliver c, Case subject, Circumstances known, List<Problem> problems) {
        check(c, subject, known, problems);
        return List.of(
                new CaseEvent.Delivered(
                        c.way(),
                        effective(c, known),
                        c.way() == DeliveryWay.PUBLIC ? Optional.of(c.on()) : Optional.empty(),
                        c.note(),
                        c.receivedBy(),
                        c.proof()));
    }

    /** What has to be there on either side of the border. */
    static void check(
            Command.Deliver c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.limited(problems, "note", c.note());
        Decisions.limited(problems, "receivedBy", c.receivedBy());
        Decisions.limited(problems, "proof", c.proof());
        Consents.hinderDelivery(c, subject, problems);
        if (isRevocationServed(subject)) {
            problems.add(DecisionProblems.revocationServed());
        }
        LocalDate made = madeOn(subject).orElse(known.today());
        if (c.on().isBefore(made) || c.on().isAfter(known.today())) {
            problems.add(Problems.day("on", made, known.today()));
        }
        switch (c.way()) {
            case WINDOW -> {
                if (c.receivedBy().isBlank()) {
                    problems.add(
                            Problems.required(
                                    "receivedBy", "签收人", "the name of who signed for it"));
                }
            }
            case LEFT -> proof(c, problems, "留置的情形和见证人", "why it was left, and the witnesses");
            case COURIER -> proof(c, problems, "邮寄单号", "the number of the letter");
            case ONLINE -> {
                if (!subject.opened().applicant().agreesToElectronicService()) {
                    problems.add(DecisionProblems.noConsentToElectronic());
                }
                proof(
                        c,
                        problems,
                        "确认过的电子送达地址",
                        "the electronic address that the applicant confirmed");
            }
            case PUBLIC -> {
                proof(c, problems, "公告刊登处", "where the notice was published");
                if (c.note().isBlank()) {
                    problems.add(
                            Problems.required(
                                    "note", "无法以其他方式送达的原因", "why no other way was possible"));
                }
                if (known.service().procedure().publicNotice() == PublicNotice.NEVER) {
                    problems.add(VerificationProblems.neverPosted());
                }
                if (effective(c, known).isAfter(known.today())) {
                    problems.add(DecisionProblems.stillPublished(effective(c, known)));
                }
            }
        }
    }

    /** The day of what is served; as reported, on the collecting side. */
    private static Optional<LocalDate> madeOn(Case subject) {
        return subject.last(Act.REVOKE)
                .or(() -> subject.last(Act.REFUSE_ACCEPTANCE))
                .or(() -> subject.last(Act.TERMINATE))
                .map(Recorded::day)
                .or(() -> decidedOn(subject));
    }

    private static void proof(Command.Deliver c, List<Problem> problems, String zh, String en) {
        if (c.proof().isBlank()) {
            problems.add(Problems.required("proof", zh, en));
        }
    }

    /** The day on which it counts as delivered. */
    private static LocalDate effective(Command.Deliver c, Circumstances known) {
        return c.way() == DeliveryWay.PUBLIC
                ? StatutoryClock.of(StatutoryTerm.PUBLIC_DELIVERY.term(), c.on(), known.calendar())
                        .lastDay()
                : c.on();
    }

    /**
     * The day on which the decision that stands counts as delivered, a revocation where there is
     * one, or the notice that ended the case; as reported, on the collecting side.
     */
    static Optional<LocalDate> deliveredOn(Case subject) {
        return (isRevoked(subject) ? revocation(subject, true) : delivery(subject, true))
                .map(CaseBranches.Delivery::on);
    }

    /**
     * The notice that ended the case has yet to reach the applicant: not one that says that there
     * is nobody any more whom it could reach.
     */
    static boolean isNoticeToServe(Case subject) {
        return deliveredOn(subject).isEmpty()
                && Reports.ground(subject).filter(TerminationGround::isOfTheApplicant).isEmpty();
    }

    /** The decision was revoked, and the applicant has been served with that. */
    static boolean isRevocationServed(Case subject) {
        return isRevoked(subject) && revocation(subject, true).isPresent();
    }

    /**
     * What stands in the record of service of the decision, or of the notice that ended the case; a
     * report names the way first.
     */
    static Optional<CaseBranches.Delivery> delivery(Case subject, boolean forApplicant) {
        return delivery(subject.events().subList(0, revokedAt(subject)), forApplicant);
    }

    /** The same of its revocation. */
    static Optional<CaseBranches.Delivery> revocation(Case subject, boolean forApplicant) {
        List<Recorded> events = subject.events();
        return delivery(events.subList(revokedAt(subject), events.size()), forApplicant);
    }

    private static boolean isRevoked(Case subject) {
        return revokedAt(subject) < subject.events().size();
    }

    /** Where it was revoked; past the last step where it was not. */
    private static int revokedAt(Case subject) {
        List<Recorded> events = subject.events();
        for (int i = 0; i < events.size(); i++) {
            CaseEvent event = events.get(i).event();
            if (event.act() == Act.REVOKE && !(event instanceof CaseEvent.SentAcross)) {
                return i;
            }
        }
        return events.size();
    }

    private static Optional<CaseBranches.Delivery> delivery(
            List<Recorded> events, boolean forApplicant) {
        return events.reversed().stream()
                .flatMap(r -> delivery(r.event(), forApplicant).stream())
                .findFirst();
    }

    private static Optional<CaseBranches.Delivery> delivery(CaseEvent event, boolean forApplicant) {
        if (event instanceof CaseEvent.Delivered d) {
            return Optional.of(
                    new CaseBranches.Delivery(
                            d.way().words(),
                            d.on(),
                            forApplicant ? "" : d.receivedBy(),
                            forApplicant ? "" : d.proof()));
        }
        if (event instanceof CaseEvent.Reported r && r.act() == Act.DELIVER) {
            return Optional.of(
                    new CaseBranches.Delivery(
                            r.content().details().stream().findFirst().orElse(Words.same("")),
                            r.step().on().orElse(Case.day(r.step().at())),
                            "",
                            ""));
        }
        return Optional.empty();
    }

    /** On the collecting side, as the other side reported it. */
    static Optional<LocalDate> decidedOn(Case subject) {
        return subject.decided()
                .map(CaseEvent.Decided::on)
                .or(() -> Reports.toldDecision(subject).map(CasePage.Decision::on));
    }
}
