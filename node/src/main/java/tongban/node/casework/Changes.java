package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tongban.node.casework.CaseEvent.StoredFact;
import tongban.service.ServiceDefinition;
import tongban.service.fact.FactDeclaration;
import tongban.service.text.Words;

/**
 * What another platform tells later of a case that came from there. Before anybody acted here it
 * corrects the case, and both values stay in its history; afterwards it is shown to those who
 * handle the case and changes nothing until one of them accepts it. Papers are taken in either way:
 * they take nothing away. What was told before is no news. Pure.
 */
final class Changes {
    static final String ARTICLE = "国办发〔2020〕35号（数据共享）";
    private static final Words NOTHING = Words.of("（无）", "(nothing)");
    private static final Words GONE = Words.of("（来源平台已删除）", "(deleted there)");

    private static final String APPLICANT = "applicant.";
    private static final String PROXY = "proxy.";

    private final Case subject;
    private final ToldChange told;
    private final Circumstances known;
    private final List<ToldValue> values = new ArrayList<>();

    private Changes(Case subject, ToldChange told, Circumstances known) {
        this.subject = subject;
        this.told = told;
        this.known = known;
    }

    static List<CaseEvent> told(
            Command.TellChange c, Case subject, Circumstances known, List<Problem> problems) {
        ToldChange told = c.told();
        if (told.deleted()) {
            return deleted(told, subject);
        }
        Optional<CaseEvent.ChangeTold> change = new Changes(subject, told, known).found(problems);
        if (change.isEmpty() || !problems.isEmpty()) {
            return List.of();
        }
        List<CaseEvent> events = new ArrayList<>(parts(change.get()));
        // accepted by the side's own body since it was entered
        change.flatMap(CaseEvent.ChangeTold::elsewhere)
                .filter(e -> change.get().applied() && subject.state() == State.SUBMITTED)
                .filter(e -> change.get().tells(ToldValue.ACCEPT_DATE))
                .flatMap(e -> e.acceptedBy(subject.route().competent()))
                .ifPresent(on ->
                        events.addAll(
                                Decisions.accepted(
                                        new CaseEvent.Accepted(Act.ACCEPT, on), subject, known)));
        return events;
    }

    /**
     * What waits for an answer is told in two where it bundles what may be accepted with what never
     * is: the office answers each by itself. The former first, as changes are accepted in the order
     * in which they were told.
     */
    private static List<CaseEvent.ChangeTold> parts(CaseEvent.ChangeTold e) {
        Map<Boolean, List<ToldValue>> values =
                e.values().stream().collect(Collectors.partitioningBy(ToldValue::isDeclined));
        List<ToldValue> open = Objects.requireNonNull(values.get(false));
        List<ToldValue> declined = Objects.requireNonNull(values.get(true));
        if (e.applied() || open.isEmpty() || declined.isEmpty()) {
            return List.of(e);
        }
        return List.of(
                new CaseEvent.ChangeTold(
                        e.platform(),
                        e.batch(),
                        false,
                        false,
                        e.eventOn(),
                        open,
                        e.facts(),
                        e.applicant(),
                        e.elsewhere().filter(_ -> e.tells(ToldValue.APPLY_DATE)),
                        e.papers(),
                        e.changed(),
                        e.removed()),
                new CaseEvent.ChangeTold(
                        e.platform(),
                        e.batch(),
                        false,
                        false,
                        Optional.empty(),
                        declined,
                        Map.of(),
                        Optional.empty(),
                        e.elsewhere().filter(_ -> e.tells(ToldValue.ACCEPT_DATE)),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private static List<CaseEvent> deleted(ToldChange told, Case subject) {
        boolean before =
                subject.told().reversed().stream()
                        .findFirst()
                        .filter(CaseEvent.ChangeTold::deleted)
                        .isPresent();
        if (before) {
            return List.of();
        }
        boolean withdrawn =
                subject.isUntouched()
                        && Procedure.find(subject.state(), Act.WITHDRAW, subject.part())
                                .isPresent();
        return List.of(
                withdrawn
                        ? new CaseEvent.Withdrawn(
                                "来源平台（"
                                        + told.platform()
                                        + "）删除了该办件 deleted in the platform it came from")
                        : new CaseEvent.ChangeTold(
                                told.platform(),
                                told.batch(),
                                true,
                                false,
                                Optional.empty(),
                                List.of(),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of()));
    }

    /** Whether a letter with it would tell the other side nothing. */
    static boolean isNoNews(Command.TellChange c, Case subject, Circumstances known) {
        Optional<String> last =
                subject.heard(CaseEvent.SentAcross.class).reversed().stream()
                        .filter(sent -> sent.act() == Act.TELL_CHANGE)
                        .map(sent -> sent.more().getOrDefault(ToldChange.TOLD, ""))
                        .findFirst();
        if (last.isPresent()) {
            return last.get().equals(c.told().json());
        }
        return !c.told().deleted()
                && new Changes(subject, c.told(), known).found(new ArrayList<>()).isEmpty();
    }

    /** What is new; empty where nothing is. */
    private Optional<CaseEvent.ChangeTold> found(List<Problem> problems) {
        Map<String, StoredFact> facts = facts();
        Optional<CaseEvent.Applicant> applicant = applicant(problems);
        Optional<LocalDate> eventOn = eventOn();
        Optional<TakenElsewhere> elsewhere = elsewhere();
        binding();
        List<MaterialTaken> papers = new ArrayList<>();
        List<MaterialTaken> changed = new ArrayList<>();
        papers(papers, changed);
        List<String> removed = removed();
        if (values.isEmpty() && papers.isEmpty()) {
            return Optional.empty();
        }
        boolean applied =
                values.isEmpty()
                        || (subject.isUntouched() && values.stream().noneMatch(ToldValue::binds));
        return Optional.of(
                new CaseEvent.ChangeTold(
                        told.platform(),
                        told.batch(),
                        false,
                        applied,
                        eventOn,
                        values,
                        facts,
                        applicant,
                        elsewhere,
                        papers,
                        changed,
                        removed));
    }

    // ------------------------------------------------------------------ what is asked by the form

    private Map<String, StoredFact> facts() {
        ServiceDefinition service = known.service();
        Map<String, StoredFact> before = subject.toldFacts();
        Map<String, StoredFact> after = new HashMap<>(before);
        after.putAll(known.corrections());
        Map<String, List<String>> was = typed(before);
        Map<String, List<String>> now = typed(after);
        Map<String, Object> old = Answers.values(service, before, known.today());
        Map<String, Object> fresh = Answers.values(service, after, known.today());
        Map<String, StoredFact> changed = new LinkedHashMap<>();
        for (FactDeclaration fact : service.facts()) {
            StoredFact stored = known.corrections().get(fact.name());
            if (stored == null || of(fact, was).equals(of(fact, now))) {
                continue;
            }
            changed.put(fact.name(), stored);
            values.add(
                    new ToldValue(
                            fact.key(),
                            service.form().name(fact),
                            words(fact, old.get(fact.name())),
                            words(fact, fresh.get(fact.name())),
                            false));
        }
        return changed;
    }

    private Map<String, List<String>> typed(Map<String, StoredFact> facts) {
        ServiceDefinition service = known.service();
        return service.form()
                .withSynthetic(true)
                .write(Answers.values(service, facts, subject.opened().appliedOn()));
    }

    private static Map<String, List<String>> of(
            FactDeclaration fact, Map<String, List<String>> typed) {
        Map<String, List<String>> own = new HashMap<>();
        typed.forEach((field, texts) -> {
            if (field.equals(fact.key()) || field.startsWith(fact.key() + ".")) {
                own.put(field, texts);
            }
        });
        return own;
    }

    private Words words(FactDeclaration fact, @org.jspecify.annotations.Nullable Object value) {
        if (value == null) {
            return NOTHING;
        }
        return fact.format().isPresent()
                ? Words.same(Masked.number(value.toString()))
                : known.service().form().words(fact, value);
    }

    // ------------------------------------------------------------------ who, and when

    private Optional<CaseEvent.Applicant> applicant(List<Problem> problems) {
        CaseEvent.Applicant was = subject.toldApplicant();
        Typed typed = new Typed(told.typed());
        String name = typed.first(Drafts.APPLICANT_NAME);
        if (!name.isEmpty()) {
            IntakeReader.named(name, Drafts.APPLICANT_NAME, "申请人", "the applicant", problems);
        }
        String mobile = IntakeReader.mobile(typed, Drafts.APPLICANT_MOBILE, problems);
        String address = typed.first(Drafts.APPLICANT_ADDRESS);
        if (address.length() > IntakeReader.ADDRESS_LENGTH_MAX) {
            problems.add(
                    Problems.tooLong(Drafts.APPLICANT_ADDRESS, IntakeReader.ADDRESS_LENGTH_MAX));
        }
        int before = values.size();
        CaseEvent.Applicant now =
                new CaseEvent.Applicant(
                        was.kind(),
                        told(Drafts.APPLICANT_NAME, "申请人", "Applicant", was.name(), name),
                        was.maskedNumber(),
                        told(
                                Drafts.APPLICANT_MOBILE,
                                "申请人手机",
                                "The applicant's mobile",
                                was.mobile(),
                                mobile),
                        told(Drafts.APPLICANT_ADDRESS, "通讯地址", "Address", was.address(), address),
                        was.relation(),
                        was.electronicService());
        return values.size() == before ? Optional.empty() : Optional.of(now);
    }

    /** What is said now, else what was; a difference is noted. */
    private String told(String field, String zh, String en, String was, String now) {
        if (now.isEmpty() || now.equals(was)) {
            return was;
        }
        values.add(new ToldValue(field, Words.of(zh, en), shown(was), shown(now), false));
        return now;
    }

    private Optional<LocalDate> eventOn() {
        Optional<LocalDate> now =
                new Typed(told.typed())
                        .day(Drafts.EVENT_DATE)
                        .filter(day -> !day.isAfter(known.today()));
        Optional<LocalDate> was = subject.toldEventOn();
        if (now.isEmpty() || now.equals(was)) {
            return Optional.empty();
        }
        values.add(
                new ToldValue(
                        Drafts.EVENT_DATE,
                        Words.of("事件发生日期", "Day of the event"),
                        day(was),
                        day(now),
                        false));
        return now;
    }

    private Optional<TakenElsewhere> elsewhere() {
        Optional<TakenElsewhere> was = subject.toldElsewhere();
        if (told.elsewhere().isEmpty()) {
            return Optional.empty();
        }
        TakenElsewhere now = told.elsewhere().get();
        int before = values.size();
        LocalDate applied = was.map(TakenElsewhere::appliedOn).orElse(subject.opened().appliedOn());
        if (!applied.equals(now.appliedOn())) {
            values.add(
                    new ToldValue(
                            ToldValue.APPLY_DATE,
                            Words.of("申请日期", "Applied on"),
                            Words.day(applied),
                            Words.day(now.appliedOn()),
                            false));
        }
        Optional<LocalDate> accepted = was.flatMap(TakenElsewhere::acceptedOn);
        Optional<LocalDate> said = now.acceptedBy(subject.route().competent());
        if (said.isPresent() && !said.equals(accepted) && !said.equals(subject.acceptedOn())) {
            values.add(
                    new ToldValue(
                            ToldValue.ACCEPT_DATE,
                            Words.of("受理日期", "Accepted on"),
                            day(accepted.or(subject::acceptedOn)),
                            day(said),
                            subject.acceptedOn().isPresent()));
        }
        // who handled it there is no matter of the case and changes with each of its steps
        return values.size() == before ? Optional.empty() : told.elsewhere();
    }

    private static Words day(Optional<LocalDate> day) {
        return day.map(Words::day).orElse(NOTHING);
    }

    private static Words shown(String text) {
        return text.isEmpty() ? NOTHING : Words.same(text);
    }

    /** Who applies through whom, and where: what made the case this one. */
    private void binding() {
        CaseEvent.Opened opened = subject.opened();
        Map<String, List<String>> mandate = Behalf.typed(opened);
        Function<String, String> stood = field -> new Typed(mandate).first(field);
        CaseEvent.Applicant proxy =
                opened.proxy()
                        .orElse(new CaseEvent.Applicant("", "", "", "", "", "", Optional.empty()));
        bound(
                Drafts.APPLICANT_NUMBER,
                Words.of("申请人证件号码", "The applicant's number"),
                subject.toldApplicant().maskedNumber());
        bound(Drafts.PLACE, Words.of("办理地点", "Place"), opened.place());
        bound(Drafts.PROXY_NAME, Words.of("代办人", "Proxy"), proxy.name());
        bound(
                Drafts.PROXY_RELATION,
                Words.of("代办人与申请人关系", "The proxy's relation"),
                proxy.relation());
        bound(
                Drafts.PROXY_KIND,
                Words.of("代办依据", "By what right the proxy acts"),
                stood.apply(Drafts.PROXY_KIND));
        bound(
                Drafts.PROXY_UNTIL,
                Words.of("授权期限", "Power of attorney until"),
                stood.apply(Drafts.PROXY_UNTIL));
    }

    private void bound(String field, Words name, String stood) {
        String now = new Typed(told.typed()).first(field);
        String was = subject.toldText(field).orElse(stood);
        // a place may be named by more digits than the case keeps
        boolean same =
                now.equals(was)
                        || (field.equals(Drafts.PLACE)
                                && (now.startsWith(was) || was.startsWith(now)));
        if (!now.isEmpty() && !same) {
            values.add(new ToldValue(field, name, shown(was), shown(now), true));
        }
    }

    // ------------------------------------------------------------------ papers

    private void papers(List<MaterialTaken> papers, List<MaterialTaken> changed) {
        for (MaterialTaken now : told.materials()) {
            MaterialTaken was = subject.toldMaterials().get(now.material());
            if (was == null
                    || (was.how() == now.how()
                            && was.copies() == now.copies()
                            && !was.note().equals(now.note()))) {
                papers.add(now);
            } else if (was.how() != now.how() || was.copies() != now.copies()) {
                changed.add(now);
                values.add(
                        new ToldValue(
                                "material." + now.material(),
                                Intakes.name(known.service(), now.material()),
                                handed(was),
                                handed(now),
                                false));
            }
        }
        // a file that came along is a paper also where the list says the same as before
        known.papers().stream()
                .filter(id -> papers.stream().noneMatch(m -> m.material().equals(id)))
                .filter(id -> changed.stream().noneMatch(m -> m.material().equals(id)))
                .flatMap(id ->
                        told.materials().stream().filter(m -> m.material().equals(id)).limit(1))
                .forEach(papers::add);
    }

    private static Words handed(MaterialTaken taken) {
        Words how = taken.how().words();
        return Words.of(how.zh() + " × " + taken.copies(), how.en() + " × " + taken.copies());
    }

    private List<String> removed() {
        List<String> removed = new ArrayList<>();
        for (String id : told.removed()) {
            MaterialTaken was = subject.toldMaterials().get(id);
            if (was != null) {
                removed.add(id);
                values.add(
                        new ToldValue(
                                "material." + id,
                                Intakes.name(known.service(), id),
                                handed(was),
                                GONE,
                                false));
            }
        }
        return removed;
    }

    // ------------------------------------------------------------------ the office answers

    static List<CaseEvent> answered(
            Command.AnswerChange c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.reason(problems, "reason", c.reason());
        Optional<CaseEvent.ChangeTold> open =
                subject.openChanges().stream()
                        .filter(r -> r.seq() == c.told())
                        .map(r -> (CaseEvent.ChangeTold) r.event())
                        .findFirst();
        if (open.isEmpty()) {
            problems.add(Problems.required("told", "要答复的更正", "which change of the other platform"));
            return List.of();
        }
        if (c.accepted() && !isAcceptable(open.get(), subject)) {
            problems.add(
                    Problem.of(
                            "EXC-036",
                            "accepted",
                            "这项更正不能采纳：本件已经决定，或者改的是申请人、地点、代办人、受理日期",
                            "It cannot be accepted: the case is decided, or it changes who applies, where, through whom, or when it was accepted",
                            "请不予采纳并写明理由；确有其事的，撤回或者终止本件后重新申请，已经决定的按复核、撤销办理",
                            "Decline it with the reason; if it is true, end this case and take it in anew, and have a decision reviewed or revoked"));
            return List.of();
        }
        if (c.accepted() && subject.openChanges().getFirst().seq() != c.told()) {
            problems.add(
                    Problem.of(
                            "CASE-265",
                            "told",
                            "还有更早的更正没有答复：先采纳后来的，更早的会覆盖它",
                            "An earlier change waits for its answer: it would overwrite the later one",
                            "请按先后顺序，先答复最早的一次更正",
                            "Answer the earliest change first"));
            return List.of();
        }
        List<CaseEvent> events = new ArrayList<>();
        boolean anew = c.accepted() && !open.get().deleted() && subject.proposal().isPresent();
        events.add(
                new CaseEvent.ChangeAnswered(
                        c.told(),
                        c.accepted(),
                        c.reason(),
                        anew ? known.proposal() : Optional.empty()));
        if (c.accepted() && open.get().deleted()) {
            events.add(new CaseEvent.Withdrawn(c.reason()));
        }
        return events;
    }

    static boolean isAcceptable(CaseEvent.ChangeTold change, Case subject) {
        return subject.decided().isEmpty()
                && Procedure.find(subject.state(), Act.WITHDRAW, Part.COMPETENT).isPresent()
                && change.values().stream().noneMatch(ToldValue::isDeclined);
    }

    /** What waits for an answer, for those who handle the case. */
    static List<CasePage.OpenChange> open(Case subject) {
        return subject.openChanges().stream()
                .map(r -> {
                    CaseEvent.ChangeTold e = (CaseEvent.ChangeTold) r.event();
                    return new CasePage.OpenChange(
                            r.seq(),
                            e.platform(),
                            Case.day(r.at()),
                            e.deleted(),
                            e.values(),
                            isAcceptable(e, subject));
                })
                .toList();
    }

    // ------------------------------------------------------------------ in words

    /**
     * @param whole with what was said of the people themselves; supervision checks the handling
     */
    static List<Words> details(CaseEvent.ChangeTold e, ServiceDefinition service, boolean whole) {
        List<Words> lines = new ArrayList<>();
        if (e.deleted()) {
            lines.add(
                    Words.of(
                            "来源平台删除了该办件；这里已经办理，未作改动，由办理机关决定",
                            "Deleted in the platform it came from; it was acted on here, so nothing was changed: the body decides"));
        } else if (!e.values().isEmpty()) {
            lines.add(
                    e.applied()
                            ? Words.of("这里还没有办理，已按来源平台更正", "Corrected as that platform states")
                            : Words.of(
                                    "与在办内容不一致，未作改动，由办理机关决定",
                                    "It does not agree with the case; nothing was changed: the body decides"));
        }
        for (ToldValue v : e.values()) {
            boolean person = v.field().startsWith(APPLICANT) || v.field().startsWith(PROXY);
            if (person && !whole) {
                lines.add(v.name());
                continue;
            }
            lines.add(
                    Words.of(
                            v.name().zh() + "：" + v.was().zh() + " → " + v.now().zh(),
                            v.name().en() + ": " + v.was().en() + " → " + v.now().en()));
        }
        for (MaterialTaken m : e.papers()) {
            Words name = Intakes.name(service, m.material());
            lines.add(
                    Words.of(
                            "收入材料：" + name.zh() + (m.note().isEmpty() ? "" : "（" + m.note() + "）"),
                            "Paper taken in: "
                                    + name.en()
                                    + (m.note().isEmpty() ? "" : " (" + m.note() + ")")));
        }
        return lines;
    }

    static Words details(CaseEvent.ChangeAnswered e) {
        return e.accepted()
                ? Words.of("采纳了来源平台的更正", "The change of the other platform was accepted")
                : Words.of("没有采纳来源平台的更正", "The change of the other platform was declined");
    }
}
