package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.service.procedure.PublicNotice;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;

/**
 * The decision reaches the applicant in one of five ways, each with its proof and its day. Pure.
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
        LocalDate decided = decidedOn(subject).orElse(known.today());
        if (c.on().isBefore(decided) || c.on().isAfter(known.today())) {
            problems.add(Problems.day("on", decided, known.today()));
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
            case ONLINE ->
                    proof(
                            c,
                            problems,
                            "确认过的电子送达地址",
                            "the electronic address that the applicant confirmed");
            case PUBLIC -> {
                proof(c, problems, "公告刊登处", "where the notice was published");
                if (c.note().isBlank()) {
                    problems.add(
                            Problems.required(
                                    "note", "无法以其他方式送达的原因", "why no other way was possible"));
                }
                if (known.service().procedure().publicNotice() == PublicNotice.NEVER) {
                    problems.add(Problems.neverPosted());
                }
                if (effective(c, known).isAfter(known.today())) {
                    problems.add(Problems.stillPublished(effective(c, known)));
                }
            }
        }
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

    /** The day on which the decision counts as delivered; as reported, on the collecting side. */
    static Optional<LocalDate> deliveredOn(Case subject) {
        return subject.only(CaseEvent.Delivered.class)
                .map(CaseEvent.Delivered::on)
                .or(() ->
                        subject.heard(CaseEvent.Reported.class).stream()
                                .filter(r -> r.act() == Act.DELIVER)
                                .map(r -> r.step().on().orElse(Case.day(r.step().at())))
                                .findFirst());
    }

    /** What stands in the record of service; a report names the way first. */
    static Optional<CaseBranches.Delivery> delivery(Case subject, boolean forApplicant) {
        return subject.only(CaseEvent.Delivered.class)
                .map(d ->
                        new CaseBranches.Delivery(
                                d.way().words(),
                                d.on(),
                                forApplicant ? "" : d.receivedBy(),
                                forApplicant ? "" : d.proof()))
                .or(() ->
                        subject.heard(CaseEvent.Reported.class).stream()
                                .filter(r -> r.act() == Act.DELIVER)
                                .findFirst()
                                .map(r ->
                                        new CaseBranches.Delivery(
                                                r.content().details().stream()
                                                        .findFirst()
                                                        .orElse(Words.same("")),
                                                r.step().on().orElse(Case.day(r.step().at())),
                                                "",
                                                "")));
    }

    /** On the collecting side, as the other side reported it. */
    static Optional<LocalDate> decidedOn(Case subject) {
        return subject.decided()
                .map(CaseEvent.Decided::on)
                .or(() -> Reports.toldDecision(subject).map(CasePage.Decision::on));
    }
}
