package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.catalog.PublishedService;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.Proposal;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.AtOnce;
import tongban.service.procedure.JointStep;
import tongban.service.text.Words;

/**
 * What follows from a step: receipts of decisions, the hand-over, and reports to the other side.
 */
final class Consequences {
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final JdbcDocuments documents;
    private final JdbcReceipts receipts;
    private final Exchange exchange;
    private final CaseReader reader;
    private final Enquiries enquiries;
    private final Tidings tidings;
    private final JdbcJointSteps joint;
    private final JdbcAuthorisationRows authorisations;
    private final List<Grants> grants;
    private final JdbcPublicationRows publications;

    Consequences(
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcDocuments documents,
            JdbcReceipts receipts,
            Exchange exchange,
            CaseReader reader,
            Enquiries enquiries,
            Tidings tidings,
            JdbcJointSteps joint,
            JdbcAuthorisationRows authorisations,
            List<Grants> grants,
            JdbcPublicationRows publications) {
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.documents = documents;
        this.receipts = receipts;
        this.exchange = exchange;
        this.reader = reader;
        this.enquiries = enquiries;
        this.tidings = tidings;
        this.joint = joint;
        this.authorisations = authorisations;
        this.grants = List.copyOf(grants);
        this.publications = publications;
    }

    /** Receipts of decisions, the hand-over, and reports to the other side. */
    void aftermath(
            @Nullable Case before,
            Case after,
            PublishedService service,
            CaseKey key,
            String number,
            Optional<String> proxyNumber) {
        int from = before == null ? 0 : before.events().size();
        for (int i = from; i < after.events().size(); i++) {
            Recorded recorded = after.events().get(i);
            journal.write(
                    recorded.event().act().name().toLowerCase(java.util.Locale.ROOT),
                    CaseReader.purpose(walls.current()).name(),
                    List.of(after.id()),
                    List.of());
            if (recorded.event() instanceof CaseEvent.Decided decided) {
                Proposal proposal =
                        enquiries.made(after, service, Optional.of(decided.on())).full();
                Map<String, Object> award = award(decided, proposal, service.definition());
                receipts.issue(
                        after,
                        decided,
                        proposal,
                        award,
                        reader.reading(after, service),
                        key,
                        recorded.at());
                if (decided.outcome() == Outcome.GRANTED) {
                    Grants.Grant grant = grant(after, decided.on(), award, decided.proposal());
                    grants.forEach(g -> g.granted(grant));
                } else {
                    grants.forEach(g -> g.refused(after.id()));
                }
            }
            if (recorded.event() instanceof CaseEvent.GivenAtOnce given) {
                String award =
                        service.definition().procedure().atOnce().map(AtOnce::award).orElseThrow();
                Grants.Grant grant = grant(after, given.on(), Map.of(), given.proposal());
                grants.forEach(g -> g.givenAtOnce(grant, award, given.amount()));
            }
            if (recorded.event() instanceof CaseEvent.Revoked) {
                grants.forEach(g -> g.revoked(after.id()));
            }
            if (recorded.event().act() == Act.WITHDRAW_CONSENT) {
                // kept on the side where he was asked
                Consents.of(after).stream()
                        .filter(a -> a.standing() == Authorisation.Standing.WITHDRAWN)
                        .forEach(a -> authorisations.takenBack(a.id()));
            }
            publications.follow(after, recorded);
            tidings.tell(after, recorded);
            if (recorded.event() instanceof CaseEvent.Forwarded forwarded) {
                handOver(after, forwarded, key, number, proxyNumber);
            }
            joint(after, recorded, key);
            boolean across =
                    after.part() == Part.COMPETENT
                            && after.opened().collector() != after.route().competent();
            State was = i == 0 ? null : after.stateAfter(i - 1);
            boolean told =
                    Procedure.find(was, recorded.event().act(), after.part())
                            .map(Procedure.Row::told)
                            .orElse(false);
            if (across && told) {
                send(
                        after,
                        Reports.status(
                                after, i, service.definition(), reader.reading(after, service)));
            }
        }
        joint.keep(after, service.definition());
        if (before != null) {
            callOff(before, after);
        }
    }

    private static Grants.Grant grant(
            Case of, LocalDate on, Map<String, Object> award, CaseEvent.Proposed proposal) {
        CaseEvent.Opened opened = of.opened();
        return new Grants.Grant(
                of.id(),
                opened.number(),
                opened.service(),
                of.route().accepting(),
                of.route().deciding(),
                opened.place(),
                opened.appliedOn(),
                on,
                award,
                opened.applicant().name(),
                opened.applicant().maskedNumber(),
                opened.applicant().mobile(),
                proposal.explanation(),
                of.route().remedies());
    }

    /**
     * What was granted: as the standard proposes, or with the amounts that the decider set. Where
     * he departs and the folder lists no sums, nobody has said how much.
     */
    private static Map<String, Object> award(
            CaseEvent.Decided decided, Proposal proposal, ServiceDefinition service) {
        if (decided.outcome() != Outcome.GRANTED
                || (decided.departs() && decided.sums().isEmpty())) {
            return Map.of();
        }
        return Sums.awarded(Sums.award(proposal), decided.sums(), service);
    }

    /** What crosses the border of a joint step. */
    private void joint(Case subject, Recorded recorded, CaseKey key) {
        boolean leads = subject.part() == Part.COMPETENT;
        switch (recorded.event()) {
            case CaseEvent.StepAsked asked -> ask(subject, asked, key);
            case CaseEvent.StepAnswered answered when !leads -> {
                CaseEvent.StepTaken taken = subject.only(CaseEvent.StepTaken.class).orElseThrow();
                send(
                        subject,
                        new Letter.StepReply(
                                taken.leadingCase(),
                                answered.number(),
                                answered.answer(),
                                answered.on(),
                                answered.right(),
                                answered.text()));
            }
            case CaseEvent.StepCalledOff off when leads ->
                    JointSteps.of(subject).stream()
                            .filter(a -> a.number() == off.number())
                            .forEach(a -> callOff(subject, a, off.reason()));
            default -> {}
        }
    }

    /** The facts and papers that the folder lists for the step, and no others. */
    private void ask(Case subject, CaseEvent.StepAsked asked, CaseKey key) {
        JointStep step =
                reader.service(subject)
                        .definition()
                        .procedure()
                        .jointStep(asked.step())
                        .orElseThrow();
        CaseEvent.Opened opened = subject.opened();
        Map<String, CaseEvent.StoredFact> facts = new HashMap<>(subject.facts());
        facts.keySet().retainAll(step.facts());
        send(
                subject,
                new Letter.StepRequest(
                        asked.row(),
                        asked.number(),
                        asked.step(),
                        opened.number(),
                        opened.service(),
                        subject.route().accepting(),
                        asked.organ(),
                        opened.appliedOn(),
                        asked.on(),
                        opened.applicant().kind(),
                        opened.applicant().name(),
                        opened.applicant().maskedNumber(),
                        personalData
                                .openIdNumber(subject.id(), "APPLICANT", Purpose.HAND_OVER)
                                .orElseThrow(),
                        facts,
                        subject.materials().values().stream()
                                .filter(m -> step.materials().contains(m.material()))
                                .toList(),
                        documents.papers(subject.id(), Instant.EPOCH, key).stream()
                                .filter(p -> step.materials().contains(p.material()))
                                .toList()));
    }

    /** When the case is decided or ends, nobody over there need go on with what is open. */
    private void callOff(Case before, Case after) {
        if (JointSteps.isUnderway(before) && !JointSteps.isUnderway(after)) {
            Words why = after.state().words();
            JointSteps.of(after).stream()
                    .filter(JointSteps.Asking::unanswered)
                    .forEach(a -> callOff(after, a, why.zh() + " " + why.en()));
        }
    }

    private void callOff(Case subject, JointSteps.Asking asking, String reason) {
        send(subject, new Letter.StepCallOff(asking.asked().row(), asking.number(), reason));
    }

    private void handOver(
            Case subject,
            CaseEvent.Forwarded forwarded,
            CaseKey key,
            String number,
            Optional<String> proxyNumber) {
        Recorded first = subject.events().getFirst();
        String full =
                number.isEmpty()
                        ? personalData
                                .openIdNumber(subject.id(), "APPLICANT", Purpose.HAND_OVER)
                                .orElseThrow()
                        : number;
        Optional<String> proxys =
                proxyNumber.isPresent() || subject.opened().proxy().isEmpty()
                        ? proxyNumber
                        : personalData.openIdNumber(subject.id(), "PROXY", Purpose.HAND_OVER);
        send(
                subject,
                new Letter.Application(
                        subject.opened().authorised(Consents.of(subject)),
                        full,
                        proxys,
                        forwarded.courier(),
                        forwarded.note(),
                        reader.name(first.actor()),
                        first.at(),
                        documents.papers(subject.id(), Instant.EPOCH, key),
                        NamedMembers.answered(authorisations.of(subject.id(), key)).stream()
                                .sorted()
                                .toList()));
    }

    void relay(Case before, Case after, CaseKey key, @Nullable Command command) {
        if (!(after.events().getLast().event() instanceof CaseEvent.SentAcross sent)
                || command == null
                || before.version() == after.version()) {
            return;
        }
        Letter.Relay letter =
                switch (command) {
                    case Command.SupplySupplement c ->
                            Letter.Relay.of(Act.SUPPLY_SUPPLEMENT, c.note())
                                    .with(
                                            c.materials(),
                                            declared(before, after, c.answers()),
                                            documents.papers(
                                                    after.id(), Enquiries.askedAt(before), key));
                    case Command.Withdraw c -> Letter.Relay.of(Act.WITHDRAW, c.reason());
                    case Command.TellChange c ->
                            Letter.Relay.of(Act.TELL_CHANGE, c.told().batch())
                                    .with(
                                            List.of(),
                                            declared(before, after, c.told().typed()),
                                            documents.papers(
                                                    after.id(), before.lastHandedIn(), key))
                                    .with(ToldChange.TOLD, c.told().json());
                    case Command.WithdrawConsent c ->
                            Letter.Relay.of(Act.WITHDRAW_CONSENT, c.note())
                                    .with(JdbcArrivals.CONSENT, c.authorisation().toString())
                                    .with(JdbcArrivals.BY_PHONE, String.valueOf(c.byPhone()));
                    case Command.Deliver c ->
                            Letter.Relay.of(Act.DELIVER, c.note())
                                    .delivered(c.way(), c.on())
                                    .with(JdbcArrivals.RECEIVED_BY, c.receivedBy())
                                    .with(JdbcArrivals.PROOF, c.proof());
                    case Command.RequestHearing c -> Letter.Relay.of(Act.REQUEST_HEARING, c.note());
                    case Command.SupplyLater c ->
                            Letter.Relay.of(Act.SUPPLY_LATER, c.note())
                                    .with(
                                            sent.materials(),
                                            Map.of(),
                                            documents.papers(
                                                    after.id(), before.lastHandedIn(), key));
                    case Command.Rate c ->
                            Letter.Relay.of(Act.RATE, c.comment())
                                    .with(JdbcArrivals.GRADE, String.valueOf(c.grade()))
                                    .with(
                                            JdbcArrivals.SAID,
                                            sent.more().getOrDefault(JdbcArrivals.SAID, ""));
                    default ->
                            throw new IllegalArgumentException(command.act() + " does not cross");
                };
        send(after, letter);
    }

    /** The facts that these answers say otherwise than the case. */
    private Map<String, CaseEvent.StoredFact> declared(
            Case before, Case after, Map<String, List<String>> answers) {
        return enquiries
                .corrected(
                        reader.circumstances(walls.current(), reader.service(after)),
                        before,
                        answers,
                        "declared",
                        "")
                .corrections();
    }

    private void send(Case subject, Letter letter) {
        var here = walls.current().jurisdiction();
        exchange.send(subject.id(), here.other(), letter.kind(), Letter.bytes(letter));
    }
}
