package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tongban.node.casework.MaterialTaken.How;
import tongban.service.Material;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;
import tongban.time.WorkingCalendar;

/**
 * Promised instead of proved (告知承诺), and to follow later (容缺): what was promised is verified
 * afterwards, and a false promise takes the decision with it; what was to follow follows in time or
 * nothing is granted. Pure.
 */
final class Promises {
    static final String ARTICLE = "《优化营商环境条例》第四十条";

    /** What the applicant is told before he promises, in writing and once. */
    static final Words CONSEQUENCES =
            Words.of(
                    "您可以选择提交证明或者书面承诺。承诺不实的，将撤销据此作出的决定，并依法记入信用记录。",
                    "You may prove it or promise it in writing. If a promise turns out to be false, the decision"
                            + " that rests on it is revoked, and it is entered in the credit record as the law says.");

    private Promises() {}

    /**
     * A paper that was to follow.
     *
     * @param days working days that it had, from the day of receipt
     * @param due last day
     */
    record Later(String material, LocalDate from, int days, LocalDate due) {}

    /** Papers taken as promised, by id. */
    static List<String> promised(Case subject) {
        return subject.materials().values().stream()
                .filter(m -> m.how() == How.PROMISED)
                .map(MaterialTaken::material)
                .toList();
    }

    /** What was to follow and has not come yet. */
    static List<Later> outstanding(
            Case subject, ServiceDefinition service, WorkingCalendar calendar) {
        List<Later> later = new ArrayList<>();
        LocalDate from = subject.receivedOn().orElse(subject.opened().appliedOn());
        for (MaterialTaken taken : subject.materials().values()) {
            if (taken.how() == How.TO_FOLLOW) {
                int days = Math.max(1, laterDays(service, taken.material()));
                later.add(new Later(taken.material(), from, days, due(from, days, calendar)));
            }
        }
        return later;
    }

    private static LocalDate due(LocalDate from, int days, WorkingCalendar calendar) {
        return StatutoryClock.of(tongban.time.Term.workingDays(days, ""), from, calendar).lastDay();
    }

    private static int laterDays(ServiceDefinition service, String material) {
        return service.materials().stream()
                .filter(m -> m.id().equals(material))
                .mapToInt(Material::laterDays)
                .findFirst()
                .orElse(0);
    }

    static List<CaseEvent> verified(Command.VerifyPromise c, Case subject, List<Problem> problems) {
        Decisions.reason(problems, "findings", c.findings());
        boolean already =
                subject.heard(CaseEvent.PromiseVerified.class).stream()
                        .anyMatch(v -> v.material().equals(c.material()));
        if (already || !promised(subject).contains(c.material())) {
            problems.add(PaperProblems.noPromise(c.material()));
        }
        return List.of(new CaseEvent.PromiseVerified(c.material(), c.kept(), c.findings()));
    }

    /** Whether a promise was found to be false. */
    static boolean broken(Case subject) {
        return subject.heard(CaseEvent.PromiseVerified.class).stream().anyMatch(v -> !v.kept());
    }

    static List<CaseEvent> revoked(
            Command.Revoke c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.reason(problems, "reason", c.reason());
        if (!broken(subject)) {
            problems.add(PaperProblems.nothingToRevoke());
        }
        return List.of(new CaseEvent.Revoked(known.today(), c.reason()));
    }

    static List<CaseEvent> suppliedLater(
            Command.SupplyLater c, Case subject, Circumstances known, List<Problem> problems) {
        later(c, subject, known, problems);
        return List.of(new CaseEvent.LaterSupplied(supplied(c, subject, known), c.note()));
    }

    /** What was named, and what was uploaded of that which was to follow. */
    static List<MaterialTaken> supplied(Command.SupplyLater c, Case subject, Circumstances known) {
        Set<String> uploaded = new HashSet<>(open(subject, known));
        uploaded.retainAll(known.papers());
        return Intakes.withUploads(c.materials(), uploaded);
    }

    private static List<String> open(Case subject, Circumstances known) {
        return outstanding(subject, known.service(), known.calendar()).stream()
                .map(Later::material)
                .toList();
    }

    static void later(
            Command.SupplyLater c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.limited(problems, "note", c.note());
        Intakes.lines(c.materials(), known, problems);
        Intakes.byHimself(c.materials(), false, known, problems);
        if (supplied(c, subject, known).isEmpty()) {
            problems.add(PaperProblems.nothingHandedIn());
        }
        List<String> open = open(subject, known);
        for (MaterialTaken taken : c.materials()) {
            boolean real = taken.how() != How.TO_FOLLOW && taken.how() != How.PROMISED;
            if (!open.contains(taken.material()) || !real) {
                problems.add(
                        PaperProblems.how(
                                taken.material(),
                                Intakes.name(known.service(), taken.material()),
                                taken.how()));
            }
        }
    }

    static void hinder(Case subject, Circumstances known, List<Problem> problems) {
        outstanding(subject, known.service(), known.calendar())
                .forEach(l ->
                        problems.add(
                                PaperProblems.stillToFollow(
                                        l.material(),
                                        Intakes.name(known.service(), l.material()),
                                        l.due())));
        if (broken(subject)) {
            problems.add(PaperProblems.falsePromise());
        }
    }
}
