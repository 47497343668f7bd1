package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Jurisdiction;

/**
 * A case of the own side as another platform is told of it: everything in full, at one version.
 *
 * @param answers as typed into the service's form, by field; with the proxy's power of attorney and
 *     an oral application, by field of {@link Drafts}
 * @param materials how each paper was handed in
 * @param elsewhere what another platform states, where the case was taken in there
 * @param due last day of the decision's limit, as it stands on the day the record is made or stood
 *     when it was decided; empty before acceptance
 * @param steps what happened, oldest first, up to the version
 * @param rating by the applicant; empty where he gave none
 */
public record CaseRecord(
        UUID id,
        String number,
        String service,
        int version,
        Mode mode,
        Jurisdiction competent,
        String place,
        Optional<LocalDate> eventOn,
        Person applicant,
        Optional<Person> proxy,
        Map<String, List<String>> answers,
        List<MaterialTaken> materials,
        LocalDate appliedOn,
        boolean atWindow,
        Optional<TakenElsewhere> elsewhere,
        Optional<LocalDate> acceptedOn,
        Optional<LocalDate> due,
        Organ accepting,
        Organ deciding,
        List<Step> steps,
        Optional<RatingGrade> rating) {

    public CaseRecord {
        answers = Map.copyOf(answers);
        materials = List.copyOf(materials);
        steps = List.copyOf(steps);
    }

    /**
     * Who applies, or who does it for him.
     *
     * @param kind {@code person} or {@code enterprise}
     * @param number in full
     */
    public record Person(
            String kind,
            String name,
            String number,
            String mobile,
            String address,
            String relation) {}

    /**
     * One step.
     *
     * @param state after it
     * @param handler name of the official; empty for the applicant and the node
     * @param organ id of the body that acted; empty for the applicant and the node
     * @param words why, or what was asked for; may be empty
     * @param special the special procedure that began, a hearing included
     * @param days how long that is expected to take, 0 for none
     * @param notSupplied it ended the case because what was asked for did not come
     */
    public record Step(
            int version,
            Act act,
            State state,
            Instant at,
            String handler,
            String organ,
            String words,
            Optional<SpecialProcedure> special,
            int days,
            boolean notSupplied) {}

    /** The last step of this kind. */
    public Optional<Step> last(Act... acts) {
        List<Act> wanted = List.of(acts);
        return steps.reversed().stream().filter(s -> wanted.contains(s.act())).findFirst();
    }
}
