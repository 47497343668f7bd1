package tongban.node.casework;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/** Reads from a draft by what right others speak or write for the applicant. */
final class Behalf {
    /** The paper that bears the fingerprint, where a service has one. */
    static final String FORM = "application-form";

    /** What shows by what right a proxy acts. */
    static final String PAPER = Documents.PROXYS_RIGHT;

    private Behalf() {}

    /**
     * Who signs in applies for himself, or says that he acts for another; an enterprise's matter he
     * may always take up.
     *
     * @param number the applicant's; empty where it is at fault
     * @param own whether a number is that of who signed in
     */
    static void self(
            boolean enterprise,
            String number,
            Optional<String> proxyNumber,
            boolean byProxy,
            Predicate<String> own,
            List<Problem> problems) {
        if (byProxy && proxyNumber.filter(own.negate()).isPresent()) {
            problems.add(
                    Problem.of(
                            "CASE-286",
                            Drafts.PROXY_NUMBER,
                            "代办人不是登录本账户的人",
                            "The proxy is not who is signed in",
                            "网上代办只能由登录的本人进行：请填写您自己的姓名和号码，或请代办人用他的账户办理",
                            "Online, a proxy acts by his own account: enter your own name and number, or let him sign in"));
        }
        if (!byProxy && !enterprise && !number.isEmpty() && !own.test(number)) {
            problems.add(
                    Problem.of(
                            "CASE-287",
                            Drafts.APPLICANT_NUMBER,
                            "申请人不是登录本账户的人",
                            "The applicant is not who is signed in",
                            "为他人申请的，请在“由他人代办”中填写您自己，并有申请人的授权；为自己申请的，请核对号码",
                            "To apply for another, enter yourself under 'Somebody acts for the applicant' and have his authorisation; for yourself, check the number"));
        }
    }

    /**
     * Where no clerk looks at it, a proxy shows his right before anything is taken in: the
     * applicant agreed on his phone, or the paper is attached.
     */
    static void shown(Circumstances known, List<Problem> problems) {
        Optional<Mandate> mandate = known.intake().flatMap(Circumstances.Intake::mandate);
        if (mandate.filter(m -> m.authorisation().isEmpty()).isEmpty()
                || known.papers().contains(PAPER)) {
            return;
        }
        boolean given = mandate.get().kind().isByMandate();
        problems.add(
                Problem.of(
                        "CASE-288",
                        "material." + PAPER,
                        given ? "没有附上授权委托书" : "没有附上监护人或法定代表人的身份证明",
                        given
                                ? "The power of attorney is not attached"
                                : "What shows the guardian or the legal representative is not attached",
                        given ? "请在“上传材料”中上传授权委托书，或请申请人在手机上授权，或到窗口办理" : "请在“上传材料”中上传证明，或到窗口办理",
                        given
                                ? "Upload it under 'Upload papers', ask the applicant on his phone, or go to a window"
                                : "Upload it under 'Upload papers', or go to a window"));
    }

    /** Every service has this paper, for who acts for another; no folder lists it. */
    static boolean isPaper(String material) {
        return material.equals(PAPER);
    }

    /** By what right the proxy acts, with every fault of it. */
    static Optional<Mandate> mandate(
            Typed typed,
            ServiceDefinition service,
            boolean enterprise,
            ByPhone phone,
            LocalDate today,
            List<Problem> problems) {
        String said = typed.first(Drafts.PROXY_KIND);
        Optional<Mandate.Kind> kind =
                Mandate.Kind.of(enterprise).stream().filter(k -> k.name().equals(said)).findFirst();
        if (kind.isEmpty()) {
            problems.add(
                    Problems.required(Drafts.PROXY_KIND, "代办人的身份", "in what capacity he acts"));
            return Optional.empty();
        }
        if (!kind.get().isByMandate()) {
            return Optional.of(
                    new Mandate(kind.get(), Optional.empty(), Optional.empty(), Optional.empty()));
        }
        boolean onPaper =
                typed.hasAny(Drafts.PROXY_SCOPE)
                        || typed.hasAny(Drafts.PROXY_FROM)
                        || typed.hasAny(Drafts.PROXY_UNTIL);
        Optional<Mandate> given = phone.power(kind.get(), service.id());
        if (given.isPresent() && !onPaper) {
            inForce(given.get().from(), given.get().until(), today, problems);
            return given;
        }
        if (!onPaper && phone.isAsked()) {
            return Optional.empty(); // he has not answered yet, which is said once for all askings
        }
        phone.refused(onPaper ? typed.day(Drafts.PROXY_FROM) : Optional.empty(), problems);
        if (!onPaper && phone.isRefused()) {
            return Optional.empty();
        }
        String scope = typed.first(Drafts.PROXY_SCOPE);
        if (scope.isEmpty()) {
            problems.add(missing(Drafts.PROXY_SCOPE, "委托事项", "which matter it is for"));
        } else if (!scope.equals(service.id())) {
            problems.add(
                    new Problem(
                            "CASE-082",
                            Drafts.PROXY_SCOPE,
                            Words.of(
                                    "授权委托书不是为本事项出具的",
                                    "The power of attorney is for another matter"),
                            Words.of(
                                    "请出示写明“" + service.name().zh() + "”的授权委托书",
                                    "Show one that names “" + service.name().en() + "”")));
        }
        Optional<LocalDate> from =
                date(typed, Drafts.PROXY_FROM, "起始日期", "its first day", problems);
        Optional<LocalDate> until =
                date(typed, Drafts.PROXY_UNTIL, "截止日期", "its last day", problems);
        inForce(from, until, today, problems);
        return Optional.of(
                new Mandate(kind.get(), Optional.of(scope).filter(s -> !s.isEmpty()), from, until));
    }

    private static void inForce(
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            LocalDate today,
            List<Problem> problems) {
        if (from.isEmpty() || until.isEmpty()) {
            return;
        }
        if (until.get().isBefore(from.get())) {
            problems.add(
                    Problem.of(
                            "CASE-084",
                            Drafts.PROXY_UNTIL,
                            "截止日期早于起始日期",
                            "The last day is before the first",
                            "请按授权委托书核对两个日期",
                            "Compare both days with the paper"));
        } else if (until.get().isBefore(today)) {
            problems.add(
                    Problem.of(
                            "CASE-083",
                            Drafts.PROXY_UNTIL,
                            "授权委托书已过期",
                            "The power of attorney has run out",
                            "请委托人重新出具授权委托书，或由本人申请",
                            "The applicant gives a new one, or applies in person"));
        } else if (from.get().isAfter(today)) {
            problems.add(
                    Problem.of(
                            "CASE-083",
                            Drafts.PROXY_FROM,
                            "授权委托书尚未生效",
                            "The power of attorney is not in force yet",
                            "请在生效之日起再来办理，或由本人申请",
                            "Come from that day on, or let the applicant apply in person"));
        }
    }

    /** Nothing where nobody said that the application is oral. */
    static Optional<OralApplication> oral(Typed typed, Actor actor, List<Problem> problems) {
        if (!typed.first(Drafts.ORAL).equals("true")) {
            return Optional.empty();
        }
        if (!actor.is(Role.CLERK)) {
            problems.add(
                    Problem.of(
                            "CASE-085",
                            Drafts.ORAL,
                            "口头申请只能在窗口由工作人员记录",
                            "An oral application is written down at a window",
                            "请到任何一个窗口，或者由他人代办",
                            "Go to any window, or let somebody act for you"));
            return Optional.empty();
        }
        String writtenBy = typed.first(Drafts.ORAL_WRITTEN_BY);
        String readBackBy = typed.first(Drafts.ORAL_READ_BACK_BY);
        IntakeReader.named(
                writtenBy, Drafts.ORAL_WRITTEN_BY, "代为填写的人", "who wrote it down", problems);
        IntakeReader.named(
                readBackBy, Drafts.ORAL_READ_BACK_BY, "宣读核对的人", "who read it back", problems);
        if (!writtenBy.isEmpty() && writtenBy.equals(readBackBy)) {
            problems.add(
                    Problem.of(
                            "CASE-086",
                            Drafts.ORAL_READ_BACK_BY,
                            "代填人和宣读人是同一人",
                            "The same person wrote it down and read it back",
                            "请由另一人向申请人宣读并核对",
                            "Let somebody else read it back to the applicant"));
        }
        if (!typed.first(Drafts.ORAL_FINGERPRINT).equals("true")) {
            problems.add(
                    Problem.of(
                            "CASE-087",
                            Drafts.ORAL_FINGERPRINT,
                            "申请人还没有在申请表上捺印",
                            "The applicant has set no fingerprint to the form",
                            "宣读无误后，请申请人在纸质申请表上捺印，再勾选",
                            "After it was read back, let the applicant set a fingerprint to the paper form, then tick"));
        }
        return Optional.of(new OralApplication(writtenBy, readBackBy));
    }

    /** The scan with the fingerprint is part of an oral application. */
    static void scan(Circumstances known, List<Problem> problems) {
        boolean oral = known.intake().flatMap(Circumstances.Intake::oral).isPresent();
        if (oral && Intakes.material(known, FORM).isPresent() && !known.papers().contains(FORM)) {
            problems.add(
                    Problem.of(
                            "CASE-088",
                            "material." + FORM,
                            "口头申请没有附上捺了指印的申请表",
                            "The form with the fingerprint is not attached to the oral application",
                            "请扫描捺了指印的申请表并上传",
                            "Scan the form with the fingerprint and upload it"));
        }
    }

    /** As it would be typed, so that another platform can take the case in. */
    static Map<String, List<String>> typed(CaseEvent.Opened opened) {
        Map<String, List<String>> typed = new HashMap<>();
        opened.mandate()
                .ifPresent(m -> {
                    typed.put(Drafts.PROXY_KIND, List.of(m.kind().name()));
                    m.scope().ifPresent(s -> typed.put(Drafts.PROXY_SCOPE, List.of(s)));
                    m.from().ifPresent(d -> typed.put(Drafts.PROXY_FROM, List.of(d.toString())));
                    m.until().ifPresent(d -> typed.put(Drafts.PROXY_UNTIL, List.of(d.toString())));
                });
        opened.oral()
                .ifPresent(o -> {
                    typed.put(Drafts.ORAL, List.of("true"));
                    typed.put(Drafts.ORAL_WRITTEN_BY, List.of(o.writtenBy()));
                    typed.put(Drafts.ORAL_READ_BACK_BY, List.of(o.readBackBy()));
                    typed.put(Drafts.ORAL_FINGERPRINT, List.of("true"));
                });
        return typed;
    }

    private static Problem missing(String field, String zh, String en) {
        return Problem.of(
                "CASE-081",
                field,
                "没有填写授权委托书的" + zh,
                "The power of attorney is not stated: " + en,
                "请出示授权委托书并照填；没有的，由委托人出具或在手机上授权，或由本人申请",
                "Show the power of attorney and enter what it says; without one, the applicant gives one, on paper or by phone, or applies in person");
    }

    private static Optional<LocalDate> date(
            Typed typed, String field, String zh, String en, List<Problem> problems) {
        String text = typed.date(field);
        if (text.isEmpty()) {
            problems.add(missing(field, zh, en));
            return Optional.empty();
        }
        Optional<LocalDate> day = typed.day(field);
        if (day.isEmpty()) {
            problems.add(Problems.noDate(field, "不是有效日期", "Not a date"));
        }
        return day;
    }
}
