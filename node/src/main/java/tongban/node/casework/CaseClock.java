package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.service.procedure.Article;
import tongban.service.procedure.JointStep;
import tongban.service.procedure.Limit;
import tongban.service.procedure.OptionalStep;
import tongban.service.procedure.ProcedureSelection;
import tongban.service.procedure.Term;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;
import tongban.time.WorkingCalendar;

/**
 * The statutory clock of a case: a pure function of its events, the service's terms and the working
 * calendar. What an act does to the clock stands in {@link Procedure}; how long, in procedure.yaml.
 *
 * <p>On the collecting side the clock is the one that the competent side reported, read on today's
 * day.
 */
final class CaseClock {
    /** What a body that is asked has to do within its limit. */
    static final Words JOINT = Words.of("答复协办", "the answer to the leading body");

    private static final Words SILENCE =
            Words.of(
                    "放假安排公布前，最后一天未定，不因逾期视为受理",
                    "Until the holidays are published the last day is not sure: silence does not count as acceptance");

    private static final StatutoryTerm REMEDY = StatutoryTerm.RATING_REMEDY;

    private final ProcedureSelection terms;
    private final WorkingCalendar calendar;
    private final boolean delegated;
    private final List<Run> ended = new ArrayList<>();
    private final Set<Integer> waitingFor = new HashSet<>();
    private @Nullable StatutoryClock running;
    private @Nullable Term what;
    private Words named = Words.same("");
    private Optional<Words> sure = Optional.empty();
    private boolean special;

    /**
     * A limit that ran or runs.
     *
     * @param term of the folder; null for limits of the law itself
     * @param clock stopped where it has ended
     * @param sure where the source of the limit is not verified: what it is
     * @param duty what of the body's own it is, where lists remind of it
     * @param right the applicant's or the neighbours' own time: when it is over, nobody is late
     */
    record Run(
            @Nullable Term term,
            Words what,
            StatutoryClock clock,
            Optional<LocalDate> ended,
            Optional<Words> sure,
            Optional<Duty.Task> duty,
            boolean right) {

        /** A limit of the procedure: lists show it as it is. */
        Run(
                @Nullable Term term,
                Words what,
                StatutoryClock clock,
                Optional<LocalDate> ended,
                Optional<Words> sure) {
            this(term, what, clock, ended, sure, Optional.empty(), false);
        }

        /** The limit of the decision as the applicant was told it; the body's own part is none. */
        boolean isPromised() {
            return duty.isEmpty()
                    && (term == Term.DECISION || term == Term.WHOLE || term == Term.DELEGATED);
        }
    }

    /**
     * @param delegated one body accepts and decides
     */
    private CaseClock(ProcedureSelection terms, WorkingCalendar calendar, boolean delegated) {
        this.terms = terms;
        this.calendar = calendar;
        this.delegated = delegated;
    }

    /** The limit that runs on {@code today}, if one does. */
    static Optional<ClockReading> read(
            Case subject, ProcedureSelection terms, WorkingCalendar calendar, LocalDate today) {
        if (subject.isAcross()) {
            return subject.reported()
                    .flatMap(r -> r.content().clock())
                    .map(told -> onDay(told, calendar, today));
        }
        return heard(subject, terms, calendar)
                .reading(today)
                .or(() -> remedy(subject, calendar).map(c -> reading(REMEDY.words(), c, today)));
    }

    /**
     * Every limit of the procedure that ran or runs, oldest first. On the collecting side those of
     * the competent side are counted again from what it reported, by the terms as they are here.
     */
    static List<Run> runs(Case subject, ProcedureSelection terms, WorkingCalendar calendar) {
        CaseClock clock = heard(subject, terms, calendar);
        List<Run> runs = new ArrayList<>(clock.ended);
        StatutoryClock running = clock.running;
        if (running != null) {
            runs.add(new Run(clock.what, clock.named, running, Optional.empty(), clock.sure));
        }
        return runs;
    }

    /** The limit that was told at acceptance, as it stands now; empty before. */
    static Optional<StatutoryClock> promised(
            Case subject, ProcedureSelection terms, WorkingCalendar calendar) {
        return runs(subject, terms, calendar).stream()
                .filter(Run::isPromised)
                .map(Run::clock)
                .reduce((first, last) -> last);
    }

    /** When the decision is delivered, a bad rating is what somebody has to answer in time. */
    private static Optional<StatutoryClock> remedy(Case subject, WorkingCalendar calendar) {
        return subject.last(Act.RATE)
                .filter(r -> Ratings.isOpen(subject) && subject.part() == Part.COMPETENT)
                .map(r -> StatutoryClock.of(REMEDY.term(), Case.day(r.at()), calendar));
    }

    private static CaseClock heard(
            Case subject, ProcedureSelection terms, WorkingCalendar calendar) {
        CaseClock clock = new CaseClock(terms, calendar, subject.isDecidedWhereAccepted());
        List<Recorded> events = subject.events();
        for (int i = 0; i < events.size(); i++) {
            Recorded recorded = events.get(i);
            if (i == 0) {
                // another platform may have corrected the day since
                recorded = recorded.as(subject.opened());
            }
            clock.hear(recorded, i == 0 ? null : subject.stateAfter(i - 1), subject.part());
        }
        return clock;
    }

    private void hear(Recorded recorded, @Nullable State before, Part part) {
        boolean told = recorded.event() instanceof CaseEvent.Reported;
        LocalDate day = acted(recorded);
        Optional<Procedure.Row> row =
                recorded.event() instanceof CaseEvent.SentAcross
                        ? Optional.empty()
                        : Procedure.find(
                                before, recorded.event().act(), told ? Part.COMPETENT : part);
        if (row.isEmpty()) {
            return; // sent across: nothing has happened to this side's clock
        }
        switch (row.get().effect()) {
            case NONE -> {}
            case FORWARDING_RUNS -> start(Term.FORWARD, applied(recorded, day), day);
            case ACCEPTANCE_RUNS -> start(Term.SUPPLEMENT_NOTICE, received(recorded, day), day);
            case ANSWER_RUNS -> start(Term.SUPPLEMENT_ANSWER, day, day);
            case DECISION_RUNS -> {
                LocalDate from = acceptedOn(recorded, day);
                start(decision(), from, day);
                behindTheTownship();
            }
            case PAUSES -> {
                boolean stood = stands();
                special = true;
                SpecialProcedure procedure = procedure(recorded.event());
                stand(stood, day, procedure.words(), procedure.article(terms));
            }
            case RESUMES -> {
                boolean stood = stands();
                special = false;
                stand(stood, day, Words.same(""), "");
            }
            case STEP_RUNS, STEP_ENDS -> step(recorded.event(), day);
            case EXTENDS -> {
                StatutoryClock clock = running;
                if (clock != null) {
                    running =
                            terms.term(Term.EXTENSION)
                                    .map(limit -> clock.extend(term(limit)))
                                    .orElse(clock);
                }
            }
            case DELIVERY_RUNS -> start(Term.DELIVERY, day, day);
            case STOPS -> end(day);
        }
    }

    /**
     * The limit of the decision: the whole procedure's where the folder says one, since it is what
     * the applicant relies on; the shorter one where the accepting body decides by delegation.
     */
    private Term decision() {
        if (delegated && terms.term(Term.DELEGATED).isPresent()) {
            return Term.DELEGATED;
        }
        return terms.term(Term.WHOLE).isPresent() ? Term.WHOLE : Term.DECISION;
    }

    /**
     * Where the law gives the township its own time first, and no limit to the whole, the applicant
     * is told the sum: the township's time, the notice's where one is posted, and then the
     * decision's.
     */
    private void behindTheTownship() {
        StatutoryClock clock = running;
        if (clock == null || what != Term.DECISION || delegated) {
            return;
        }
        Optional<Limit> review = terms.term(Term.TOWNSHIP_REVIEW);
        if (review.isEmpty()) {
            return;
        }
        List<StatutoryClock.Stage> stages = new ArrayList<>();
        stages.add(stage(Term.TOWNSHIP_REVIEW, review.get()));
        terms.term(Term.PUBLIC_NOTICE)
                .filter(l -> terms.publicNotice().isPosted())
                .ifPresent(l -> stages.add(stage(Term.PUBLIC_NOTICE, l)));
        running = clock.behind(stages);
        // the sum is as sure as its least sure part
        sure =
                Stream.of(Term.TOWNSHIP_REVIEW, Term.PUBLIC_NOTICE, Term.DECISION)
                        .filter(t -> t != Term.PUBLIC_NOTICE || stages.size() > 1)
                        .flatMap(t -> terms.term(t).stream())
                        .max(Comparator.comparing(l -> l.article().confidence()))
                        .flatMap(CaseClock::sure);
    }

    private static StatutoryClock.Stage stage(Term term, Limit limit) {
        return new StatutoryClock.Stage(term(limit), term.words().zh(), term.words().en());
    }

    /**
     * Whether the body that decides has a limit of its own, from the township's papers, beside the
     * one that the applicant was told.
     */
    static boolean isDecidedFromPapers(Case subject, ProcedureSelection terms) {
        return !subject.isDecidedWhereAccepted()
                && terms.term(Term.DECISION).isPresent()
                && (terms.term(Term.TOWNSHIP_REVIEW).isPresent()
                        || (terms.term(Term.WHOLE).isPresent()
                                && terms.hasStep(OptionalStep.TOWNSHIP_REVIEW)));
    }

    /** Whether time does not count now: a special procedure, or a step whose article says so. */
    private boolean stands() {
        return special || !waitingFor.isEmpty();
    }

    private void stand(boolean stood, LocalDate day, Words cause, String article) {
        StatutoryClock clock = running;
        if (clock != null && stood != stands()) {
            running =
                    stood ? clock.resume(day) : clock.suspend(day, cause.zh(), cause.en(), article);
        }
    }

    /**
     * A step of the other side. Its own limit runs where it was asked; the leading body's stands
     * still only where the folder cites an article for it.
     */
    private void step(CaseEvent event, LocalDate day) {
        boolean stood = stands();
        switch (event) {
            case CaseEvent.StepTaken s ->
                    terms.jointStep(s.step())
                            .ifPresent(step -> start(JOINT, step.limit(), s.on(), day));
            case CaseEvent.StepAsked s ->
                    terms.jointStep(s.step())
                            .flatMap(JointStep::notCounted)
                            .ifPresent(article -> {
                                waitingFor.add(s.number());
                                stand(stood, day, JOINT, article.citation());
                            });
            case CaseEvent.StepAnswered s -> waitingFor.remove(s.number());
            case CaseEvent.StepCalledOff s -> waitingFor.remove(s.number());
            // the collecting side is told whether time counts, and not of which step
            case CaseEvent.Reported r -> reported(r, day);
            default -> {}
        }
        if (waitingFor.isEmpty()) {
            stand(stood, day, Words.same(""), "");
        }
    }

    private void reported(CaseEvent.Reported report, LocalDate day) {
        boolean stood = stands();
        boolean counts = report.content().clock().map(ClockReading::running).orElse(true);
        Optional<Article> article =
                terms.joint().stream().flatMap(s -> s.notCounted().stream()).findFirst();
        if (counts) {
            waitingFor.clear();
        } else if (article.isPresent() && !special) {
            waitingFor.add(0);
            stand(stood, day, JOINT, article.get().citation());
        }
    }

    /**
     * The day of the act, where the form asks for it, and not that of its entry: nobody gains days
     * by writing late, and nobody who did it in time is late.
     */
    static LocalDate acted(Recorded recorded) {
        LocalDate entered = recorded.day();
        return switch (recorded.event()) {
            case CaseEvent.HearingHeld h -> h.on();
            // by public notice the body has done its part when it posts it
            case CaseEvent.Delivered d -> d.published().orElse(d.on());
            case CaseEvent.Reported r when r.act() == Act.HOLD_HEARING || r.act() == Act.DELIVER ->
                    r.step().on().filter(on -> on.isBefore(entered)).orElse(entered);
            default -> entered;
        };
    }

    /** Which procedure began; a report names it first. */
    static SpecialProcedure procedure(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Suspended s -> s.procedure();
            case CaseEvent.Reported r when r.act() == Act.SUSPEND ->
                    r.content().details().stream()
                            .flatMap(line -> SpecialProcedure.named(line).stream())
                            .findFirst()
                            .orElse(SpecialProcedure.EXPERT_REVIEW);
            default -> SpecialProcedure.HEARING;
        };
    }

    private static LocalDate acceptedOn(Recorded recorded, LocalDate day) {
        return switch (recorded.event()) {
            case CaseEvent.Accepted a -> a.on();
            case CaseEvent.Reported r -> r.step().on().orElse(day);
            default -> day;
        };
    }

    private void end(LocalDate day) {
        StatutoryClock clock = running;
        if (clock != null) {
            // a clock that stands still ends as it stood
            ended.add(new Run(what, named, clock.stop(day), Optional.of(day), sure));
        }
        running = null;
        what = null;
        special = false;
        waitingFor.clear();
    }

    /** What is said of a limit that nobody verified. */
    static Optional<Words> sure(Limit limit) {
        return Optional.of(limit.article().confidence())
                .filter(c -> c.isLabelled())
                .map(c -> c.words());
    }

    /** Complete papers lay at a window from the day of application on, here or elsewhere. */
    private static LocalDate applied(Recorded recorded, LocalDate day) {
        return recorded.event() instanceof CaseEvent.Opened o ? o.appliedOn() : day;
    }

    private static LocalDate received(Recorded recorded, LocalDate day) {
        return switch (recorded.event()) {
            case CaseEvent.Opened o -> o.receivedOn().orElse(day);
            case CaseEvent.Reported r -> r.step().on().orElse(day);
            default -> day;
        };
    }

    private void start(Term term, LocalDate from, LocalDate on) {
        end(on);
        terms.term(term)
                .ifPresent(limit -> {
                    start(term.words(), limit, from, on);
                    what = term;
                });
    }

    private void start(Words words, Limit limit, LocalDate from, LocalDate on) {
        end(on);
        named = words;
        sure = sure(limit);
        running = StatutoryClock.of(term(limit), from, calendar);
    }

    static tongban.time.Term term(Limit limit) {
        String article = limit.article().citation();
        return switch (limit.unit()) {
            case WORKING_DAYS -> tongban.time.Term.workingDays(limit.length(), article);
            case CALENDAR_DAYS -> tongban.time.Term.calendarDays(limit.length(), article);
            case MONTHS -> tongban.time.Term.months(limit.length(), article);
        };
    }

    private Optional<ClockReading> reading(LocalDate today) {
        StatutoryClock clock = running;
        return clock == null
                ? Optional.empty()
                : Optional.of(reading(named, clock, today)).map(this::silence);
    }

    /** Where silence counts as acceptance, it does not on a day that may be too early. */
    private ClockReading silence(ClockReading now) {
        if (what != Term.SUPPLEMENT_NOTICE
                || !now.provisional()
                || terms.deemedAcceptance().isEmpty()) {
            return now;
        }
        List<Words> lines = new ArrayList<>(now.explanation());
        lines.add(SILENCE);
        return new ClockReading(
                now.what(),
                now.from(),
                now.due(),
                now.provisional(),
                now.running(),
                now.remaining(),
                now.unit(),
                now.article(),
                lines);
    }

    private static ClockReading reading(Words what, StatutoryClock clock, LocalDate today) {
        StatutoryClock.Reading now = clock.at(today);
        return new ClockReading(
                what,
                clock.start(),
                now.lastDay(),
                now.provisional(),
                !now.isSuspended(),
                now.left(),
                Words.of(clock.term().unit().zh(), clock.term().unit().en()),
                articles(clock),
                explanation(what, clock, now));
    }

    private static List<Words> explanation(
            Words what, StatutoryClock clock, StatutoryClock.Reading now) {
        List<Words> lines = new ArrayList<>();
        Words parts = parts(what, clock);
        lines.add(
                Words.of(
                        "自%s起算（当日不计），期限%s".formatted(clock.start(), parts.zh()),
                        "Counted from %s (that day not included): %s"
                                .formatted(clock.start(), parts.en())));
        clock.extensions()
                .forEach(more ->
                        lines.add(
                                Words.of(
                                        "延长%d%s".formatted(more.length(), more.unit().zh()),
                                        "Extended by %d %s"
                                                .formatted(more.length(), more.unit().en()))));
        for (StatutoryClock.Toll toll : clock.tolls()) {
            String until = toll.period().until().map(LocalDate::toString).orElse("");
            lines.add(
                    Words.of(
                            "%s至%s因%s不计时"
                                    .formatted(
                                            toll.period().from(),
                                            until.isEmpty() ? "今" : until + "（不含）",
                                            toll.cause()),
                            "Not counted from %s %s: %s"
                                    .formatted(
                                            toll.period().from(),
                                            until.isEmpty() ? "on" : "until " + until,
                                            toll.causeEn())));
        }
        if (!now.isSuspended()) {
            List<StatutoryClock.Day> days = clock.isOpenSuspended() ? List.of() : clock.days();
            long off =
                    days.stream()
                            .skip(1)
                            .filter(d -> !d.counted())
                            // days of the notice are no days off: they are time of their own
                            .filter(d ->
                                    d.why() != StatutoryClock.Why.TOLLED
                                            && d.why() != StatutoryClock.Why.ASIDE)
                            .count();
            long madeUp =
                    days.stream()
                            .filter(d -> d.why() == StatutoryClock.Why.MAKE_UP_WORKDAY)
                            .count();
            if (off > 0) {
                lines.add(
                        Words.of(
                                "其间休息日%d天不计%s"
                                        .formatted(off, madeUp > 0 ? "，调休上班" + madeUp + "天计入" : ""),
                                "%d days off are not counted%s"
                                        .formatted(
                                                off,
                                                madeUp > 0
                                                        ? ", " + madeUp + " make-up workdays are"
                                                        : "")));
            }
        }
        if (now.provisional()) {
            lines.add(
                    Words.of(
                            "涉及年份的放假安排尚未公布，日期为暂定",
                            "A year's holidays are not published yet: the day is provisional"));
        }
        return lines;
    }

    /** How long it is; where others have their time first, whose time it is made of. */
    private static Words parts(Words what, StatutoryClock clock) {
        List<ClockPage.Part> parts = Clocks.parts(what, clock);
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (ClockPage.Part part : parts) {
            boolean alone = parts.size() == 1;
            zh.add((alone ? "" : part.what().zh()) + part.length() + part.unit().zh());
            en.add((alone ? "" : part.what().en() + " ") + part.length() + " " + part.unit().en());
        }
        return Words.of(String.join("、", zh), String.join(", ", en));
    }

    /** Where the limit stands, and that of each whose time comes first. */
    private static String articles(StatutoryClock clock) {
        return Stream.concat(
                        clock.before().stream().map(s -> s.term().article()),
                        Stream.of(clock.term().article()))
                .filter(a -> !a.isEmpty())
                .distinct()
                .collect(Collectors.joining("、"));
    }

    /** A reading that the other side made, on another day: only what is left changes. */
    private static ClockReading onDay(
            ClockReading told, WorkingCalendar calendar, LocalDate today) {
        boolean working = told.unit().en().equals(tongban.time.Term.Unit.WORKING_DAYS.en());
        int left;
        if (today.isAfter(told.due())) {
            left =
                    -(working
                            ? calendar.workingDaysBetween(told.due(), today)
                            : days(told.due(), today));
        } else {
            left =
                    working
                            ? calendar.workingDaysBetween(today, told.due())
                            : days(today, told.due());
        }
        return new ClockReading(
                told.what(),
                told.from(),
                told.due(),
                told.provisional(),
                told.running(),
                told.running() ? left : told.remaining(),
                told.unit(),
                told.article(),
                told.explanation());
    }

    private static int days(LocalDate from, LocalDate until) {
        return Math.toIntExact(java.time.temporal.ChronoUnit.DAYS.between(from, until));
    }
}
