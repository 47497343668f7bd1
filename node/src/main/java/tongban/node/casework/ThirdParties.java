package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Those whose own interests a licence touches though they do not apply (利害关系人): each is told, may
 * state his view and ask for a hearing within the days that the applicant has for it, and nobody
 * decides before. What they say is for those who handle the case. Pure.
 */
final class ThirdParties {
    static final String ARTICLE = Procedure.LICENSING + "第三十六条、第四十七条第一款";

    /** More than that are told by a public notice (Art. 46), not one by one. */
    static final int PARTIES_MAX = 20;

    private ThirdParties() {}

    static List<CaseEvent> told(
            Command.TellThirdParty c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.reason(problems, "name", c.name());
        Decisions.limited(problems, "contact", c.contact());
        Decisions.reason(problems, "interest", c.interest());
        Hearings.isForeseen(known, problems);
        if (subject.heard(CaseEvent.ThirdPartyTold.class).size() >= PARTIES_MAX) {
            problems.add(HearingProblems.manyParties());
        }
        return List.of(
                new CaseEvent.ThirdPartyTold(
                        Hearings.askedBy(known), c.name(), c.contact(), c.interest()));
    }

    static List<CaseEvent> heard(
            Command.HearThirdParty c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.reason(problems, "statement", c.statement());
        LocalDate on = Optional.ofNullable(c.on()).orElse(known.today());
        Optional<CaseEvent.Recorded> told =
                unheard(subject).stream().filter(r -> r.seq() == c.party()).findFirst();
        if (told.isEmpty()) {
            problems.add(HearingProblems.noParty());
        } else if (on.isBefore(Case.day(told.get().at())) || on.isAfter(known.today())) {
            problems.add(Problems.day("on", Case.day(told.get().at()), known.today()));
        } else if (c.hearing() && on.isAfter(askBy(told.get()))) {
            problems.add(HearingProblems.tooLate(askBy(told.get())));
        }
        if (c.hearing() && subject.happened(Act.HOLD_HEARING)) {
            problems.add(HearingProblems.heldAlready());
        }
        return List.of(new CaseEvent.ThirdPartyHeard(c.party(), on, c.hearing(), c.statement()));
    }

    private static LocalDate askBy(CaseEvent.Recorded told) {
        return ((CaseEvent.ThirdPartyTold) told.event()).askBy();
    }

    /** Who was told and has said nothing, oldest first. */
    static List<CaseEvent.Recorded> unheard(Case subject) {
        Set<Integer> heard = new HashSet<>();
        subject.heard(CaseEvent.ThirdPartyHeard.class).forEach(h -> heard.add(h.party()));
        return subject.events().stream()
                .filter(r -> r.event() instanceof CaseEvent.ThirdPartyTold)
                .filter(r -> !heard.contains(r.seq()))
                .toList();
    }

    /** When the first of them asked for a hearing. */
    static Optional<LocalDate> askedOn(Case subject) {
        return subject.heard(CaseEvent.ThirdPartyHeard.class).stream()
                .filter(CaseEvent.ThirdPartyHeard::hearing)
                .map(CaseEvent.ThirdPartyHeard::on)
                .min(LocalDate::compareTo);
    }

    /** While somebody may still say something, nobody decides. */
    static void hinder(Case subject, Circumstances known, List<Problem> problems) {
        unheard(subject).stream()
                .map(ThirdParties::askBy)
                .max(LocalDate::compareTo)
                .filter(by -> !known.today().isAfter(by))
                .ifPresent(by -> problems.add(HearingProblems.partyMayStillAsk(by)));
    }

    /** Each with what he said. */
    static List<CaseBranches.ThirdParty> all(Case subject) {
        List<CaseBranches.ThirdParty> all = new ArrayList<>();
        for (CaseEvent.Recorded r : subject.events()) {
            if (r.event() instanceof CaseEvent.ThirdPartyTold t) {
                Optional<CaseEvent.ThirdPartyHeard> heard =
                        subject.heard(CaseEvent.ThirdPartyHeard.class).stream()
                                .filter(h -> h.party() == r.seq())
                                .findFirst();
                all.add(
                        new CaseBranches.ThirdParty(
                                r.seq(),
                                Case.day(r.at()),
                                t.askBy(),
                                t.name(),
                                t.contact(),
                                t.interest(),
                                heard.map(CaseEvent.ThirdPartyHeard::hearing),
                                heard.map(CaseEvent.ThirdPartyHeard::statement).orElse("")));
            }
        }
        return all;
    }
}
