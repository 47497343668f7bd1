package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongban.node.casework.MaterialTaken.How;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.service.Material;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/** What comes in: the beginning of a case, papers supplied, and what crosses the border. Pure. */
final class Intakes {
    private Intakes() {}

    static Verdict submit(Command.Submit c, Circumstances known) {
        if (!known.actor().is(Role.RESIDENT)) {
            return new Verdict.Forbidden(Problems.role(Act.SUBMIT));
        }
        List<Problem> problems = new ArrayList<>(known.faults());
        if (!c.declaredTrue()) {
            problems.add(IntakeProblems.undeclared());
        }
        formalCheck(c.materials(), known, problems);
        byHimself(c.materials(), true, known, problems);
        Behalf.shown(known, problems);
        return opened(Act.SUBMIT, c.materials(), Optional.empty(), known, problems);
    }

    static Verdict collect(Command.Collect c, Circumstances known) {
        if (!known.actor().is(Role.CLERK)) {
            return new Verdict.Forbidden(Problems.role(Act.COLLECT));
        }
        List<Problem> problems = new ArrayList<>(known.faults());
        // whoever comes from another platform stood in front of somebody there
        boolean there = known.intake().flatMap(Circumstances.Intake::elsewhere).isPresent();
        if (!c.identity().matches() && !there) {
            problems.add(IntakeProblems.identity());
        }
        Decisions.limited(problems, "identity.note", c.identity().note());
        if (!c.declaredTrue()) {
            problems.add(IntakeProblems.undeclared());
        }
        formalCheck(c.materials(), known, problems);
        Behalf.scan(known, problems);
        return opened(
                Act.COLLECT,
                c.materials(),
                Optional.of(c.identity()).filter(IdentityCheck::matches),
                known,
                problems);
    }

    private static Verdict opened(
            Act act,
            List<MaterialTaken> materials,
            Optional<IdentityCheck> identity,
            Circumstances known,
            List<Problem> problems) {
        if (!problems.isEmpty()) {
            return new Verdict.Rejected(problems);
        }
        return new Verdict.Happens(List.of(event(act, materials, identity, known)));
    }

    /** The beginning of the case that a draft becomes. */
    static CaseEvent.Opened event(
            Act act,
            List<MaterialTaken> materials,
            Optional<IdentityCheck> identity,
            Circumstances known) {
        Circumstances.Intake draft = known.intake().orElseThrow();
        Jurisdiction here = known.actor().jurisdiction();
        boolean own = draft.route().competent() == here;
        LocalDate applied = draft.appliedOn(known.today());
        // with the side's own platform the papers have lain with the side since then
        LocalDate received =
                draft.elsewhere().filter(e -> e.isOf(here)).map(e -> applied).orElse(known.today());
        return new CaseEvent.Opened(
                act,
                own ? Part.COMPETENT : Part.COLLECTOR,
                draft.number(),
                known.service().id(),
                known.serviceHash(),
                draft.mode(),
                here,
                draft.route(),
                applied,
                own ? Optional.of(received) : Optional.empty(),
                draft.eventOn(),
                identity.map(IdentityCheck::shown),
                draft.place(),
                draft.applicant(),
                draft.proxy(),
                draft.facts(),
                withUploads(materials, known.papers()),
                identity.map(IdentityCheck::note).orElse(""),
                draft.mandate(),
                draft.oral(),
                draft.authorised(),
                draft.elsewhere());
    }

    /** What arrives from the other side begins a case of this side. */
    static CaseEvent.Opened received(CaseEvent.Opened sent, String serviceHash, LocalDate today) {
        return new CaseEvent.Opened(
                Act.RECEIVE,
                Part.COMPETENT,
                sent.number(),
                sent.service(),
                serviceHash,
                sent.mode(),
                sent.collector(),
                sent.route(),
                sent.appliedOn(),
                Optional.of(today),
                sent.eventOn(),
                sent.shown(),
                sent.place(),
                sent.applicant(),
                sent.proxy(),
                sent.facts(),
                sent.materials(),
                sent.identityNote(),
                sent.mandate(),
                sent.oral(),
                sent.authorised(),
                sent.elsewhere());
    }

    /** A step that a body of this side is asked for begins with what the letter brought. */
    static CaseEvent.Opened asked(
            Letter.StepRequest letter,
            String serviceHash,
            Organ own,
            tongban.node.identity.Jurisdiction leading,
            LocalDate today) {
        return new CaseEvent.Opened(
                Act.RECEIVE,
                Part.ASKED,
                CaseNumber.ofStep(letter.caseNumber(), letter.number()),
                letter.service(),
                serviceHash,
                Mode.MULTI_PLACE,
                leading,
                new CaseEvent.Route(
                        Optional.empty(), own, own, own, own.side(), List.of(), List.of()),
                letter.appliedOn(),
                Optional.of(today),
                Optional.empty(),
                Optional.empty(),
                "",
                new CaseEvent.Applicant(
                        letter.applicantKind(),
                        letter.applicantName(),
                        letter.maskedNumber(),
                        "",
                        "",
                        "",
                        Optional.empty()),
                Optional.empty(),
                letter.facts(),
                letter.materials(),
                "",
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /**
     * Every required paper is there, is promised, or may follow; nothing is listed that does not
     * exist.
     */
    private static void formalCheck(
            List<MaterialTaken> taken, Circumstances known, List<Problem> problems) {
        lines(taken, known, problems);
        Map<String, MaterialTaken> byId = new HashMap<>();
        taken.forEach(m -> byId.put(m.material(), m));
        for (Material material : known.service().materials()) {
            boolean there =
                    byId.containsKey(material.id()) || known.papers().contains(material.id());
            if (!there && isNeeded(material, known)) {
                problems.add(
                        PaperProblems.missing(material.id(), name(known.service(), material.id())));
            }
        }
    }

    private static boolean isNeeded(Material material, Circumstances known) {
        if (material.channel() == Material.Channel.GOVERNMENT) {
            return false; // what an office holds is not asked of the applicant
        }
        return switch (material.need()) {
            case REQUIRED -> true;
            case OPTIONAL -> false;
            case CONDITIONAL -> {
                var condition = known.service().conditions().get("material." + material.id());
                yield condition != null
                        && known.intake().isPresent()
                        && condition.holds(
                                Answers.values(
                                        known.service(),
                                        known.intake().get().facts(),
                                        known.intake().get().appliedOn(known.today())));
            }
        };
    }

    static void lines(List<MaterialTaken> taken, Circumstances known, List<Problem> problems) {
        for (MaterialTaken line : taken) {
            Optional<Material> material = material(known, line.material());
            if (material.isEmpty()) {
                problems.add(PaperProblems.unknownMaterial(line.material()));
                continue;
            }
            Words name = name(known.service(), line.material());
            if (!line.how().fits(material.get())) {
                problems.add(PaperProblems.how(line.material(), name, line.how()));
            }
            if (line.copies() < 0 || line.copies() > MaterialTaken.COPIES_MAX) {
                problems.add(
                        Problems.range("material." + line.material(), 0, MaterialTaken.COPIES_MAX));
            }
            Decisions.limited(problems, "material." + line.material(), line.note());
        }
    }

    /**
     * A word chosen by an applicant brings no paper: what he hands in himself is uploaded, and what
     * only a clerk can see a clerk records. Checked where it is entered; the other side takes a
     * step that crosses the border as its own node's.
     *
     * @param begins whether the case begins: then a form is there with the answers, and what the
     *     offices hold is fetched; later something is asked of the applicant, and only a file
     *     answers that
     */
    static void byHimself(
            List<MaterialTaken> taken,
            boolean begins,
            Circumstances known,
            List<Problem> problems) {
        if (!known.actor().is(Role.RESIDENT)) {
            return;
        }
        for (MaterialTaken line : taken) {
            Optional<Material> material = material(known, line.material());
            if (material.isEmpty()) {
                continue; // said already
            }
            Words name = name(known.service(), line.material());
            boolean uploaded = known.papers().contains(line.material());
            boolean there =
                    switch (line.how()) {
                        case ELECTRONIC ->
                                uploaded
                                        || (begins && MaterialTaken.isFilledInHere(material.get()));
                        case FETCHED -> uploaded || begins;
                        case PROMISED, TO_FOLLOW -> true; // asked elsewhere
                        case ORIGINAL_KEPT, ORIGINAL_SEEN, COPY -> false;
                    };
            if (!line.how().isOnline()) {
                problems.add(PaperProblems.onlyAtTheWindow(line.material(), name, line.how()));
            } else if (!there) {
                problems.add(PaperProblems.notUploaded(line.material(), name, line.how()));
            }
        }
    }

    /** A paper that was only uploaded is a line of its own. */
    static List<MaterialTaken> withUploads(List<MaterialTaken> taken, Set<String> papers) {
        List<MaterialTaken> all = new ArrayList<>(taken);
        for (String paper : papers.stream().sorted().toList()) {
            if (taken.stream().noneMatch(m -> m.material().equals(paper))) {
                all.add(new MaterialTaken(paper, How.ELECTRONIC, 1, ""));
            }
        }
        return all;
    }

    /** Everything that was asked for is there, all at once. */
    static void supplied(
            Command.SupplySupplement c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.limited(problems, "note", c.note());
        lines(c.materials(), known, problems);
        byHimself(c.materials(), false, known, problems);
        for (MaterialTaken taken : c.materials()) {
            if (taken.how() == How.PROMISED || taken.how() == How.TO_FOLLOW) {
                problems.add(
                        PaperProblems.notInsteadOfSupplying(
                                taken.material(),
                                name(known.service(), taken.material()),
                                taken.how()));
            }
        }
        for (Missing missing : subject.missing()) {
            boolean there =
                    missing.answer().isPresent()
                            ? c.answers().keySet().stream().anyMatch(missing::isAnsweredBy)
                            : known.papers().contains(missing.subject())
                                    || c.materials().stream()
                                            .anyMatch(m -> m.material().equals(missing.subject()));
            if (!there) {
                problems.add(
                        PaperProblems.notSupplied(
                                missing.subject(),
                                subjectName(known.service(), missing.subject())));
            }
        }
    }

    /** What is done at the collecting window for the other side to record. */
    static List<CaseEvent> across(
            Command command, Case subject, Circumstances known, List<Problem> problems) {
        if (Permissions.alreadySent(subject, command.act())) {
            problems.add(Problems.once(command.act()));
        }
        String note =
                switch (command) {
                    case Command.SupplySupplement c -> {
                        supplied(c, subject, known, problems);
                        yield c.note();
                    }
                    case Command.Withdraw c -> {
                        Decisions.reason(problems, "reason", c.reason());
                        yield c.reason();
                    }
                    case Command.WithdrawConsent c -> {
                        Consents.check(c, subject, known, problems);
                        yield c.note();
                    }
                    case Command.Deliver c -> {
                        Deliveries.check(c, subject, known, problems);
                        yield c.note();
                    }
                    case Command.RequestHearing c -> {
                        Hearings.request(c, subject, known, problems);
                        yield c.note();
                    }
                    case Command.SupplyLater c -> {
                        Promises.later(c, subject, known, problems);
                        yield c.note();
                    }
                    case Command.TellChange c -> c.told().batch();
                    case Command.Rate c -> {
                        Ratings.check(c, known, problems);
                        yield c.comment();
                    }
                    default ->
                            throw new IllegalArgumentException(command.act() + " does not cross");
                };
        List<MaterialTaken> materials =
                switch (command) {
                    case Command.SupplySupplement c -> withUploads(c.materials(), known.papers());
                    case Command.SupplyLater c -> Promises.supplied(c, subject, known);
                    default -> List.of();
                };
        Map<String, String> more =
                switch (command) {
                    case Command.Rate c ->
                            Map.of(
                                    JdbcArrivals.GRADE,
                                    String.valueOf(c.grade()),
                                    JdbcArrivals.SAID,
                                    Ratings.said(c, known));
                    case Command.TellChange c -> Map.of(ToldChange.TOLD, c.told().json());
                    case Command.WithdrawConsent c ->
                            Map.of(JdbcArrivals.CONSENT, c.authorisation().toString());
                    default -> Map.of();
                };
        return List.of(new CaseEvent.SentAcross(command.act(), note, materials, more));
    }

    static Optional<Material> material(Circumstances known, String id) {
        return known.service().materials().stream().filter(m -> m.id().equals(id)).findFirst();
    }

    static Words name(ServiceDefinition service, String material) {
        return Behalf.isPaper(material)
                ? Documents.PROXYS_RIGHT_NAME
                : service.texts()
                        .find("material." + material + ".name")
                        .orElse(Words.same(material));
    }

    /** The name of what is missing: a paper or an answer. */
    static Words subjectName(ServiceDefinition service, String subject) {
        return Missing.answer(subject)
                .map(key -> service.texts().find("fact." + key + ".name").orElse(Words.same(key)))
                .orElseGet(() -> name(service, subject));
    }
}
