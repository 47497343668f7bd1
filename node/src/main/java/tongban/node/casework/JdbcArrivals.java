package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tools.jackson.core.JacksonException;

/** What the other side sent, applied as the node of this side. Nothing in a letter is believed. */
final class JdbcArrivals implements Arrivals {
    static final String RECEIVED_BY = "receivedBy";
    static final String PROOF = "proof";
    static final String GRADE = "grade";
    static final String SAID = "said";
    static final String CONSENT = "authorisation";
    static final String BY_PHONE = "byPhone";

    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcSteps steps;
    private final Consequences consequences;
    private final CaseReader reader;
    private final JdbcCaseStore store;
    private final JdbcDocuments documents;
    private final Services services;
    private final JdbcLetters letters;
    private final JdbcUrges urges;
    private final BenefitRegister benefits;
    private final BenefitLetters benefitLetters;
    private final Clock clock;
    private final JdbcStepArrivals jointly;
    private final JdbcParcelArrivals parcels;

    JdbcArrivals(
            Walls walls,
            PersonalData personalData,
            JdbcSteps steps,
            Consequences consequences,
            CaseReader reader,
            JdbcCaseStore store,
            JdbcDocuments documents,
            Services services,
            JdbcLetters letters,
            JdbcStepArrivals jointly,
            JdbcParcelArrivals parcels,
            JdbcUrges urges,
            BenefitRegister benefits,
            BenefitLetters benefitLetters,
            Clock clock) {
        this.walls = walls;
        this.personalData = personalData;
        this.steps = steps;
        this.consequences = consequences;
        this.reader = reader;
        this.store = store;
        this.documents = documents;
        this.services = services;
        this.letters = letters;
        this.urges = urges;
        this.benefits = benefits;
        this.benefitLetters = benefitLetters;
        this.clock = clock;
        this.jointly = jointly;
        this.parcels = parcels;
    }

    @Override
    public Arrived arrive(UUID caseId, Jurisdiction from, String kind, byte[] body) {
        Letter letter;
        try {
            letter = Letter.read(kind, body);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return JdbcLetters.refused("CASE-050", "消息内容无法读取", "The letter cannot be read");
        }
        return switch (letter) {
            case Letter.Application application -> application(caseId, from, application);
            case Letter.Status status -> status(caseId, from, status);
            case Letter.Relay relay -> relay(caseId, from, relay);
            case Letter.StepRequest request -> jointly.request(caseId, from, request);
            case Letter.StepReply reply -> jointly.reply(caseId, from, reply);
            case Letter.StepCallOff callOff -> jointly.callOff(caseId, from, callOff);
            case Letter.ParcelSent sent -> parcels.sent(caseId, from, sent);
            case Letter.ParcelChecked checked -> parcels.checked(caseId, from, checked);
            case Letter.Urge urge -> urge(caseId, from, urge);
            case Letter.UrgeAnswer answer -> answer(caseId, from, answer);
            case Letter.BenefitQuery query -> asked(caseId, query);
            case Letter.BenefitAnswer answer -> answered(caseId, answer);
        };
    }

    private Arrived asked(UUID id, Letter.BenefitQuery query) {
        if (!query.id().equals(id) || query.number().isBlank() || query.purpose().isBlank()) {
            return JdbcLetters.refused(
                    "CASE-193", "查询缺少编号、号码或者用途", "The question lacks its id, number or purpose");
        }
        Optional<Boolean> receives =
                benefits.asked(
                        new BenefitRegister.Question(
                                id,
                                query.number(),
                                query.scheme(),
                                YearMonth.from(query.from()),
                                YearMonth.from(query.until()),
                                query.purpose(),
                                query.asking()));
        if (receives.isEmpty()) {
            return JdbcLetters.refused(
                    "CASE-194", "本方没有所查询的待遇项目", "The scheme is not known on this side");
        }
        benefitLetters.answer(id, receives.get(), LocalDate.now(clock));
        return new Arrived.Applied();
    }

    private Arrived answered(UUID id, Letter.BenefitAnswer answer) {
        return answer.id().equals(id) && benefits.answered(id, answer.receives(), answer.on())
                ? new Arrived.Applied()
                : JdbcLetters.refused("CASE-195", "本方没有提出过这项查询", "This side did not ask that");
    }

    private Arrived application(UUID id, Jurisdiction from, Letter.Application letter) {
        Actor node = walls.current();
        CaseEvent.Opened sent = letter.opened();
        LocalDate today = LocalDate.now(clock);
        if (sent.collector() != from
                || sent.route().competent() != node.jurisdiction()
                || sent.part() != Part.COLLECTOR
                || !letters.isOf(sent.route().accepting(), node.jurisdiction())
                || !letters.isOf(sent.route().deciding(), node.jurisdiction())) {
            return JdbcLetters.refused("CASE-051", "移交的案件不属于本方管辖", "The case is not this side's");
        }
        if (CaseNumber.read(sent.number()).filter(n -> n.startsWith(from.code())).isEmpty()
                || store.idOf(sent.number()).isPresent()
                || letter.applicantNumber().isBlank()) {
            return JdbcLetters.refused(
                    "CASE-057",
                    "办件编号或申请人号码不对",
                    "The case number or the applicant's number is wrong");
        }
        if (!JdbcLetters.areSound(letter.papers())) {
            return JdbcLetters.unsoundPapers();
        }
        if (store.file(id).isPresent()) {
            return JdbcLetters.arrivedBefore();
        }
        Optional<PublishedService> service = services.get(sent.service());
        if (service.isEmpty()) {
            return JdbcLetters.notPublished();
        }
        CaseKey key = personalData.create(id);
        Case subject =
                Case.of(
                        id,
                        steps.recorded(
                                0,
                                List.of(Intakes.received(sent, service.get().hash(), today)),
                                node));
        subject =
                steps.instantly(
                        subject, service.get(), reader.circumstances(node, service.get()), node);
        byte[] index = personalData.idIndex(letter.applicantNumber());
        steps.begin(
                subject,
                service.get(),
                key,
                index,
                new JdbcCaseStore.Accounts(store.accountOf(index), Optional.empty()),
                letter.applicantNumber(),
                letter.proxyNumber(),
                Set.copyOf(letter.memberNumbers()));
        letter.papers().forEach(paper -> documents.insert(id, paper, key));
        consequences.aftermath(null, subject, service.get(), key, "", Optional.empty());
        return new Arrived.Applied();
    }

    private Arrived status(UUID id, Jurisdiction from, Letter.Status letter) {
        Optional<CaseKey> key = letters.key(id, Part.COLLECTOR);
        if (key.isEmpty()) {
            return JdbcLetters.refused(
                    "CASE-054", "没有代收过这个案件", "This side did not collect the case");
        }
        Case subject = store.load(id, key.get());
        if (subject.route().competent() != from) {
            return JdbcLetters.refused(
                    "CASE-051", "该案件不由对方决定", "The case is not the other side's to decide");
        }
        boolean possible =
                Procedure.ROWS.stream()
                        .anyMatch(r ->
                                r.part() == Part.COMPETENT
                                        && r.act() == letter.act()
                                        && r.to() == letter.state());
        if (!possible || !subject.isAcross()) {
            return JdbcLetters.refused(
                    "CASE-059", "所报步骤不在程序之内", "The reported step is none of the procedure");
        }
        if (letter.step().version() <= subject.reportedVersion()) {
            return new Arrived.Applied(); // told before
        }
        return letters.stored(
                subject,
                List.of(
                        new CaseEvent.Reported(
                                letter.act(), letter.state(), letter.step(), letter.content())),
                key.get());
    }

    private Arrived relay(UUID id, Jurisdiction from, Letter.Relay letter) {
        Optional<CaseKey> key = letters.key(id, Part.COMPETENT);
        if (key.isEmpty()) {
            return JdbcLetters.refused("CASE-055", "没有收到过这个案件", "The case has not arrived here");
        }
        Case subject = store.load(id, key.get());
        if (subject.opened().collector() != from) {
            return JdbcLetters.refused(
                    "CASE-051", "该案件不由对方代收", "The case was not collected by the other side");
        }
        boolean relayed =
                Procedure.RELAYED.contains(letter.act())
                        && Procedure.find(subject.state(), letter.act(), Part.COMPETENT)
                                .isPresent();
        if (!relayed) {
            return JdbcLetters.refused(
                    "CASE-060",
                    "办件已处于“"
                            + subject.state().words().zh()
                            + "”，来不及“"
                            + letter.act().words().zh()
                            + "”",
                    "The case is '"
                            + subject.state().words().en()
                            + "' already: too late for '"
                            + letter.act().words().en()
                            + "'");
        }
        if (!JdbcLetters.areSound(letter.papers())) {
            return JdbcLetters.unsoundPapers();
        }
        if (letter.act() == Act.TELL_CHANGE && told(letter).isEmpty()) {
            return JdbcLetters.refused(
                    "CASE-266",
                    "来信所载来源平台的更正读不出来",
                    "What another platform told cannot be read from the letter");
        }
        Circumstances known =
                letters.known(subject).with(papers(letter)).with(letter.facts(), List.of());
        return letters.decided(
                command(id, subject.version(), letter),
                subject,
                known,
                key.get(),
                () -> letter.papers().forEach(paper -> documents.insert(id, paper, key.get())));
    }

    /** Only who collected the case asks for haste. */
    private Arrived urge(UUID id, Jurisdiction from, Letter.Urge letter) {
        Optional<CaseFile> file = store.held(id);
        Optional<CaseKey> key = letters.key(id, Part.COMPETENT);
        if (file.isEmpty() || key.isEmpty()) {
            return JdbcLetters.refused("CASE-055", "没有收到过这个案件", "The case has not arrived here");
        }
        return file.get().collector().equals(from.code())
                ? came(urges.arrived(file.get(), key.get(), letter))
                : JdbcLetters.refused(
                        "CASE-051", "该案件不由对方代收", "The case was not collected by the other side");
    }

    private Arrived answer(UUID id, Jurisdiction from, Letter.UrgeAnswer letter) {
        Optional<CaseFile> file = store.held(id);
        Optional<CaseKey> key = letters.key(id, Part.COLLECTOR);
        if (file.isEmpty() || key.isEmpty()) {
            return JdbcLetters.refused(
                    "CASE-054", "没有代收过这个案件", "This side did not collect the case");
        }
        return file.get().competent().equals(from.code())
                ? came(urges.arrived(file.get(), key.get(), letter))
                : JdbcLetters.refused(
                        "CASE-051", "该案件不由对方决定", "The case is not the other side's to decide");
    }

    private static Arrived came(Optional<Problem> problem) {
        return problem.<Arrived>map(Arrived.Refused::new).orElseGet(Arrived.Applied::new);
    }

    private static Set<String> papers(Letter.Relay letter) {
        return letter.papers().stream().map(Letter.Paper::material).collect(Collectors.toSet());
    }

    private Command command(UUID id, int version, Letter.Relay letter) {
        return switch (letter.act()) {
            case SUPPLY_SUPPLEMENT ->
                    new Command.SupplySupplement(
                            id, version, letter.materials(), answers(letter), letter.note());
            case WITHDRAW -> new Command.Withdraw(id, version, letter.note());
            case WITHDRAW_CONSENT ->
                    new Command.WithdrawConsent(
                            id,
                            version,
                            consent(letter.more().getOrDefault(CONSENT, "")),
                            letter.more().getOrDefault(BY_PHONE, "").equals("true"),
                            letter.note());
            case DELIVER ->
                    new Command.Deliver(
                            id,
                            version,
                            letter.way().orElse(DeliveryWay.WINDOW),
                            letter.on().orElse(LocalDate.now(clock)),
                            letter.note(),
                            letter.more().getOrDefault(RECEIVED_BY, ""),
                            letter.more().getOrDefault(PROOF, ""));
            case REQUEST_HEARING -> new Command.RequestHearing(id, version, letter.note());
            case SUPPLY_LATER ->
                    new Command.SupplyLater(id, version, letter.materials(), letter.note());
            case TELL_CHANGE -> new Command.TellChange(id, version, told(letter).orElseThrow());
            case RATE ->
                    new Command.Rate(
                            id,
                            version,
                            Ratings.code(letter.more().getOrDefault(GRADE, "")),
                            letter.note(),
                            letter.more().getOrDefault(SAID, ""));
            default -> new Command.Close(id, version); // not relayed: the table refuses it
        };
    }

    /** What another platform told the window; empty where the letter does not say it whole. */
    private static Optional<ToldChange> told(Letter.Relay letter) {
        try {
            byte[] json =
                    letter.more()
                            .getOrDefault(ToldChange.TOLD, "")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            return Optional.of(CaseJson.whole(json, ToldChange.class));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    /** What is no id is that of no authorisation, and refused by name. */
    private static UUID consent(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    /** The names of what was corrected are enough: the values travel as facts. */
    private static Map<String, List<String>> answers(Letter.Relay letter) {
        Map<String, List<String>> answers = new java.util.HashMap<>();
        letter.facts().keySet().forEach(name -> answers.put(name.replace(' ', '-'), List.of("-")));
        return answers;
    }
}
