package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.JdbcAuthorisationRows.Content;
import tongban.service.ServiceDefinition;
import tongban.service.identifier.CitizenNumber;
import tongban.service.identifier.Mobile;

/** Reads whom somebody wants to ask, with every fault of it at once. */
final class AskingReader {
    /** 《民法典》第十七条. From memory, not verified. */
    static final int ADULT_YEARS = 18;

    private final boolean synthetic;

    AskingReader(boolean synthetic) {
        this.synthetic = synthetic;
    }

    /**
     * @param typed the draft
     * @param organ id of the body whose window asks; empty for a resident
     */
    Content read(
            Authorisations.Request request,
            Typed typed,
            ServiceDefinition service,
            String organ,
            LocalDate today,
            List<Problem> problems) {
        holds(request.holdsUntil(), today, problems);
        return switch (request.what()) {
            case POWER_OF_ATTORNEY -> power(typed, service, organ, today, problems);
            case DATA_CHECK -> check(request, typed, service, organ, today, problems);
        };
    }

    private static void holds(Optional<LocalDate> until, LocalDate today, List<Problem> problems) {
        boolean sound =
                until.filter(d -> !d.isBefore(today))
                        .filter(d -> !d.isAfter(today.plusDays(Authorisations.HOLDS_DAYS_MAX)))
                        .isPresent();
        if (!sound) {
            problems.add(
                    Problem.of(
                            "CASE-131",
                            Authorisations.HOLDS_UNTIL,
                            "授权的截止日期没有填，或不在今天至一年之内",
                            "The last day of the authorisation is missing, or not between today and a year from now",
                            "请填写今天起一年以内的日期",
                            "Give a day from today to a year from now"));
        }
    }

    private Content power(
            Typed typed,
            ServiceDefinition service,
            String organ,
            LocalDate today,
            List<Problem> problems) {
        if (isForEnterprise(typed, service)) {
            problems.add(
                    Problem.of(
                            "CASE-099",
                            Authorisations.WHAT,
                            "企业的授权委托书要盖章，不能在手机上授权",
                            "An enterprise's power of attorney bears its seal and cannot be given by phone",
                            "请出示盖章的授权委托书",
                            "Show the sealed one"));
        }
        Optional<Mandate.Kind> kind =
                Mandate.Kind.of(false).stream()
                        .filter(k -> k.name().equals(typed.first(Drafts.PROXY_KIND)))
                        .findFirst();
        if (kind.filter(Mandate.Kind::isByMandate).isEmpty()) {
            problems.add(
                    Problem.of(
                            "CASE-097",
                            Authorisations.WHAT,
                            "草稿里没有需要授权的代办人",
                            "The draft names nobody who needs a power of attorney",
                            "请先在“申请人”页填写代办人及其身份；监护人不需要授权",
                            "First enter who acts and in what capacity on the page 'The applicant'; a guardian needs none"));
        }
        String by = typed.first(Drafts.PROXY_NAME);
        if (by.isEmpty()) {
            problems.add(Problems.required(Drafts.PROXY_NAME, "代办人姓名", "the proxy's name"));
        }
        String byNumber =
                number(typed.first(Drafts.PROXY_NUMBER), Drafts.PROXY_NUMBER, today, problems);
        String name = typed.first(Drafts.APPLICANT_NAME);
        if (name.isEmpty()) {
            problems.add(Problems.required(Drafts.APPLICANT_NAME, "申请人姓名", "the applicant's name"));
        }
        String number =
                number(
                        typed.first(Drafts.APPLICANT_NUMBER),
                        Drafts.APPLICANT_NUMBER,
                        today,
                        problems);
        adult(number, Drafts.APPLICANT_NUMBER, today, problems);
        String mobile =
                mobile(typed.first(Drafts.APPLICANT_MOBILE), Drafts.APPLICANT_MOBILE, problems);
        notHisOwn(mobile, Drafts.APPLICANT_MOBILE, typed, problems);
        return new Content(name, number, mobile, by, byNumber, kind, service.id(), organ);
    }

    private Content check(
            Authorisations.Request request,
            Typed typed,
            ServiceDefinition service,
            String organ,
            LocalDate today,
            List<Problem> problems) {
        IntakeReader.named(
                request.name().strip(),
                Authorisations.NAME,
                "成年家庭成员姓名",
                "the member's name",
                problems);
        String number = number(request.number(), Authorisations.NUMBER, today, problems);
        adult(number, Authorisations.NUMBER, today, problems);
        String mobile = mobile(request.mobile(), Authorisations.MOBILE, problems);
        notHisOwn(mobile, Authorisations.MOBILE, typed, problems);
        String by = typed.first(Drafts.APPLICANT_NAME);
        if (by.isEmpty()) {
            problems.add(Problems.required(Drafts.APPLICANT_NAME, "申请人姓名", "the applicant's name"));
        }
        return new Content(
                request.name().strip(),
                number,
                mobile,
                by,
                typed.first(Drafts.APPLICANT_NUMBER),
                Optional.empty(),
                service.id(),
                organ);
    }

    private static boolean isForEnterprise(Typed typed, ServiceDefinition service) {
        return typed.first(Drafts.APPLICANT_KIND).equals("enterprise")
                || service.identity().audience().stream().noneMatch("1"::equals);
    }

    private String number(String text, String field, LocalDate today, List<Problem> problems) {
        if (text.isBlank()) {
            problems.add(Problems.required(field, "公民身份号码", "the citizen identity number"));
            return "";
        }
        return IntakeReader.sound(
                        CitizenNumber.read(text.strip(), today, synthetic), field, problems)
                .map(CitizenNumber::digits)
                .orElse("");
    }

    private void adult(String number, String field, LocalDate today, List<Problem> problems) {
        if (!number.isEmpty() && new CitizenNumber(number).ageOn(today) < ADULT_YEARS) {
            problems.add(
                    Problem.of(
                            "CASE-132",
                            field,
                            "未满十八周岁，不能由本人授权",
                            "Nobody under eighteen authorises for himself",
                            "请由监护人办理",
                            "Let the guardian do it"));
        }
    }

    private static String mobile(String text, String field, List<Problem> problems) {
        if (text.isBlank()) {
            problems.add(
                    Problems.required(field, "被授权请求人的手机号码", "the mobile number of who is asked"));
            return "";
        }
        return IntakeReader.sound(Mobile.read(text.strip()), field, problems)
                .map(Mobile::digits)
                .orElse("");
    }

    /** Nobody authorises himself in another's name. */
    private static void notHisOwn(
            String mobile, String field, Typed typed, List<Problem> problems) {
        boolean own =
                !mobile.isEmpty()
                        && Mobile.read(typed.first(Drafts.PROXY_MOBILE))
                                .number()
                                .filter(m -> m.digits().equals(mobile))
                                .isPresent();
        if (own) {
            problems.add(
                    Problem.of(
                            "CASE-098",
                            field,
                            "手机号码与代办人的相同，代办人不能替别人授权",
                            "The mobile is the proxy's own; he cannot authorise himself",
                            "请填写被请求人本人的手机号码；没有手机的，请出示纸质授权",
                            "Give the number of who is asked; where he has no phone, show it on paper"));
        }
    }

    static Problem noOperator() {
        return Problem.of(
                "CASE-133",
                Authorisations.WHAT,
                "本节点没有接通短信，不能在手机上授权",
                "No operator of short messages is connected: nobody can be asked by phone",
                "请出示纸质授权",
                "Show the authorisation on paper");
    }

    static Problem tooOften() {
        return Problem.of(
                "CASE-134",
                Authorisations.WHAT,
                "这份草稿已经请求了" + Authorisations.ASKED_PER_DRAFT_MAX + "次",
                "This draft has been asked about " + Authorisations.ASKED_PER_DRAFT_MAX + " times",
                "请出示纸质授权",
                "Show the authorisation on paper");
    }

    /** Does not say by whom: the other asking may be none of his business. */
    static Problem pressed() {
        return Problem.of(
                "CASE-135",
                Authorisations.MOBILE,
                "刚刚或今天已多次向这个号码请求授权",
                "This number was asked just now, or several times today",
                "请等他答复；一分钟后可再试，一天最多" + Authorisations.ASKED_PER_DAY_MAX + "次",
                "Wait for the answer; try again after a minute, at most "
                        + Authorisations.ASKED_PER_DAY_MAX
                        + " times a day");
    }
}
