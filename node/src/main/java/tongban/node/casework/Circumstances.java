package tongban.node.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tongban.node.casework.CaseEvent.Proposed;
import tongban.node.casework.CaseEvent.StoredFact;
import tongban.node.identity.Actor;
import tongban.service.ServiceDefinition;
import tongban.time.WorkingCalendar;

/**
 * What has to be known besides the case to decide a command. Everything was looked up before, so
 * that deciding is pure.
 *
 * @param today the day in the two provinces
 * @param intake the draft as read, for the commands that begin a case
 * @param papers materials for which a document has been uploaded
 * @param proposal what the standard proposes now, for the commands that need it
 * @param corrections answers typed with the command, as read
 * @param faults of those answers
 * @param named the body that the command names, if it is one
 * @param calendar of working days
 * @param joint steps of the other side that the command may ask for, with the bodies to ask
 * @param atOnceMax the most that may be handed out before the decision, where the standard says so
 * @param reviewers names of those who reviewed the case, for the command that names a president
 * @param minor whether the applicant is under eighteen, for the command that posts a notice
 * @param paid what a ledger pays of what was awarded now, for the command that publishes
 * @param relative whether the register of near relatives of the side has the applicant, for the
 *     command that decides
 * @param sums what the standard awards and allows in money, for the commands that may say another
 *     amount
 */
record Circumstances(
        Actor actor,
        ServiceDefinition service,
        String serviceHash,
        LocalDate today,
        Optional<Intake> intake,
        Set<String> papers,
        Optional<Proposed> proposal,
        Map<String, StoredFact> corrections,
        List<Problem> faults,
        Optional<Organ> named,
        WorkingCalendar calendar,
        List<JointTarget> joint,
        Optional<BigDecimal> atOnceMax,
        Set<String> reviewers,
        boolean minor,
        boolean relative,
        Sums.Known sums,
        PaidAwards.Paid paid) {

    /**
     * A draft, read.
     *
     * @param number of the case to be
     * @param authorised who was asked on his phone, and answered
     * @param elsewhere what another platform states, where the case was taken in there
     */
    record Intake(
            String number,
            Mode mode,
            CaseEvent.Route route,
            String place,
            CaseEvent.Applicant applicant,
            Optional<CaseEvent.Applicant> proxy,
            Map<String, StoredFact> facts,
            Optional<LocalDate> eventOn,
            Optional<Mandate> mandate,
            Optional<OralApplication> oral,
            List<Authorisation> authorised,
            Optional<TakenElsewhere> elsewhere) {

        /** The day of the application: today, unless another platform states an earlier one. */
        LocalDate appliedOn(LocalDate today) {
            return elsewhere.map(TakenElsewhere::appliedOn).orElse(today);
        }
    }

    static Circumstances of(
            Actor actor,
            ServiceDefinition service,
            String serviceHash,
            LocalDate today,
            WorkingCalendar calendar) {
        return new Circumstances(
                actor,
                service,
                serviceHash,
                today,
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                calendar,
                List.of(),
                Optional.empty(),
                Set.of(),
                false,
                false,
                Sums.Known.NOTHING,
                PaidAwards.Paid.UNKNOWN);
    }

    Circumstances with(Intake draft, Set<String> uploaded) {
        return changed(c -> {
            c.intake = Optional.of(draft);
            c.papers = uploaded;
        });
    }

    Circumstances with(Proposed made) {
        return changed(c -> c.proposal = Optional.of(made));
    }

    Circumstances with(Map<String, StoredFact> read, List<Problem> wrong) {
        return changed(c -> {
            c.corrections = read;
            c.faults = wrong;
        });
    }

    Circumstances with(Set<String> uploaded) {
        return changed(c -> c.papers = uploaded);
    }

    Circumstances with(Optional<Organ> body) {
        return changed(c -> c.named = body);
    }

    Circumstances as(Actor other) {
        return changed(c -> c.actor = other);
    }

    Circumstances joining(List<JointTarget> targets) {
        return changed(c -> c.joint = targets);
    }

    Circumstances atOnce(Optional<BigDecimal> most) {
        return changed(c -> c.atOnceMax = most);
    }

    Circumstances reviewedBy(Set<String> names) {
        return changed(c -> c.reviewers = names);
    }

    Circumstances ofMinor(boolean isMinor) {
        return changed(c -> c.minor = isMinor);
    }

    Circumstances relative(boolean isRelative) {
        return changed(c -> c.relative = isRelative);
    }

    Circumstances with(Sums.Known known) {
        return changed(c -> c.sums = known);
    }

    Circumstances paying(PaidAwards.Paid now) {
        return changed(c -> c.paid = now);
    }

    private Circumstances changed(Consumer<Changes> change) {
        Changes changes = new Changes(this);
        change.accept(changes);
        return new Circumstances(
                changes.actor,
                service,
                serviceHash,
                today,
                changes.intake,
                changes.papers,
                changes.proposal,
                changes.corrections,
                changes.faults,
                changes.named,
                calendar,
                changes.joint,
                changes.atOnceMax,
                changes.reviewers,
                changes.minor,
                changes.relative,
                changes.sums,
                changes.paid);
    }

    /** What is found out one after the other. */
    private static final class Changes {
        private Actor actor;
        private Optional<Intake> intake;
        private Set<String> papers;
        private Optional<Proposed> proposal;
        private Map<String, StoredFact> corrections;
        private List<Problem> faults;
        private Optional<Organ> named;
        private List<JointTarget> joint;
        private Optional<BigDecimal> atOnceMax;
        private Set<String> reviewers;
        private boolean minor;
        private boolean relative;
        private Sums.Known sums;
        private PaidAwards.Paid paid;

        Changes(Circumstances from) {
            actor = from.actor;
            intake = from.intake;
            papers = from.papers;
            proposal = from.proposal;
            corrections = from.corrections;
            faults = from.faults;
            named = from.named;
            joint = from.joint;
            atOnceMax = from.atOnceMax;
            reviewers = from.reviewers;
            minor = from.minor;
            relative = from.relative;
            sums = from.sums;
            paid = from.paid;
        }
    }
}
