package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.Authorisation.Standing;
import tongban.node.casework.Authorisation.What;
import tongban.node.casework.JdbcAuthorisationRows.Held;

/**
 * What was asked of people on their phones about one draft, against what the draft says now: a
 * power of attorney counts for the applicant and the agent that it names, and for nobody who was
 * typed in afterwards.
 *
 * @param asked oldest first
 * @param applicant number of the applicant as the draft has it now
 * @param agent number of who acts for him; empty for nobody
 */
record ByPhone(List<Held> asked, String applicant, String agent) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /**
     * The last asking for this applicant and this agent that was neither taken back nor ran out.
     */
    private Optional<Held> last() {
        return asked.reversed().stream()
                .filter(h ->
                        h.what() == What.POWER_OF_ATTORNEY
                                && h.content().number().equals(applicant)
                                && h.content().byNumber().equals(agent))
                .filter(h -> h.standing() == Standing.OPEN || h.standing().isAnswer())
                .findFirst();
    }

    private boolean stands(Standing standing) {
        return last().filter(h -> h.standing() == standing).isPresent();
    }

    boolean isAsked() {
        return stands(Standing.OPEN);
    }

    boolean isRefused() {
        return stands(Standing.REFUSED);
    }

    /** What he agreed to: for this matter, from the day of his answer. */
    Optional<Mandate> power(Mandate.Kind kind, String service) {
        return last().filter(h ->
                        h.standing() == Standing.AGREED
                                && h.content().service().equals(service)
                                && h.content().capacity().equals(Optional.of(kind)))
                .map(h ->
                        new Mandate(
                                kind,
                                Optional.of(service),
                                h.authorisation().answeredAt().map(ByPhone::day),
                                Optional.of(h.authorisation().holdsUntil()),
                                Optional.of(h.authorisation().id())));
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    /**
     * He refused: only a paper that he gave afterwards counts.
     *
     * @param paper first day of a power of attorney on paper
     */
    void refused(Optional<LocalDate> paper, List<Problem> problems) {
        Optional<LocalDate> refused =
                last().filter(h -> h.standing() == Standing.REFUSED)
                        .flatMap(h -> h.authorisation().answeredAt())
                        .map(ByPhone::day);
        if (refused.isPresent() && paper.filter(d -> !d.isBefore(refused.get())).isEmpty()) {
            problems.add(
                    Problem.of(
                            "CASE-136",
                            Drafts.PROXY_KIND,
                            "申请人在手机上拒绝了这项委托",
                            "The applicant refused this on his phone",
                            "请与申请人联系后重新请求，或由本人申请；此前出具的委托书不再算数",
                            "Speak with him and ask again, or let him apply in person; a power of attorney from before counts no more"));
        }
    }

    /** Nothing is taken in while somebody has yet to answer. */
    void open(List<Problem> problems) {
        if (asked.stream().anyMatch(h -> h.standing() == Standing.OPEN)) {
            problems.add(
                    Problem.of(
                            "CASE-130",
                            Authorisations.WHAT,
                            "有人还没有在手机上答复授权请求",
                            "Somebody has not answered on his phone yet",
                            "请等待答复，或撤回请求",
                            "Wait for the answer, or take the asking back"));
        }
    }

    /** What goes with the case. */
    List<Authorisation> answers() {
        return asked.stream()
                .filter(h -> h.standing().isAnswer())
                .filter(h ->
                        h.what() == What.DATA_CHECK
                                || (h.content().number().equals(applicant)
                                        && h.content().byNumber().equals(agent)))
                .map(Held::authorisation)
                .toList();
    }
}
