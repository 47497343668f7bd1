package tongban.node.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tongban.node.casework.CaseEvent.NoticeLine;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.Limit;
import tongban.service.procedure.Publication;
import tongban.service.procedure.Term;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;

/**
 * What was granted, shown in the village or community after the decision (公布): an act apart from
 * the notice before it (公示). Pure.
 */
final class Publications {
    static final String ARTICLE = "公布";

    /** A publication never shows a minor, nor a part of his name. */
    private static final Words MINOR = Words.of("未成年人（姓名不公布）", "a minor (the name is not shown)");

    /**
     * What of the publication of a case its own steps do not tell.
     *
     * @param minor whether the applicant is under eighteen
     * @param paid what is paid of it now
     */
    record Known(boolean minor, PaidAwards.Paid paid) {
        /** Nobody says otherwise: an adult, and no ledger keeps the case. */
        static final Known NOTHING = new Known(false, PaidAwards.Paid.UNKNOWN);
    }

    private Publications() {}

    static List<CaseEvent> published(
            Command.Publish c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.reason(problems, "place", c.place());
        ServiceDefinition service = known.service();
        Set<Publication.Field> shows = service.procedure().publication().shows();
        Optional<Limit> limit = service.procedure().term(Term.PUBLICATION);
        if (shows.isEmpty() || limit.isEmpty()) {
            problems.add(PublicationProblems.notPublished());
        } else if (!isGranted(subject)) {
            problems.add(PublicationProblems.notGranted());
        } else if (known.paid().isOver()) {
            problems.add(PublicationProblems.ended());
        }
        if (shown(subject, known.today()).isPresent()) {
            problems.add(PublicationProblems.shownAlready());
        }
        Optional<NoticeLine> members = Optional.empty();
        if (shows.contains(Publication.Field.MEMBERS)) {
            members = members(c, subject);
            if (c.members() < 0 || c.members() > Verifications.MEMBERS_MAX || members.isEmpty()) {
                problems.add(Problems.range("members", 1, Verifications.MEMBERS_MAX));
            }
        }
        if (!problems.isEmpty()) {
            return List.of();
        }
        List<NoticeLine> lines = new ArrayList<>();
        lines.add(
                new NoticeLine(
                        NoticeField.NAME,
                        known.minor() ? MINOR : Words.same(subject.opened().applicant().name())));
        members.ifPresent(lines::add);
        if (shows.contains(Publication.Field.AMOUNT)) {
            lines.addAll(Verifications.money(awards(subject, known), service));
        }
        LocalDate last =
                StatutoryClock.of(
                                CaseClock.term(limit.orElseThrow()),
                                known.today(),
                                known.calendar())
                        .lastDay();
        // decided already: nothing hangs that will not be true any more
        LocalDate until =
                known.paid()
                        .untrueFrom(shows.contains(Publication.Field.AMOUNT))
                        .map(day -> day.minusDays(1))
                        .filter(last::isAfter)
                        .orElse(last);
        return List.of(
                new CaseEvent.Published(
                        known.today(), until, !known.minor(), c.place().strip(), lines));
    }

    static List<CaseEvent> takenDown(
            Command.TakeDown c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.reason(problems, "reason", c.reason());
        if (shown(subject, known.today()).isEmpty()) {
            problems.add(PublicationProblems.notShown());
        }
        return List.of(new CaseEvent.TakenDown(known.today(), c.reason()));
    }

    /** Whether it is a granted one of the own side, and its folder names a board for it. */
    static boolean isForTheBoard(Case subject, ServiceDefinition service) {
        return subject.part() == Part.COMPETENT
                && service.procedure().publication().board().isPresent()
                && isGranted(subject);
    }

    static boolean isGranted(Case subject) {
        return subject.state() != State.REVOKED
                && subject.decided().filter(d -> d.outcome() == Outcome.GRANTED).isPresent();
    }

    /** The one that was published last, unless it was taken down or the decision was revoked. */
    static Optional<CaseEvent.Published> last(Case subject) {
        for (Recorded recorded : subject.events().reversed()) {
            switch (recorded.event()) {
                case CaseEvent.Published p -> {
                    return Optional.of(p);
                }
                case CaseEvent.TakenDown _, CaseEvent.Revoked _ -> {
                    return Optional.empty();
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    static boolean says(CaseEvent.Published published, NoticeField field) {
        return published.lines().stream().anyMatch(line -> line.field() == field);
    }

    /**
     * Whether what it says is not true until its last day.
     *
     * @param changed the first day for which something else is due than was when it was published
     * @param paid what is paid now
     */
    static boolean isUntrue(
            CaseEvent.Published published, LocalDate changed, PaidAwards.Paid paid) {
        return says(published, NoticeField.AMOUNT)
                ? !changed.isAfter(published.until())
                : paid.isOver()
                        || paid.ends().filter(end -> !end.isAfter(published.until())).isPresent();
    }

    /** The one that is shown on a day. */
    static Optional<CaseEvent.Published> shown(Case subject, LocalDate day) {
        return last(subject).filter(p -> !day.isAfter(p.until()));
    }

    /** As typed; where nothing was, as the neighbours were shown before the decision. */
    private static Optional<NoticeLine> members(Command.Publish c, Case subject) {
        return c.members() > 0
                ? Optional.of(
                        new NoticeLine(
                                NoticeField.MEMBERS,
                                Words.of(c.members() + "人", String.valueOf(c.members()))))
                : Stream.concat(
                                subject.heard(CaseEvent.NoticePosted.class).stream()
                                        .map(CaseEvent.NoticePosted::lines),
                                subject.heard(CaseEvent.Published.class).stream()
                                        .map(CaseEvent.Published::lines))
                        .flatMap(List::stream)
                        .filter(line -> line.field() == NoticeField.MEMBERS)
                        .reduce((_, later) -> later);
    }

    /** What was awarded, at what is paid of it now. */
    private static List<CasePage.Award> awards(Case subject, Circumstances known) {
        Map<Words, Words> awards = new LinkedHashMap<>();
        subject.decided()
                .map(CaseEvent.Decided::awards)
                .orElse(List.of())
                .forEach(a -> awards.put(a.name(), a.value()));
        for (Map.Entry<String, BigDecimal> paid : known.paid().yuan().entrySet()) {
            CasePage.Award now = Proposals.award(known.service(), paid.getKey(), paid.getValue());
            awards.put(now.name(), now.value());
        }
        return awards.entrySet().stream()
                .map(e -> new CasePage.Award(e.getKey(), e.getValue()))
                .toList();
    }
}
