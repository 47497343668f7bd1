package tongban.node.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tongban.node.casework.Act;
import tongban.node.casework.AwardedSum;
import tongban.node.casework.CaseBranches;
import tongban.node.casework.CasePage;
import tongban.node.casework.Courier;
import tongban.node.casework.ElectronicService;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Mode;
import tongban.node.casework.OralApplication;
import tongban.node.casework.Organ;
import tongban.node.casework.Outcome;
import tongban.node.casework.ReceiptView;
import tongban.node.casework.StepAnswer;
import tongban.service.Material;
import tongban.service.ServiceDefinition;
import tongban.service.fact.FactDeclaration;
import tongban.service.procedure.Verb;
import tongban.service.text.Words;

/**
 * What a paper can say of a case at one step of it: the facts that stand in braces in {@code
 * papers.yaml}. All of it comes from the case as pages show it and from the service's folder.
 *
 * @param numbers the whole ID numbers, where the form demands them
 * @param receipt only where a paper shows it
 * @param draft the check code of a draft that is not taken in yet; empty for a case
 */
record CaseFacts(
        CasePage page,
        ServiceDefinition service,
        CasePage.Step step,
        PaperForm form,
        Numbers numbers,
        Optional<ReceiptView> receipt,
        Optional<String> draft) {

    /** Every fact that a declaration may name. */
    static final Set<String> NAMES =
            Set.of(
                    "form-name",
                    "statement-name",
                    "service",
                    "case-number",
                    "applicant",
                    "applicant-number",
                    "applicant-mobile",
                    "applicant-address",
                    "electronic-service",
                    "proxy",
                    "proxy-number",
                    "proxy-mobile",
                    "proxy-relation",
                    "proxy-kind",
                    "mandate-from",
                    "mandate-until",
                    "oral-written-by",
                    "oral-read-back-by",
                    "applied-on",
                    "act-on",
                    "act-time",
                    "mode",
                    "identity",
                    "collecting",
                    "accepting",
                    "deciding",
                    "in-name-of",
                    "notice",
                    "details",
                    "article",
                    "examined",
                    "deemed",
                    "supplement",
                    "accept-verb",
                    "not-accept-verb",
                    "verb",
                    "total",
                    "total-how",
                    "total-capital",
                    "joint-conditions",
                    "recommended",
                    "opinion",
                    "opinion-on",
                    "departure",
                    "demonstration",
                    "courier",
                    "collected-at",
                    "forwarded-at",
                    "received-at",
                    "hand-over-note",
                    "clerk",
                    "delivery-way",
                    "delivered-on",
                    "delivered-to",
                    "delivery-proof",
                    "visit-on",
                    "visit-place",
                    "visit-officers",
                    "visit-present",
                    "visit-findings",
                    "at-once-on",
                    "at-once-yuan",
                    "at-once-capital",
                    "at-once-received-by",
                    "at-once-why",
                    "notice-on",
                    "notice-until",
                    "notice-place",
                    "third-party",
                    "third-party-interest",
                    "third-party-until",
                    "published-on",
                    "published-until",
                    "published-place",
                    "published-by",
                    "objection-who",
                    "objection-what",
                    "objection-finding",
                    "objection-answer",
                    "objection-reply",
                    "objection-next",
                    "outside-number",
                    "draft-check",
                    "standard-version",
                    "standard-hash",
                    "parameters-hash",
                    "texts-hash",
                    "engine");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Words NOTHING = Words.same("");
    private static final Words DEEMED = Words.of("视为受理", "deemed accepted");

    /** 草稿: stands where a case's number would. */
    private static final String DRAFT_MARK = "CG";

    /** The form by which every service is applied for. */
    private static final String APPLICATION = "application-form";

    /** A document by its title or its number. */
    private static final Pattern CITATION = Pattern.compile("[《〔]");

    private static final String BY_HAND = "＿＿＿＿＿＿";

    /** Whole ID numbers; empty where the form shows them masked. */
    record Numbers(Optional<String> applicant, Optional<String> proxy) {
        static final Numbers MASKED = new Numbers(Optional.empty(), Optional.empty());
    }

    LocalDate on() {
        return LocalDate.ofInstant(step.at(), ZONE);
    }

    /**
     * The paper's own number. What outsiders read bears none that leads to the case: the law lets
     * name, number of people and amount be shown, and nothing else.
     */
    String number() {
        if (draft.isPresent()) {
            return DRAFT_MARK + "-" + draft.get();
        }
        String each = form.which() == PaperForm.Which.EACH ? "-" + step.version() : "";
        if (form.look().isForOutsiders()) {
            return form.mark() + "-" + outside() + each;
        }
        return page.number() + "-" + form.mark() + each;
    }

    /** What the papers for outsiders have in common, so that one can name the other. */
    private String outside() {
        return page.id().toString().substring(24);
    }

    Words fill(Words words) {
        Map<String, String> zh = new HashMap<>();
        Map<String, String> en = new HashMap<>();
        Set<String> wanted = Words.placeholders(words.zh());
        wanted.addAll(Words.placeholders(words.en()));
        for (String name : wanted) {
            Words value = fact(name);
            zh.put(name, value.zh());
            en.put(name, value.en());
        }
        return Words.of(words.with(zh).zh(), words.with(en).en());
    }

    boolean has(String name) {
        return !fact(name).zh().isBlank();
    }

    /** One fact in words; blank where the case does not have it. */
    Words fact(String name) {
        CasePage.Competence c = page.competence();
        return switch (name) {
            case "form-name" ->
                    service.texts()
                            .find("material.application-form.name")
                            .orElse(
                                    Words.of(
                                            service.name().zh() + "申请表",
                                            "Application: " + service.name().en()));
            case "statement-name" -> statementName();
            case "service" -> page.serviceName();
            case "case-number" -> Words.same(page.number());
            case "mode" -> words(page.mode());
            case "applied-on" -> Words.day(page.appliedOn());
            case "act-on" -> Words.day(on());
            case "act-time" -> time(step.at());
            case "collecting" -> c.collecting().map(Organ::name).orElse(NOTHING);
            case "accepting" -> c.accepting().name();
            case "deciding" -> c.deciding().name();
            case "in-name-of" -> c.inNameOf().name();
            case "notice" -> notice();
            case "details" -> joined(step.details());
            case "article" -> article();
            case "examined" -> step.act() == Act.DEEM_ACCEPTED ? NOTHING : Act.ACCEPT.words();
            case "deemed" -> step.act() == Act.DEEM_ACCEPTED ? DEEMED : NOTHING;
            case "supplement" ->
                    switch (service.procedure().supplement(c.accepting().side().code())) {
                        case BUZHENG -> Words.of("补正", "correct");
                        case BUQI -> Words.of("补齐", "supply");
                    };
            case "accept-verb" -> verb(Verb.ACCEPT);
            case "not-accept-verb" -> verb(Verb.NOT_ACCEPT);
            default -> personOrMore(name);
        };
    }

    private Words personOrMore(String name) {
        CasePage.Person a = page.applicant();
        Function<Function<CasePage.Person, String>, Words> proxy =
                part -> Words.same(page.proxy().map(part).orElse(""));
        return switch (name) {
            case "applicant" -> Words.same(a.name());
            case "applicant-number" -> Words.same(numbers.applicant().orElse(a.number()));
            case "applicant-mobile" -> Words.same(a.mobile());
            case "applicant-address" -> Words.same(a.address());
            case "electronic-service" ->
                    a.electronicService().map(ElectronicService::words).orElse(NOTHING);
            case "proxy" -> proxy.apply(CasePage.Person::name);
            case "proxy-number" -> proxy.apply(person -> numbers.proxy().orElse(person.number()));
            case "proxy-mobile" -> proxy.apply(CasePage.Person::mobile);
            case "proxy-relation" -> page.proxy().map(CasePage.Person::relation).orElse(NOTHING);
            case "proxy-kind" -> page.mandate().map(CasePage.Mandated::kind).orElse(NOTHING);
            case "mandate-from" ->
                    page.mandate().flatMap(CasePage.Mandated::from).map(Words::day).orElse(NOTHING);
            case "mandate-until" ->
                    page.mandate()
                            .flatMap(CasePage.Mandated::until)
                            .map(Words::day)
                            .orElse(NOTHING);
            case "oral-written-by" -> oral(OralApplication::writtenBy);
            case "oral-read-back-by" -> oral(OralApplication::readBackBy);
            default -> decisionOrMore(name);
        };
    }

    private Words oral(Function<OralApplication, String> part) {
        Optional<String> name = page.oral().map(part);
        // who reads it out may be known only once it is printed
        return Words.same(name.map(n -> n.isBlank() && draft.isPresent() ? BY_HAND : n).orElse(""));
    }

    private Words decisionOrMore(String name) {
        Optional<CasePage.Decision> decision = page.decision();
        return switch (name) {
            case "verb" -> decision.map(CasePage.Decision::verb).orElse(NOTHING);
            case "total" -> total().map(t -> Words.same(t.yuan().toPlainString())).orElse(NOTHING);
            case "total-how" -> total().map(t -> t.sum().words()).orElse(NOTHING);
            case "total-capital" ->
                    total().map(t -> Words.same("人民币" + CapitalNumerals.of(t.yuan())))
                            .orElse(NOTHING);
            case "joint-conditions" -> jointConditions();
            case "demonstration" ->
                    decision.filter(CasePage.Decision::demonstration)
                            .map(d -> Words.of("演示", "demonstration"))
                            .orElse(NOTHING);
            case "delivery-way" -> delivered(d -> d.way());
            case "delivered-on" -> delivered(d -> Words.day(d.on()));
            case "delivered-to" -> delivered(d -> Words.same(d.receivedBy()));
            case "delivery-proof" -> delivered(d -> Words.same(d.proof()));
            case "departure" ->
                    decision.map(CasePage.Decision::departure).map(Words::same).orElse(NOTHING);
            default -> opinion(name);
        };
    }

    /** What the reviewer put before the one who decides. */
    private Words opinion(String name) {
        Optional<CasePage.Recommendation> said = page.recommendation();
        return switch (name) {
            case "recommended" ->
                    said.map(r ->
                                    r.outcome() == Outcome.GRANTED
                                            ? Words.of("建议同意", "to be granted")
                                            : Words.of("建议不同意", "not to be granted"))
                            .orElse(NOTHING);
            case "opinion" -> said.map(r -> Words.same(r.opinion())).orElse(NOTHING);
            case "opinion-on" ->
                    said.map(r -> Words.day(LocalDate.ofInstant(r.at(), ZONE))).orElse(NOTHING);
            default -> visited(name);
        };
    }

    /**
     * The forms beside that of the application which the applicant fills in by answering, and
     * signs. One that he replaced by a promise is not among them.
     */
    static List<Material> statements(CasePage page, ServiceDefinition service) {
        return service.materials().stream()
                .filter(m -> MaterialTaken.isFilledInHere(m) && !m.id().equals(APPLICATION))
                .filter(m ->
                        page.materials().stream()
                                .anyMatch(taken ->
                                        taken.id().equals(m.id())
                                                && !taken.atFirst()
                                                        .equals(
                                                                MaterialTaken.How.PROMISED
                                                                        .words())))
                .toList();
    }

    static Words statementName(Material statement, ServiceDefinition service) {
        return withoutNote(service.texts().words("material." + statement.id() + ".name"));
    }

    /** Without what the list of papers says behind the name of one in brackets. */
    static Words withoutNote(Words name) {
        return Words.of(
                name.zh().replaceAll("（[^）]*）$", ""), name.en().replaceAll(" \\([^)]*\\)$", ""));
    }

    private Words statementName() {
        return statements(page, service).stream()
                .map(m -> statementName(m, service))
                .reduce((one, more) ->
                        Words.of(one.zh() + "、" + more.zh(), one.en() + ", " + more.en()))
                .orElse(NOTHING);
    }

    /** What bears on the facts that a paper proves, as the applicant stated it. */
    List<CasePage.Answer> proven(String material) {
        List<String> proves =
                service.materials().stream()
                        .filter(m -> m.id().equals(material))
                        .flatMap(m -> m.proves().stream())
                        .toList();
        List<String> keys =
                service.facts().stream()
                        .filter(f -> proves.contains(f.name()))
                        .map(FactDeclaration::key)
                        .toList();
        return page.answers().stream().filter(a -> keys.contains(a.field())).toList();
    }

    /** What the bodies of the other side made their consent depend on, where it was granted. */
    private Words jointConditions() {
        boolean granted = page.decision().filter(d -> d.outcome() == Outcome.GRANTED).isPresent();
        List<Words> conditions =
                page.branches().joint().stream()
                        .filter(j ->
                                granted
                                        && j.answer()
                                                .filter(a -> a == StepAnswer.CONDITIONS)
                                                .isPresent())
                        .map(j ->
                                Words.of(
                                        j.asked().name().zh() + "：" + j.text(),
                                        j.asked().name().en() + ": " + j.text()))
                        .toList();
        return joined(conditions);
    }

    private Words visited(String name) {
        return switch (name) {
            case "visit-on" -> visit().map(v -> Words.day(v.on())).orElse(NOTHING);
            case "visit-place" -> visit().map(v -> Words.same(v.place())).orElse(NOTHING);
            case "visit-officers" ->
                    visit().map(v -> Words.same(String.join("、", v.officers()))).orElse(NOTHING);
            case "visit-present" -> visit().map(v -> Words.same(v.present())).orElse(NOTHING);
            case "visit-findings" -> visit().map(v -> Words.same(v.findings())).orElse(NOTHING);
            default -> givenAtOnce(name);
        };
    }

    private Words givenAtOnce(String name) {
        Optional<CaseBranches.AtOnce> given = page.branches().atOnce();
        return switch (name) {
            case "at-once-on" -> given.map(g -> Words.day(g.on())).orElse(NOTHING);
            case "at-once-yuan" ->
                    given.map(g -> Words.same(g.amount().toPlainString())).orElse(NOTHING);
            case "at-once-capital" ->
                    given.map(g -> Words.same("人民币" + CapitalNumerals.of(g.amount())))
                            .orElse(NOTHING);
            case "at-once-received-by" ->
                    given.map(g -> Words.same(g.receivedBy())).orElse(NOTHING);
            case "at-once-why" -> given.map(g -> Words.same(g.why())).orElse(NOTHING);
            default -> published(name);
        };
    }

    private Words published(String name) {
        Optional<CaseBranches.Published> shown = page.branches().publication();
        return switch (name) {
            case "published-on" -> shown.map(p -> Words.day(p.on())).orElse(NOTHING);
            case "published-until" -> shown.map(p -> Words.day(p.until())).orElse(NOTHING);
            case "published-place" -> shown.map(p -> Words.same(p.place())).orElse(NOTHING);
            case "published-by" ->
                    service.procedure()
                            .publication()
                            .board()
                            .map(b -> Words.same(b.article().citation()))
                            .orElse(NOTHING);
            default -> toldOf(name);
        };
    }

    /** Of the third party whom this step told. */
    private Words toldOf(String name) {
        Optional<CaseBranches.ThirdParty> told =
                page.branches().thirdParties().stream()
                        .filter(t -> t.number() == step.version())
                        .findFirst();
        return switch (name) {
            case "third-party" -> told.map(t -> Words.same(t.name())).orElse(NOTHING);
            case "third-party-interest" -> told.map(t -> Words.same(t.interest())).orElse(NOTHING);
            case "third-party-until" -> told.map(t -> Words.day(t.askBy())).orElse(NOTHING);
            default -> posted(name);
        };
    }

    private Words posted(String name) {
        Optional<CaseBranches.Objection> objection = objection(page, step);
        // who objected is written to about what he saw, whatever was posted since
        Optional<CaseBranches.Posted> notice =
                objection.flatMap(page.branches()::noticeOf).or(page.branches()::notice);
        return switch (name) {
            case "notice-on" -> notice.map(n -> Words.day(n.on())).orElse(NOTHING);
            case "notice-until" -> notice.map(n -> Words.day(n.until())).orElse(NOTHING);
            case "notice-place" -> notice.map(n -> Words.same(n.place())).orElse(NOTHING);
            case "objection-who" ->
                    objection
                            .map(o ->
                                    o.who().isBlank()
                                            ? Words.of("未署名", "without a name")
                                            : Words.same(o.who()))
                            .orElse(NOTHING);
            case "objection-what" -> objection.map(o -> Words.same(o.what())).orElse(NOTHING);
            case "objection-finding" ->
                    objection
                            .flatMap(CaseBranches.Objection::upheld)
                            .map(right ->
                                    right
                                            ? Words.of("异议成立", "the objection was right")
                                            : Words.of("异议不成立", "the objection was not right"))
                            .orElse(NOTHING);
            case "objection-answer" -> objection.map(o -> Words.same(o.answer())).orElse(NOTHING);
            case "objection-reply" -> objection.map(o -> Words.same(o.reply())).orElse(NOTHING);
            case "objection-next" ->
                    objection
                            .flatMap(CaseBranches.Objection::upheld)
                            .map(right ->
                                    right
                                            ? Words.of(
                                                    "异议成立的，本机关按照查明的情况办理；仍拟同意的，重新公示。",
                                                    "Since the objection was right, this body goes by what was found; if it still means to grant, it posts that anew.")
                                            : Words.of(
                                                    "异议不成立的，公示期满后继续办理。",
                                                    "Since the objection was not right, the matter goes on once the notice has ended."))
                            .orElse(NOTHING);
            case "draft-check" -> Words.same(draft.orElse(""));
            case "outside-number" -> Words.same(outside());
            default -> sheetOrReceipt(name);
        };
    }

    /** The objection that this step recorded. */
    static Optional<CaseBranches.Objection> objection(CasePage page, CasePage.Step step) {
        return step.act() == Act.RECORD_OBJECTION
                ? page.branches().objections().stream()
                        .filter(o -> o.number() == step.version())
                        .findFirst()
                : Optional.empty();
    }

    private Words sheetOrReceipt(String name) {
        Optional<CasePage.HandOverSheet> sheet = page.handOver();
        return switch (name) {
            case "identity" ->
                    sheet.map(s -> spaced(s.identityShown(), s.identityNote())).orElse(NOTHING);
            case "courier" ->
                    sheet.filter(s -> !s.courier().isEmpty())
                            .map(s -> Courier.shown(s.courier()))
                            .orElse(NOTHING);
            case "hand-over-note" -> sheet.map(s -> Words.same(s.note())).orElse(NOTHING);
            case "clerk" -> sheet.map(s -> Words.same(s.collectedBy())).orElse(NOTHING);
            case "collected-at" -> sheet.map(s -> time(s.collectedAt())).orElse(NOTHING);
            case "forwarded-at" ->
                    sheet.flatMap(CasePage.HandOverSheet::forwardedAt)
                            .map(CaseFacts::time)
                            .orElse(NOTHING);
            case "received-at" ->
                    sheet.flatMap(CasePage.HandOverSheet::receivedAt)
                            .map(CaseFacts::time)
                            .orElse(NOTHING);
            case "standard-version" -> receipt(ReceiptView::standardVersion);
            case "standard-hash" -> receipt(ReceiptView::standardHash);
            case "parameters-hash" -> receipt(ReceiptView::parametersHash);
            case "texts-hash" -> receipt(ReceiptView::textsHash);
            case "engine" -> receipt(ReceiptView::engine);
            default -> throw new IllegalArgumentException("PAPER-003 no fact is called " + name);
        };
    }

    /** Whose paper it is; empty for the applicant's own. */
    Optional<Organ> body() {
        CasePage.Competence c = page.competence();
        return switch (form.body()) {
            case NONE -> Optional.empty();
            case RECEIVING -> Optional.of(c.collecting().orElse(c.accepting()));
            case ACCEPTING -> Optional.of(c.accepting());
            case DECIDING -> Optional.of(c.deciding());
            case IN_NAME_OF -> Optional.of(c.inNameOf());
        };
    }

    /** Where the act has one: some are by no article, and say only what they are for. */
    private Words article() {
        return CITATION.matcher(step.article()).find() ? Words.same(step.article()) : NOTHING;
    }

    /** What the service's folder says to the applicant on this occasion. */
    private Words notice() {
        // what the other side reported was told when the report arrived
        Instant told = step.reportedAt().orElse(step.at());
        return page.notices().stream()
                .filter(n -> n.act() == step.act() && !n.at().isAfter(told))
                .reduce((earlier, later) -> later)
                .map(CasePage.Notice::text)
                .orElse(NOTHING);
    }

    private Words verb(Verb verb) {
        return service.texts()
                .find(service.procedure().verb(verb, page.competence().accepting().side().code()))
                .orElse(
                        verb == Verb.ACCEPT
                                ? Words.of("受理", "accept")
                                : Words.of("不予受理", "not accept"));
    }

    private Words receipt(Function<ReceiptView, String> part) {
        return Words.same(receipt.map(part).orElse(""));
    }

    /** The visit that this step recorded: steps and visits stand in the same order. */
    private Optional<CaseBranches.Visit> visit() {
        long before =
                page.timeline().stream()
                        .filter(s -> s.act() == Act.VISIT && s.version() < step.version())
                        .count();
        return step.act() == Act.VISIT
                ? page.branches().visits().stream().skip(before).findFirst()
                : Optional.empty();
    }

    /** As it was recorded by the body that decided; nothing is known before. */
    private Words delivered(Function<CaseBranches.Delivery, Words> part) {
        return (step.act() == Act.REVOKE
                        ? page.branches().revocationServed()
                        : page.branches().delivery())
                .map(part)
                .orElse(NOTHING);
    }

    /** How much money was awarded, and how often. */
    Optional<AwardedSum.Found> total() {
        return page.decision().flatMap(d -> AwardedSum.of(d.awards(), service));
    }

    static boolean isMoney(String value) {
        return value.matches("[0-9]{1,12}\\.[0-9]{2}");
    }

    static Words time(Instant at) {
        Words day = Words.day(LocalDate.ofInstant(at, ZONE));
        String clock = DateTimeFormatter.ofPattern("HH:mm").withZone(ZONE).format(at);
        return Words.of(day.zh() + " " + clock, day.en() + " " + clock);
    }

    private static Words words(Mode mode) {
        return mode.words();
    }

    private static Words spaced(Words first, String second) {
        return second.isBlank()
                ? first
                : Words.of(first.zh() + "　" + second, first.en() + " " + second);
    }

    static Words joined(List<Words> lines) {
        return Words.of(
                lines.stream().map(Words::zh).collect(Collectors.joining("；")),
                lines.stream().map(Words::en).collect(Collectors.joining("; ")));
    }
}
