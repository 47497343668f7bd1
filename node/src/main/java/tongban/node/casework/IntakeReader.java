package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tongban.node.casework.JdbcAuthorisationRows.Held;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.place.Answer;
import tongban.node.place.Competence;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.node.place.Question;
import tongban.node.place.ServiceRule;
import tongban.service.ServiceDefinition;
import tongban.service.fact.FactForm;
import tongban.service.fact.FormReading;
import tongban.service.identifier.CitizenNumber;
import tongban.service.identifier.CreditCode;
import tongban.service.identifier.Mobile;
import tongban.service.identifier.Reading;
import tongban.service.parameter.ParameterRow;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/**
 * Reads a draft as typed: who applies, for which place, with which facts; and all faults at once.
 */
final class IntakeReader {
    private static final int NAME_LENGTH_MAX = 100;
    static final int ADDRESS_LENGTH_MAX = 200;

    private final Divisions divisions;
    private final Organs organs;
    private final Competence competence;
    private final boolean synthetic;

    IntakeReader(Divisions divisions, Organs organs, Competence competence, boolean synthetic) {
        this.divisions = divisions;
        this.organs = organs;
        this.competence = competence;
        this.synthetic = synthetic;
    }

    /**
     * @param intake empty where the faults leave nothing to begin with
     * @param number the applicant's full number; empty where it is at fault
     */
    record Read(
            Optional<Circumstances.Intake> intake,
            List<Problem> problems,
            String number,
            Optional<String> proxyNumber) {}

    /**
     * @param asked who was asked on his phone about this draft
     * @param own whether a citizen number is that of the actor's account
     */
    Read read(
            Actor actor,
            ServiceDefinition service,
            Drafts.Draft draft,
            List<Held> asked,
            Predicate<String> own,
            LocalDate today) {
        Typed typed = new Typed(draft.typed());
        List<Problem> problems = new ArrayList<>();
        boolean enterprise =
                typed.first(Drafts.APPLICANT_KIND).equals("enterprise")
                        || !service.identity().isForPersons();
        String number = number(typed, Drafts.APPLICANT_NUMBER, enterprise, today, problems);
        CaseEvent.Applicant applicant = applicant(typed, enterprise, number, problems);
        Optional<String> proxyNumber = Optional.empty();
        Optional<CaseEvent.Applicant> proxy = Optional.empty();
        if (typed.hasAny("proxy.")) {
            String proxys = number(typed, Drafts.PROXY_NUMBER, false, today, problems);
            proxy = Optional.of(proxy(typed, proxys, problems));
            proxyNumber = Optional.of(proxys).filter(n -> !n.isEmpty());
        }
        if (actor.is(Role.RESIDENT)) {
            Behalf.self(enterprise, number, proxyNumber, proxy.isPresent(), own, problems);
        }
        ByPhone phone = new ByPhone(asked, number, proxyNumber.orElse(""));
        Optional<Mandate> mandate =
                proxy.isPresent()
                        ? Behalf.mandate(typed, service, enterprise, phone, today, problems)
                        : Optional.empty();
        phone.open(problems);
        messages(typed, problems);
        Optional<OralApplication> oral = Behalf.oral(typed, actor, problems);
        Optional<CaseEvent.Route> route = route(actor, service, typed, today, problems);
        Map<String, CaseEvent.StoredFact> facts = facts(service, typed, today, problems);
        Optional<LocalDate> event = event(typed, today, problems);
        Optional<TakenElsewhere> elsewhere =
                TakenElsewhere.of(typed, route.map(CaseEvent.Route::accepting));
        if (route.isEmpty()) {
            return new Read(Optional.empty(), problems, number, proxyNumber);
        }
        return new Read(
                Optional.of(
                        new Circumstances.Intake(
                                "",
                                mode(actor, elsewhere, route.get(), service, facts, today),
                                route.get(),
                                typed.first(Drafts.PLACE),
                                applicant,
                                proxy,
                                facts,
                                event,
                                mandate,
                                oral,
                                phone.answers(),
                                elsewhere)),
                problems,
                number,
                proxyNumber);
    }

    /**
     * Handled jointly where the facts call for a step of the other side; collected for another
     * place only where the window is not the accepting body's own.
     */
    private static Mode mode(
            Actor actor,
            Optional<TakenElsewhere> elsewhere,
            CaseEvent.Route route,
            ServiceDefinition service,
            Map<String, CaseEvent.StoredFact> facts,
            LocalDate today) {
        Map<String, Object> values =
                service.procedure().joint().isEmpty()
                        ? Map.of()
                        : Answers.values(service, facts, today);
        if (service.procedure().joint().stream()
                .anyMatch(step -> service.needs(step, values).orElse(false))) {
            return Mode.MULTI_PLACE;
        }
        if (elsewhere.map(e -> e.channel().isOnline()).orElseGet(() -> actor.is(Role.RESIDENT))) {
            return Mode.FULL_ONLINE;
        }
        return route.collecting().filter(o -> o.id().equals(route.accepting().id())).isPresent()
                ? Mode.WINDOW
                : Mode.REMOTE_COLLECT;
    }

    private static void messages(Typed typed, List<Problem> problems) {
        if (!List.of("", "zh", "en", Drafts.NO_MESSAGES).contains(typed.first(Drafts.MESSAGES))) {
            problems.add(
                    Problem.of(
                            "CASE-137",
                            Drafts.MESSAGES,
                            "短信通知的选项不认识",
                            "No such choice for short messages",
                            "请选择 zh（中文）、en（英文）或 none（不接收）",
                            "Choose zh (Chinese), en (English) or none"));
        }
    }

    private static CaseEvent.Applicant applicant(
            Typed typed, boolean enterprise, String number, List<Problem> problems) {
        String name = typed.first(Drafts.APPLICANT_NAME);
        named(name, Drafts.APPLICANT_NAME, "申请人姓名或名称", "the applicant's name", problems);
        String mobile = mobile(typed, Drafts.APPLICANT_MOBILE, problems);
        String address = typed.first(Drafts.APPLICANT_ADDRESS);
        if (address.length() > ADDRESS_LENGTH_MAX) {
            problems.add(Problems.tooLong(Drafts.APPLICANT_ADDRESS, ADDRESS_LENGTH_MAX));
        }
        return new CaseEvent.Applicant(
                enterprise ? "enterprise" : "person",
                name,
                Masked.number(number),
                mobile,
                address,
                "",
                electronicService(typed, problems));
    }

    private static Optional<ElectronicService> electronicService(
            Typed typed, List<Problem> problems) {
        return switch (typed.first(Drafts.ELECTRONIC_SERVICE)) {
            case "" -> Optional.empty();
            case "true" -> Optional.of(ElectronicService.AGREED);
            case "false" -> Optional.of(ElectronicService.DECLINED);
            default -> {
                problems.add(IntakeProblems.electronicService());
                yield Optional.empty();
            }
        };
    }

    private static CaseEvent.Applicant proxy(Typed typed, String number, List<Problem> problems) {
        String name = typed.first(Drafts.PROXY_NAME);
        named(name, Drafts.PROXY_NAME, "代办人姓名", "the proxy's name", problems);
        String mobile = mobile(typed, Drafts.PROXY_MOBILE, problems);
        if (typed.first(Drafts.PROXY_MOBILE).isEmpty()) {
            problems.add(
                    Problems.required(Drafts.PROXY_MOBILE, "代办人手机号码", "the proxy's mobile number"));
        }
        String relation = typed.first(Drafts.PROXY_RELATION);
        named(
                relation,
                Drafts.PROXY_RELATION,
                "与申请人的关系",
                "the relation to the applicant",
                problems);
        return new CaseEvent.Applicant(
                "person", name, Masked.number(number), mobile, "", relation, Optional.empty());
    }

    static void named(String name, String field, String zh, String en, List<Problem> problems) {
        if (name.isEmpty()) {
            problems.add(Problems.required(field, zh, en));
        } else if (name.length() > NAME_LENGTH_MAX) {
            problems.add(Problems.tooLong(field, NAME_LENGTH_MAX));
        } else if (name.chars().anyMatch(c -> Character.isISOControl(c) || c == '<' || c == '>')) {
            problems.add(
                    Problem.of(
                            "CASE-039",
                            field,
                            "含有不允许的字符",
                            "It holds characters that no name has",
                            "请按证件填写",
                            "Enter it as on the document"));
        }
    }

    private String number(
            Typed typed,
            String field,
            boolean enterprise,
            LocalDate today,
            List<Problem> problems) {
        String text = typed.first(field);
        if (text.isEmpty()) {
            problems.add(
                    enterprise
                            ? Problems.required(field, "统一社会信用代码", "the unified social credit code")
                            : Problems.required(field, "公民身份号码", "the citizen identity number"));
            return "";
        }
        // the number as it was read, so that full-width digits and blanks make no second person
        return enterprise
                ? sound(CreditCode.read(text), field, problems).map(CreditCode::signs).orElse("")
                : sound(CitizenNumber.read(text, today, synthetic), field, problems)
                        .map(CitizenNumber::digits)
                        .orElse("");
    }

    static <T> Optional<T> sound(Reading<T> reading, String field, List<Problem> problems) {
        reading.fault()
                .ifPresent(fault ->
                        problems.add(
                                new Problem(
                                        "FACT-" + fault.code(),
                                        field,
                                        fault.words(),
                                        fault.remedy())));
        return reading.number();
    }

    static String mobile(Typed typed, String field, List<Problem> problems) {
        String text = typed.first(field);
        return text.isEmpty()
                ? ""
                : sound(Mobile.read(text), field, problems).map(Mobile::digits).orElse("");
    }

    private Optional<CaseEvent.Route> route(
            Actor actor,
            ServiceDefinition service,
            Typed typed,
            LocalDate today,
            List<Problem> problems) {
        String place = typed.first(Drafts.PLACE);
        if (place.isEmpty()) {
            problems.add(Problems.required(Drafts.PLACE, "办理地点", "the place that counts"));
            return Optional.empty();
        }
        if (divisions.current(place, today).isEmpty()) {
            problems.add(
                    Problem.of(
                            "CASE-035",
                            Drafts.PLACE,
                            "没有这个行政区划代码，或今天该处已无区划",
                            "There is no such division today",
                            "请重新查找地点",
                            "Find the place again"));
            return Optional.empty();
        }
        PlacePath path =
                divisions.placePath(divisions.current(place, today).getFirst().code(), today);
        Question question =
                Question.at(
                        ServiceRule.of(service.identity(), service.competenceAt(path, today)),
                        place,
                        today);
        String inside = typed.first(Drafts.INSIDE_ZONE);
        if (!inside.isEmpty()) {
            question = question.inside(inside.equals("true"));
        }
        return switch (competence.decide(question)) {
            case Answer.Competent c ->
                    Optional.of(route(actor, c, service.delegation(path, today), today));
            case Answer.Undetermined u -> {
                u.missing()
                        .forEach(m ->
                                problems.add(
                                        new Problem(
                                                "CASE-036",
                                                m.kind() == Answer.Kind.SITE_INSIDE_ZONE
                                                        ? Drafts.INSIDE_ZONE
                                                        : Drafts.PLACE,
                                                m.question(),
                                                Words.of("请选择后继续", "Answer it, then go on"))));
                yield Optional.empty();
            }
        };
    }

    private CaseEvent.Route route(
            Actor actor, Answer.Competent c, Optional<ParameterRow> delegation, LocalDate today) {
        Optional<Organ> collecting =
                actor.worksFor()
                        .flatMap(id -> organs.byId(id, today, actor.jurisdiction().code()))
                        .map(IntakeReader::organ);
        List<Words> remedies = new ArrayList<>();
        c.remedies().reasons().forEach(r -> remedies.add(r.withCitation()));
        List<Words> why = new ArrayList<>();
        c.reasons().forEach(r -> why.add(r.withCitation()));
        delegation.ifPresent(row -> why.add(delegated(row)));
        return new CaseEvent.Route(
                collecting,
                organ(c.accepting()),
                organ(c.deciding()),
                organ(c.inNameOf()),
                Jurisdiction.ofCode(c.jurisdiction()),
                why,
                remedies);
    }

    private static Words delegated(ParameterRow row) {
        Words sure = row.confidence().words();
        return Words.of(
                "当地的审核确认权限已经下放，由受理机关决定（" + row.document() + row.article() + "，" + sure.zh() + "）",
                "The power to decide is delegated here to the body that accepts ("
                        + row.document()
                        + row.article()
                        + ", "
                        + sure.en()
                        + ")");
    }

    static Organ organ(tongban.node.place.Organ organ) {
        return new Organ(organ.id(), organ.name(), Jurisdiction.ofCode(organ.jurisdiction()));
    }

    /** The body as it is called on that day; by its id where it is not known then. */
    static Organ organ(Organs organs, String id, LocalDate day, Jurisdiction side) {
        return organs.byId(id, day, side.code())
                .map(IntakeReader::organ)
                .orElse(new Organ(id, Words.same(id), side));
    }

    private Map<String, CaseEvent.StoredFact> facts(
            ServiceDefinition service, Typed typed, LocalDate today, List<Problem> problems) {
        FactForm form = service.form().withSynthetic(synthetic);
        FormReading reading = form.read(Optional.empty(), typed.of(form), Map.of(), today);
        reading.faults().forEach(f -> problems.add(problem(f)));
        for (String fact : form.unanswered(reading.declared())) {
            String key = service.fact(fact).map(f -> f.key()).orElse(fact);
            Words name = service.fact(fact).map(form::name).orElse(Words.same(fact));
            if (problems.stream().noneMatch(p -> p.field().equals(key))) {
                problems.add(Problems.required(key, "“" + name.zh() + "”", "'" + name.en() + "'"));
            }
        }
        return Answers.stored(reading.declared());
    }

    static Problem problem(tongban.service.fact.FactFault fault) {
        return new Problem("FACT-" + fault.code(), fault.field(), fault.message(), fault.remedy());
    }

    private static Optional<LocalDate> event(Typed typed, LocalDate today, List<Problem> problems) {
        if (typed.date(Drafts.EVENT_DATE).isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> day = typed.day(Drafts.EVENT_DATE).filter(d -> !d.isAfter(today));
        if (day.isEmpty()) {
            problems.add(
                    Problems.noDate(
                            Drafts.EVENT_DATE, "不是有效日期，或在今天之后", "Not a date, or after today"));
        }
        return day;
    }
}
