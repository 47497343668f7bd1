package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tongban.node.casework.Authorisation.Standing;
import tongban.node.casework.Authorisation.What;
import tongban.node.identity.Role;

/**
 * What people agreed to, on their phones or by a power of attorney on paper, once it is a case.
 * They may take it back while the case runs (《个人信息保护法》第十五条; a power of attorney: 《民法典》第一百七十三条, from
 * memory, not verified): what was done on its strength stands, nothing further is done. Pure.
 */
final class Consents {
    static final String ARTICLE = "《个人信息保护法》第十五条";

    /** Where data are exchanged between offices, by agreement of whom they concern. */
    private static final String EXCHANGE = "exchange";

    private Consents() {}

    /**
     * Who answered before the case began, with what has become of it since, and a power of attorney
     * on paper once it was taken back.
     */
    static List<Authorisation> of(Case subject) {
        Set<UUID> ids = withdrawals(subject);
        List<Authorisation> answered = new ArrayList<>(subject.opened().authorised());
        if (ids.contains(subject.id())
                && answered.stream().noneMatch(a -> a.id().equals(subject.id()))) {
            answered.add(paper(subject));
        }
        List<Authorisation> withdrawn =
                answered.stream()
                        .filter(a -> ids.contains(a.id()) || a.standing() == Standing.WITHDRAWN)
                        .toList();
        return answered.stream()
                .map(a ->
                        a.standing() == Standing.AGREED
                                        && withdrawn.stream().anyMatch(w -> isSame(w, a))
                                ? a.withdrawn()
                                : a)
                .toList();
    }

    /** He who was asked twice for the same has agreed to one thing. */
    private static boolean isSame(Authorisation one, Authorisation other) {
        return one.what() == other.what()
                && one.name().equals(other.name())
                && one.maskedNumber().equals(other.maskedNumber());
    }

    private static Set<UUID> withdrawals(Case subject) {
        Set<UUID> ids = new HashSet<>();
        subject.heard(CaseEvent.ConsentWithdrawn.class).forEach(e -> ids.add(e.authorisation()));
        subject.heard(CaseEvent.SentAcross.class).stream()
                .filter(sent -> sent.act() == Act.WITHDRAW_CONSENT)
                .flatMap(
                        sent -> Optional.ofNullable(sent.more().get(JdbcArrivals.CONSENT)).stream())
                .map(UUID::fromString)
                .forEach(ids::add);
        return ids;
    }

    /**
     * A power of attorney on paper has no number of its own: it goes by that of the case, which
     * both sides know.
     */
    private static Optional<Mandate> onPaper(Case subject) {
        return subject.opened()
                .mandate()
                .filter(m -> m.kind().isByMandate() && m.authorisation().isEmpty());
    }

    private static Authorisation paper(Case subject) {
        CaseEvent.Opened opened = subject.opened();
        Instant shown = subject.events().getFirst().at();
        return new Authorisation(
                subject.id(),
                What.POWER_OF_ATTORNEY,
                opened.applicant().name(),
                opened.applicant().maskedNumber(),
                "",
                Standing.AGREED,
                Authorisation.Way.PAPER,
                shown,
                shown,
                Optional.empty(),
                onPaper(subject).flatMap(Mandate::until).orElse(opened.appliedOn()),
                "");
    }

    /** What can still be taken back. */
    static List<Authorisation> standing(Case subject) {
        Stream<Authorisation> paper =
                onPaper(subject).filter(m -> !isMandateWithdrawn(subject)).stream()
                        .map(m -> paper(subject));
        return Stream.concat(
                        of(subject).stream().filter(a -> a.standing() == Standing.AGREED), paper)
                .toList();
    }

    private static boolean isWithdrawn(Case subject, What what) {
        return of(subject).stream()
                .anyMatch(a -> a.what() == what && a.standing() == Standing.WITHDRAWN);
    }

    /** The power of attorney of who acts in this case was taken back. */
    static boolean isMandateWithdrawn(Case subject) {
        Optional<UUID> given =
                subject.opened()
                        .mandate()
                        .flatMap(Mandate::authorisation)
                        .or(() -> onPaper(subject).map(m -> subject.id()));
        return of(subject).stream()
                .filter(a -> a.standing() == Standing.WITHDRAWN)
                .anyMatch(a -> given.filter(a.id()::equals).isPresent());
    }

    /** Who acts in this case may no longer: his power was taken back, or it had run out by then. */
    static boolean isMandateSpent(Case subject, LocalDate on) {
        return isMandateWithdrawn(subject)
                || subject.opened().mandate().filter(m -> m.isOver(on)).isPresent();
    }

    static void check(
            Command.WithdrawConsent c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.limited(problems, "note", c.note());
        if (!known.actor().is(Role.SYSTEM) && c.note().isBlank()) {
            problems.add(
                    Problems.required(
                            "note", "撤回人和怎样核对身份", "who takes it back, and how he was known"));
        }
        if (standing(subject).stream().noneMatch(a -> a.id().equals(c.authorisation()))) {
            problems.add(
                    Problem.of(
                            "CASE-190",
                            "authorisation",
                            "本案没有这项可以撤回的授权",
                            "The case has no such authorisation to take back",
                            "请在“手机授权”中查看现在有哪些授权",
                            "See which ones stand on the page of the case"));
        }
    }

    static List<CaseEvent> withdrawn(
            Command.WithdrawConsent c, Case subject, Circumstances known, List<Problem> problems) {
        check(c, subject, known, problems);
        return standing(subject).stream()
                .filter(a -> a.id().equals(c.authorisation()))
                .<CaseEvent>map(a ->
                        new CaseEvent.ConsentWithdrawn(a.id(), a.what(), c.byPhone(), c.note()))
                .toList();
    }

    /** Nobody's data are asked for on the strength of what he took back. */
    static void hinderCheck(Command.RecordFacts c, Case subject, List<Problem> problems) {
        if (c.source().equals(EXCHANGE) && isWithdrawn(subject, What.DATA_CHECK)) {
            problems.add(
                    Problem.of(
                            "CASE-191",
                            "source",
                            "有人撤回了信息核对授权：撤回之后不得再据此查询数据",
                            "Somebody took back that his data be checked: nothing may be asked for on its strength any more",
                            "撤回之前核对的结果仍然有效；其余的请当事人提供材料，或者按现有材料办理",
                            "What was checked before stands; for the rest ask for papers, or go by what there is"));
        }
    }

    /** Nothing is handed to a proxy whose power was taken back, or has run out by that day. */
    static void hinderDelivery(Command.Deliver c, Case subject, List<Problem> problems) {
        boolean proxy =
                c.way() == DeliveryWay.WINDOW
                        && subject.opened()
                                .proxy()
                                .filter(p -> p.name().equals(c.receivedBy().strip()))
                                .isPresent();
        if (proxy && isMandateWithdrawn(subject)) {
            problems.add(
                    Problem.of(
                            "CASE-192",
                            "receivedBy",
                            "申请人已撤回对代办人的授权，不能由代办人签收",
                            "The applicant took the power of attorney back: the proxy cannot sign for it",
                            "请送达申请人本人",
                            "Deliver it to the applicant"));
        } else if (proxy && isMandateSpent(subject, c.on())) {
            problems.add(
                    Problem.of(
                            "CASE-285",
                            "receivedBy",
                            "送达之日授权委托书已过期，不能由代办人签收",
                            "The power of attorney had run out on the day of delivery: the proxy cannot sign for it",
                            "请送达申请人本人",
                            "Deliver it to the applicant"));
        }
    }

    /** When something was taken back last, for the desk. */
    static Optional<Instant> lastWithdrawnAt(Case subject) {
        return subject.last(Act.WITHDRAW_CONSENT).map(CaseEvent.Recorded::at);
    }
}
