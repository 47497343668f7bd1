package tongban.node.policy;

import java.time.LocalDate;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** Everything that can stand in the way of a document by which a policy is issued, in words. */
final class DocumentProblems {
    private DocumentProblems() {}

    static Problem document(int max) {
        return PolicyProblems.of(
                "POLICY-002",
                "document",
                "没有写文件名称和文号，或者超过" + max + "字",
                "Title and number of the document are missing or longer than "
                        + max
                        + " characters",
                "请按文件填写",
                "Write them as on the document");
    }

    static Problem issued() {
        return PolicyProblems.of(
                "POLICY-003",
                "issuedOn",
                "印发日期没有填，或者在今天之后",
                "The day of issue is missing or lies after today",
                "请填写文件印发的日期",
                "Give the day on which it was issued");
    }

    static Problem ends() {
        return PolicyProblems.of(
                "POLICY-004",
                "validUntil",
                "有效期早于施行日期",
                "It ends before it is in force",
                "请核对两个日期；长期有效的不填",
                "Compare both days; leave it empty where it has no end");
    }

    static Problem before() {
        return PolicyProblems.of(
                "POLICY-031",
                "inForceFrom",
                "施行日期早于印发日期",
                "It is in force before it was issued",
                "请按文件填写施行日期；自印发之日起施行的不填",
                "Give the first day as the document has it; leave it empty where it is the day of issue");
    }

    static Problem consulted(int days) {
        return PolicyProblems.of(
                "POLICY-005",
                "consultedFrom",
                "印发前公开征求意见不足" + days + "日（《优化营商环境条例》第四十八条）",
                "Opinions were not asked for at least "
                        + days
                        + " days before the issue (Regulation on the business environment, Art. 48)",
                "请填写征求意见的起止日期；没有征求的，先征求",
                "Give the first and last day; where nobody was asked, ask first");
    }

    static Problem fairCompetition() {
        return PolicyProblems.of(
                "POLICY-006",
                "fairOn",
                "没有印发前的公平竞争审查日期（第六十三条）",
                "No day of a fair-competition review before the issue (Art. 63)",
                "请填写审查日期；没有审查的，先审查",
                "Give the day; where none was made, make it first");
    }

    static Problem legality() {
        return PolicyProblems.of(
                "POLICY-007",
                "legalityOn",
                "没有印发前的合法性审核日期（第六十三条）",
                "No day of a legality review before the issue (Art. 63)",
                "请填写审核日期；没有审核的，先审核",
                "Give the day; where none was made, make it first");
    }

    static Problem standing(PolicyDocument document, LocalDate day) {
        PolicyDocument.Standing standing = document.standing(day);
        Words remedy =
                switch (standing) {
                    case TO_BE_PUBLISHED -> Words.of("请先发布", "Publish it first");
                    case COMING, IN_FORCE ->
                            Words.of(
                                    "清单、手册和指南都已经发布，不用再发布",
                                    "List, handbook and guide are published: there is nothing left to publish");
                    case EXPIRED ->
                            document.isPublished()
                                    ? Words.of(
                                            "有新文件的，登记为接替它的文件",
                                            "Register a new document as replacing it")
                                    : neverPublished();
                    case REPLACED, REPEALED, WITHDRAWN ->
                            Words.of(
                                    "请在接替它的文件上办理；没有的，登记新文件",
                                    "Go on with the document that replaced it, or register a new one");
                };
        return PolicyProblems.of(
                "POLICY-008",
                "",
                "这份文件“" + standing.words().zh() + "”，现在不能这样办",
                "The document is '" + standing.words().en() + "': that is not possible now",
                remedy.zh(),
                remedy.en());
    }

    /** It ended before anybody could read it. */
    private static Words neverPublished() {
        return Words.of(
                "它没有发布过，已经不能再发布：请撤下，再登记新文件",
                "It was never published and cannot be any more: withdraw it and register a new one");
    }

    static Problem publishedBefore(PolicyDocument.Part part) {
        return PolicyProblems.of(
                "POLICY-009",
                "",
                part.words().zh() + "已经发布过",
                "The " + part.words().en() + " was published before",
                "不用再发布",
                "There is nothing more to do");
    }

    static Problem sameText(PolicyDocument.Part part) {
        return PolicyProblems.of(
                "POLICY-045",
                "part",
                part.words().zh() + "与现行版本一样，没有新的内容",
                "The " + part.words().en() + " says what the latest version says",
                "事项文件夹有变化以后再发布新版本",
                "Publish a further version once the folder has changed");
    }

    static Problem unpublished(PolicyDocument document, LocalDate day) {
        Words remedy =
                document.standing(day) == PolicyDocument.Standing.EXPIRED
                        ? neverPublished()
                        : Words.of(
                                "请先发布，或者撤下它再登记新文件；被它接替的文件在它发布以前继续施行",
                                "Publish it, or withdraw it and register the new one; what it replaces goes on until it is published");
        return PolicyProblems.of(
                "POLICY-048",
                "",
                "《" + document.document() + "》还没有发布，不能接替或者废止",
                "'"
                        + document.document()
                        + "' is not published, so it is neither replaced nor repealed",
                remedy.zh(),
                remedy.en());
    }

    static Problem again() {
        return PolicyProblems.of(
                "POLICY-011",
                "service",
                "本机关已经登记了这项政策的文件",
                "Your body has registered a document of the policy already",
                "有新文件的，登记为接替现行文件，或者先撤下旧文件",
                "Register the new one as replacing the one that stands, or withdraw that first");
    }

    static Problem replacedBeforeItsDay(PolicyDocument old) {
        Words from = Words.day(old.inForceFrom());
        return PolicyProblems.of(
                "POLICY-036",
                "inForceFrom",
                "新文件的施行日期不晚于被接替文件的施行日期" + from.zh(),
                "The new document is not in force later than the one that it replaces, which is from "
                        + from.en(),
                "请核对施行日期；旧文件没有施行过的，先撤下旧文件",
                "Compare both days; where the old one was never in force, withdraw it first");
    }

    static Problem extendedUntil(Optional<LocalDate> present) {
        return PolicyProblems.of(
                "POLICY-032",
                "until",
                present.map(d -> "延期后的有效期没有填，或者不晚于现在的" + Words.day(d).zh())
                        .orElse("这份文件长期有效，没有可以延长的有效期"),
                present.map(d ->
                                "The new last day is missing or not later than "
                                        + Words.day(d).en())
                        .orElse("The document has no end that could be extended"),
                present.map(d -> "请填写晚于现在有效期的日期").orElse("不用延期"),
                present.map(d -> "Give a later day").orElse("There is nothing to do"));
    }

    static Problem byDocument(int max) {
        return PolicyProblems.of(
                "POLICY-033",
                "by",
                "没有写依据的文件，或者超过" + max + "字",
                "The document that says so is missing or longer than " + max + " characters",
                "请写明文件名称和文号，企业会看到",
                "Write its title and number; enterprises read them");
    }

    static Problem endedBefore(PolicyDocument document, LocalDate day) {
        Words why = PolicyProblems.ended(document, day);
        return PolicyProblems.of(
                "POLICY-034",
                "",
                "这份文件已经定了不再施行的日期，不能再改：" + why.zh(),
                "It is settled when the document ends: " + why.en(),
                "请在接替它的文件上办理，或者登记新文件",
                "Go on with the document that replaces it, or register a new one");
    }

    static Problem repealedFrom() {
        return PolicyProblems.of(
                "POLICY-035",
                "from",
                "废止日期没有填，或者早于今天、晚于有效期",
                "The day of the repeal is missing, before today or after its end",
                "请填写不再施行的第一天；今天要停的填今天",
                "Give the first day without it; today at the earliest");
    }

    static Problem repealedBeforeItsDay(PolicyDocument document) {
        Words from = Words.day(document.inForceFrom());
        return PolicyProblems.of(
                "POLICY-047",
                "from",
                "这份文件自" + from.zh() + "起施行，废止日期不晚于这一天，等于没有施行过",
                "The document is in force from "
                        + from.en()
                        + "; repealed from then or earlier it would never be in force",
                "还没有施行的请撤下，被它接替的文件随之继续施行；已经施行的，废止日期最早填施行的第二天",
                "Withdraw what is not in force yet: what it replaces then goes on. Otherwise give a later day");
    }

    /** What it was to replace would stand beside what has come after it. */
    static Problem withdrawnBeforeItsDay(PolicyDocument document, LocalDate day) {
        Words why = PolicyProblems.ended(document, day);
        return PolicyProblems.of(
                "POLICY-046",
                "",
                "这份文件还没有施行，它的后续已经定了，不能直接撤下：" + why.zh(),
                "The document is not in force yet and what comes after it is settled, so it cannot be withdrawn: "
                        + why.en(),
                "有接替它的文件的，先撤下那一份；已经定了废止日期的，施行以后再撤下",
                "Withdraw the document that replaces it first; where it is repealed, withdraw it once it is in force");
    }

    static Problem why(int max) {
        return PolicyProblems.of(
                "POLICY-010",
                "why",
                "没有写理由，或者超过" + max + "字",
                "The reason is missing or longer than " + max + " characters",
                "请写明理由，企业会看到",
                "Write it; enterprises read it");
    }
}
