package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.service.text.Words;

/**
 * Everything a page shows of one case to one actor. What the actor has no need to know is not in
 * it.
 *
 * @param serviceHash of the version of the service under which the case began: its words are those
 *     of that version
 * @param version to send with the next command
 * @param stateWords the state in the service's own verbs for the competent side
 * @param competence who accepts, who decides, in whose name and why
 * @param timeline oldest first; on the collecting side with what the other side reported
 * @param clock the limit that runs now, if one does
 * @param permitted what this actor may do next
 * @param why for the applicant, once it is decided as the standard proposed: what determined it, a
 *     line a node, indented by full-width blanks
 * @param appliedOn the day of the application, on whichever side it was made
 * @param branches hearing, visits, notice, promises, rating and the like, where there were any
 * @param mandate by what right the proxy acts
 * @param oral where the applicant cannot write and applied orally
 * @param authorised who was not there, was asked on his phone and answered
 * @param elsewhere what another platform states, where the case was taken in there
 * @param changes what that platform told after somebody had acted here, not answered yet; for those
 *     who handle the case
 * @param barred the applicant, the proxy or a member of the household is a near relative of the
 *     actor, who keeps away
 * @param inHand which officer has it in hand, where one has; never told to the applicant
 * @param parcels originals that were collected for the other side, and where each is
 * @param silentlyAccepted where nobody says anything in time, the law accepts the case
 */
public record CasePage(
        UUID id,
        String number,
        String serviceId,
        String serviceHash,
        Words serviceName,
        Part part,
        Mode mode,
        State state,
        Words stateWords,
        int version,
        Competence competence,
        Person applicant,
        Optional<Person> proxy,
        List<Step> timeline,
        Optional<ClockReading> clock,
        List<Material> materials,
        List<Documents.Line> documents,
        List<Answer> answers,
        List<MissingLine> supplement,
        Optional<Proposal> proposal,
        Optional<Recommendation> recommendation,
        Optional<Decision> decision,
        List<Permitted> permitted,
        Optional<HandOverSheet> handOver,
        List<Message> messages,
        List<Notice> notices,
        List<Words> why,
        LocalDate appliedOn,
        Optional<TakenElsewhere> elsewhere,
        List<OpenChange> changes,
        CaseBranches branches,
        Optional<Mandated> mandate,
        Optional<OralApplication> oral,
        List<Authorisation> authorised,
        boolean barred,
        Optional<InHand> inHand,
        Parcels.Sheet parcels,
        boolean silentlyAccepted) {

    /** When the case began on this side, whatever the day of its application. */
    public LocalDate enteredOn() {
        return Case.day(timeline.getFirst().at());
    }

    /**
     * Whom to turn to because nobody accepted or decided it in time; empty while it is not late.
     */
    public List<Words> inaction() {
        return Inaction.remedies(state, clock, silentlyAccepted, competence.remedies());
    }

    /**
     * @param inNameOf the body in whose name is decided: an entrusted body acts in that of the
     *     entrusting one
     * @param why in words, with the power list's entry where there is one
     * @param remedies where and until when to object to what the competent body does
     */
    public record Competence(
            Optional<Organ> collecting,
            Organ accepting,
            Organ deciding,
            Organ inNameOf,
            List<Words> why,
            List<Words> remedies) {}

    /**
     * @param name full for those who handle the case and the person, masked for others
     * @param number always masked; see {@link Cases#applicantNumber}
     * @param electronicService empty where nobody asked, and of a proxy
     */
    public record Person(
            String name,
            String number,
            String mobile,
            String address,
            Words relation,
            Optional<ElectronicService> electronicService) {
        public boolean agreesToElectronicService() {
            return electronicService.filter(s -> s == ElectronicService.AGREED).isPresent();
        }
    }

    /**
     * One step, and who was responsible for it.
     *
     * @param actor login's display name on the own side; empty for steps that the other side
     *     reported, where the body and the role are enough
     * @param standsFor name of the absent officer on whose behalf the actor did it, or empty
     * @param reportedAt when the other side's report arrived, for its steps
     * @param details in words, e.g. what was asked for, why it was suspended
     */
    public record Step(
            int version,
            Act act,
            Words actWords,
            State state,
            Instant at,
            Organ organ,
            Words role,
            String actor,
            String standsFor,
            Optional<Instant> reportedAt,
            String article,
            List<Words> details)
            implements Passage {}

    /**
     * A parcel that left or was opened: no step of the procedure.
     *
     * @param way from whom to whom
     * @param pieces what was in it, and how it was found when it was opened
     */
    public record Transit(Instant at, Words what, Words way, List<Words> pieces)
            implements Passage {}

    /** Something in the history of a case. */
    public sealed interface Passage {
        Instant at();
    }

    /** Steps in their order, and between them what travelled meanwhile. */
    public List<Passage> history() {
        List<Transit> transits =
                parcels.parcels().stream()
                        .flatMap(Parcels.Parcel::transits)
                        .sorted(Comparator.comparing(Transit::at))
                        .toList();
        List<Passage> history = new ArrayList<>();
        int told = 0;
        for (Step step : timeline) {
            while (told < transits.size() && transits.get(told).at().isBefore(step.at())) {
                history.add(transits.get(told++));
            }
            history.add(step);
        }
        history.addAll(transits.subList(told, transits.size()));
        return history;
    }

    /**
     * @param how how it is there now
     * @param atFirst how it was handed in, promised or announced when the case began
     */
    public record Material(
            String id,
            Words name,
            boolean required,
            Words how,
            Words atFirst,
            int copies,
            String note) {}

    /**
     * @param value the whole answer
     * @param each of several members and the like one by one; empty for a single value
     * @param source register, declared, document or exchange, in words
     * @param field to link a correction to
     */
    public record Answer(
            String field,
            Words question,
            Words value,
            List<Words> each,
            Words source,
            boolean sensitive) {
        public Answer {
            each = List.copyOf(each);
        }
    }

    /**
     * By what right somebody acts for the applicant.
     *
     * @param byPhone the applicant gave it on his phone; on paper otherwise
     * @param from first and last day of the power of attorney; none for a guardian
     * @param over it has run out by now: the proxy needs a new one for further steps
     * @param withdrawn the applicant took it back: the proxy does nothing further
     */
    public record Mandated(
            Words kind,
            boolean byMandate,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            boolean byPhone,
            boolean over,
            boolean withdrawn) {
        /** It can be taken back at a window; what was given by phone goes by its own number. */
        public boolean onPaper() {
            return byMandate && !byPhone;
        }
    }

    public record MissingLine(String subject, Words name, String what, boolean supplied) {}

    /**
     * What the standard says; a person decides.
     *
     * @param outcome granted, refused, or incomplete
     * @param missing facts that could still change the answer, where incomplete
     * @param demonstration some value used is a demonstration, from memory, or beyond its verified
     *     days
     * @param explanation what determined the outcome: a line a node, indented by full-width blanks
     */
    public record Proposal(
            Kind outcome,
            Words summary,
            List<Reason> reasons,
            List<Words> missing,
            List<Award> awards,
            String standardVersion,
            String standardHash,
            boolean demonstration,
            List<Words> explanation) {
        /** What a proposal can come to. */
        public enum Kind {
            GRANTED("符合条件", "conditions met"),
            REFUSED("不符合条件", "conditions not met"),
            INCOMPLETE("信息不足，暂不能判定", "incomplete: cannot be said yet");

            private final Words words;

            Kind(String zh, String en) {
                this.words = Words.of(zh, en);
            }

            public Words words() {
                return words;
            }
        }
    }

    public record Reason(Words text, String article) {}

    public record Award(Words name, Words value) {}

    /**
     * A sum that a person set otherwise than the standard proposes.
     *
     * @param proposed in words where the standard proposes nothing
     */
    public record OtherSum(Words name, Words proposed, Words decided) {
        /** Both amounts in one line. */
        public Words words() {
            return Words.of(
                    name.zh() + "：决定" + decided.zh() + "，建议" + proposed.zh(),
                    name.en() + ": decided " + decided.en() + ", proposed " + proposed.en());
        }
    }

    public record Recommendation(Outcome outcome, String opinion, Instant at) {}

    /**
     * @param verb what the decision is called on the competent side
     * @param departure why it departs from the proposal; empty where it does not, and on the
     *     collecting side
     * @param remedies where and until when to object
     * @param demonstration whether an amount rests on a value that nobody verified
     * @param otherSums amounts that are not the proposed ones, each beside it
     */
    public record Decision(
            Outcome outcome,
            Words verb,
            LocalDate on,
            Organ inNameOf,
            List<Reason> reasons,
            List<Award> awards,
            String departure,
            List<Words> remedies,
            boolean automatic,
            boolean demonstration,
            List<OtherSum> otherSums) {
        /** A side of an earlier release does not send the last. */
        public Decision {
            otherSums = otherSums == null ? List.of() : List.copyOf(otherSums);
        }
    }

    /**
     * @param number of the step that it was told with
     * @param acceptable whether the case can still take it over
     */
    public record OpenChange(
            int number,
            String platform,
            LocalDate on,
            boolean deleted,
            List<ToldValue> values,
            boolean acceptable) {}

    /** An act the actor may do now; the command has the same name. */
    public record Permitted(Act act, Words words, String article) {}

    /** 异地代收代办移交清单. */
    public record HandOverSheet(
            String number,
            Organ from,
            Organ to,
            Words identityShown,
            boolean identityChecked,
            String identityNote,
            List<Material> items,
            List<Documents.Line> documents,
            String collectedBy,
            Instant collectedAt,
            Optional<Instant> forwardedAt,
            Optional<Instant> receivedAt,
            String courier,
            String note) {}

    /** What crossed the border for this case. */
    public record Message(
            boolean outgoing,
            long seq,
            Words kind,
            Instant at,
            Optional<Instant> delivered,
            String fault) {

        /** What this side or the other said to it, in either language. */
        public Words said() {
            Refusal said = Refusal.of(fault);
            return Words.of(
                    said.code() + " " + said.what().zh(), said.code() + " " + said.what().en());
        }
    }

    /** What the applicant has been told of an act, in words of the service. */
    public record Notice(Instant at, Act act, Words text) {}
}
