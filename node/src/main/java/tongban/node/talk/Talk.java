package tongban.node.talk;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongban.node.casework.Problem;
import tongban.node.talk.TalkAct.By;

/**
 * A talk without what is said in it, and how it goes on. Pure.
 *
 * @param organ at whose desk it is
 * @param followUpUntil by when what was agreed is to be done
 * @param ticketed whether it became a ticket of the line
 */
record Talk(
        TalkStage stage,
        String organ,
        Optional<LocalDate> on,
        Optional<LocalTime> at,
        Optional<LocalDate> followUpUntil,
        boolean ticketed) {

    sealed interface Verdict {
        record Happens(Talk after) implements Verdict {}

        record Rejected(List<Problem> problems) implements Verdict {}
    }

    static Talk asked(String organ) {
        return new Talk(
                TalkStage.ASKED,
                organ,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** What is wrong with a request, all at once. */
    static List<Problem> faults(Talks.Asked asked, Set<String> receivers, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (!receivers.contains(asked.organ())) {
            problems.add(TalkProblems.noBody());
        }
        text(problems, "title", asked.title(), Talks.TITLE_LENGTH_MAX, true);
        text(problems, "text", asked.text(), Talks.TEXT_LENGTH_MAX, true);
        if (asked.from().isEmpty() || asked.from().get().isBefore(today)) {
            problems.add(TalkProblems.noDay("from"));
        }
        if (asked.until().isEmpty()
                || asked.from().isPresent() && asked.until().get().isBefore(asked.from().get())) {
            problems.add(TalkProblems.noDay("until"));
        }
        return problems;
    }

    List<TalkAct> may(By by) {
        return Arrays.stream(TalkAct.values())
                .filter(a -> a.by() == by && a.from().contains(stage))
                .filter(a -> a != TalkAct.TO_TICKET || !ticketed)
                .toList();
    }

    Verdict decide(TalkOrder order, By by, Set<String> receivers, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        TalkAct act = order.act();
        if (act.by() != by) {
            problems.add(TalkProblems.notYours());
        } else if (!may(by).contains(act)) {
            problems.add(TalkProblems.notNow(stage));
        }
        text(problems, "said", order.said(), Talks.TEXT_LENGTH_MAX, needsWords(order));
        Talk after =
                switch (order) {
                    case TalkOrder.Appoint a -> appointed(a, today, problems);
                    case TalkOrder.PassOn p -> passedOn(p, receivers, problems);
                    case TalkOrder.Record r -> recorded(r, today, problems);
                    case TalkOrder.Plain p -> plain(p);
                };
        return problems.isEmpty()
                ? new Verdict.Happens(after)
                : new Verdict.Rejected(List.copyOf(problems));
    }

    private static boolean needsWords(TalkOrder order) {
        return switch (order.act()) {
            case ACCEPT, WITHDRAW, ASK -> false;
            case MOVE, PASS_ON, DECLINE, RECORD, FOLLOW_UP, TO_TICKET -> true;
        };
    }

    private static void text(
            List<Problem> problems, String field, String text, int max, boolean required) {
        if (required && text.isBlank()) {
            problems.add(TalkProblems.missing(field));
        } else if (text.length() > max) {
            problems.add(TalkProblems.tooLong(field, max));
        }
    }

    private Talk appointed(TalkOrder.Appoint a, LocalDate today, List<Problem> problems) {
        if (a.on().isEmpty() || a.on().get().isBefore(today)) {
            problems.add(TalkProblems.noDay("on"));
        }
        if (a.at().isEmpty()) {
            problems.add(TalkProblems.noTime());
        }
        text(problems, "place", a.place(), Talks.TITLE_LENGTH_MAX, true);
        text(problems, "official", a.official(), Talks.TITLE_LENGTH_MAX, true);
        return new Talk(TalkStage.AGREED, organ, a.on(), a.at(), followUpUntil, ticketed);
    }

    private Talk passedOn(TalkOrder.PassOn p, Set<String> receivers, List<Problem> problems) {
        if (!receivers.contains(p.organ()) || p.organ().equals(organ)) {
            problems.add(TalkProblems.noBody());
        }
        return new Talk(TalkStage.ASKED, p.organ(), on, at, followUpUntil, ticketed);
    }

    /** What was agreed is recorded on its day or later; a follow-up has a day. */
    private Talk recorded(TalkOrder.Record r, LocalDate today, List<Problem> problems) {
        if (on.filter(day -> day.isAfter(today)).isPresent()) {
            problems.add(TalkProblems.notHeldYet());
        }
        text(problems, "followUp", r.followUp(), Talks.TEXT_LENGTH_MAX, false);
        boolean more = !r.followUp().isBlank();
        if (more && (r.until().isEmpty() || r.until().get().isBefore(today))) {
            problems.add(TalkProblems.noDay("until"));
        }
        return new Talk(
                more ? TalkStage.FOLLOWED : TalkStage.DONE,
                organ,
                on,
                at,
                more ? r.until() : Optional.empty(),
                ticketed);
    }

    private Talk plain(TalkOrder.Plain p) {
        return switch (p.act()) {
            case DECLINE -> to(TalkStage.DECLINED, ticketed);
            case WITHDRAW -> to(TalkStage.WITHDRAWN, ticketed);
            case FOLLOW_UP -> to(TalkStage.DONE, ticketed);
            case TO_TICKET -> to(TalkStage.DONE, true);
            case ASK, ACCEPT, PASS_ON, MOVE, RECORD -> this;
        };
    }

    private Talk to(TalkStage to, boolean withTicket) {
        return new Talk(to, organ, on, at, followUpUntil, withTicket);
    }
}
