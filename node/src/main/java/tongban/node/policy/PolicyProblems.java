package tongban.node.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** Everything that can stand in the way of a policy, an offer and its money, in words. */
final class PolicyProblems {
    private PolicyProblems() {}

    private static Problem of(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem noPolicy() {
        return of(
                "POLICY-001",
                "service",
                "没有这项惠企政策",
                "There is no such policy",
                "请从列表中选择",
                "Choose one of the list");
    }

    static Problem document(int max) {
        return of(
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
        return of(
                "POLICY-003",
                "issuedOn",
                "印发日期没有填，或者在今天之后",
                "The day of issue is missing or lies after today",
                "请填写文件印发的日期",
                "Give the day on which it was issued");
    }

    static Problem ends() {
        return of(
                "POLICY-004",
                "validUntil",
                "有效期早于施行日期",
                "It ends before it is in force",
                "请核对两个日期；长期有效的不填",
                "Compare both days; leave it empty where it has no end");
    }

    static Problem consulted(int days) {
        return of(
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
        return of(
                "POLICY-006",
                "fairOn",
                "没有印发前的公平竞争审查日期（第六十三条）",
                "No day of a fair-competition review before the issue (Art. 63)",
                "请填写审查日期；没有审查的，先审查",
                "Give the day; where none was made, make it first");
    }

    static Problem legality() {
        return of(
                "POLICY-007",
                "legalityOn",
                "没有印发前的合法性审核日期（第六十三条）",
                "No day of a legality review before the issue (Art. 63)",
                "请填写审核日期；没有审核的，先审核",
                "Give the day; where none was made, make it first");
    }

    static Problem standing(PolicyDocument.Standing standing) {
        return of(
                "POLICY-008",
                "",
                "这份文件“" + standing.words().zh() + "”，现在不能这样办",
                "The document is '" + standing.words().en() + "': that is not possible now",
                "有新文件的，先撤下旧文件再登记",
                "Where a new document was issued, withdraw the old one and register it");
    }

    static Problem publishedBefore(PolicyDocument.Part part) {
        return of(
                "POLICY-009",
                "",
                part.words().zh() + "已经发布过",
                "The " + part.words().en() + " was published before",
                "不用再发布",
                "There is nothing more to do");
    }

    static Problem why(int max) {
        return of(
                "POLICY-010",
                "why",
                "没有写理由，或者超过" + max + "字",
                "The reason is missing or longer than " + max + " characters",
                "请写明理由，企业会看到",
                "Write it; enterprises read it");
    }

    static Problem again() {
        return of(
                "POLICY-011",
                "service",
                "本方已经登记了这项政策的文件",
                "This side has registered a document of the policy already",
                "有新文件的，登记为接替现行文件，或者先撤下旧文件",
                "Register the new one as replacing the one that stands, or withdraw that first");
    }

    static Problem role() {
        return of(
                "POLICY-012",
                "",
                "您不能办理这一项",
                "This is not yours to do",
                "由主管机关的审核或决定人员办理",
                "Reviewers and deciders of the department do it");
    }

    static Problem notOffered() {
        return of(
                "POLICY-013",
                "service",
                "这项政策不是免申即享，或者还没有发布",
                "The policy is not had without an application, or is not published",
                "请先发布；须申请的由企业申请",
                "Publish it first; for the others enterprises apply");
    }

    static Problem running() {
        return of(
                "POLICY-014",
                "service",
                "这项政策正在比对",
                "A run of this policy goes on",
                "请等它完成",
                "Wait until it is ready");
    }

    static Problem offerState(Offer.Act act, Offer.State state, List<Offer.Act> possible) {
        String zh = possible.stream().map(a -> a.words().zh()).collect(Collectors.joining("、"));
        String en = possible.stream().map(a -> a.words().en()).collect(Collectors.joining(", "));
        return of(
                "POLICY-015",
                "",
                "邀约处于“" + state.words().zh() + "”，现在不能“" + act.words().zh() + "”",
                "The offer is '"
                        + state.words().en()
                        + "': '"
                        + act.words().en()
                        + "' is not possible now",
                zh.isEmpty() ? "没有需要办理的" : "现在可以：" + zh,
                en.isEmpty() ? "There is nothing to do" : "Possible now: " + en);
    }

    static Problem holder() {
        return of(
                "POLICY-016",
                "holder",
                "没有写户名，或者与企业名称不一致",
                "The holder is missing or is not the enterprise",
                "请填写以企业名称开立的账户",
                "Give an account in the enterprise's own name");
    }

    static Problem bank() {
        return of(
                "POLICY-017",
                "bank",
                "没有写开户银行，或者超过100字",
                "The bank is missing or longer than 100 characters",
                "请写明开户银行",
                "Write the bank");
    }

    static Problem account() {
        return of(
                "POLICY-018",
                "account",
                "账号应为8至32位数字",
                "An account number has 8 to 32 digits",
                "请按开户许可填写",
                "Write it as on the bank's paper");
    }

    static Problem consent() {
        return of(
                "POLICY-019",
                "consent",
                "没有同意使用企业数据办理",
                "The use of the enterprise's data was not agreed to",
                "同意的请勾选；不同意的可以按一般程序申请",
                "Tick it to agree; otherwise apply in the ordinary way");
    }

    static Problem said(int max) {
        return of(
                "POLICY-020",
                "said",
                "没有写理由，或者超过" + max + "字",
                "The reason is missing or longer than " + max + " characters",
                "请写明，对方会看到",
                "Write it; the other side of the desk reads it");
    }

    static Problem mobile() {
        return of(
                "POLICY-021",
                "mobile",
                "联系手机号码不对",
                "The mobile number is not in order",
                "请填写11位手机号码",
                "Give a number of 11 digits");
    }

    static Problem budgetAmount() {
        return of(
                "POLICY-022",
                "amount",
                "金额应为大于0、最多两位小数的元数",
                "The amount is in yuan, above 0, with two decimals at most",
                "请写成 500000 或 500000.00",
                "Write it like 500000 or 500000.00");
    }

    static Problem budgetDocument() {
        return of(
                "POLICY-023",
                "budgetDocument",
                "没有写预算依据，或者超过200字",
                "The document of the budget is missing or longer than 200 characters",
                "请写明预算批复的文号",
                "Write the number of its approval");
    }

    static Problem budgetLow(BigDecimal least) {
        return of(
                "POLICY-024",
                "amount",
                "调减后低于已发放和待发放的 " + least.toPlainString() + " 元",
                "It would fall below the " + least.toPlainString() + " yuan that are paid and owed",
                "请减少调减的金额",
                "Lower it by less");
    }

    static Problem noMoney() {
        return of(
                "POLICY-025",
                "service",
                "这项政策不发放资金，没有预算",
                "The policy pays no money and has no budget",
                "请选择发放资金的政策",
                "Choose one that pays");
    }

    static Problem noBudget(Words policy, int year) {
        return of(
                "POLICY-026",
                "scheme",
                "“" + policy.zh() + "”" + year + "年没有预算，不能发放",
                "'" + policy.en() + "' has no budget for " + year + ": nothing is paid",
                "请先在政策页登记预算",
                "Enter the budget on the page of the policy first");
    }

    static Problem overBudget(Words policy, int year, BigDecimal left, BigDecimal needed) {
        return of(
                "POLICY-027",
                "scheme",
                "“"
                        + policy.zh()
                        + "”"
                        + year
                        + "年预算只余 "
                        + left.toPlainString()
                        + " 元，本批次需要 "
                        + needed.toPlainString()
                        + " 元",
                "The budget of '"
                        + policy.en()
                        + "' for "
                        + year
                        + " has "
                        + left.toPlainString()
                        + " yuan left and the run needs "
                        + needed.toPlainString(),
                "请先追加预算",
                "Raise the budget first");
    }

    static Problem creditCode() {
        return of(
                "POLICY-028",
                "code",
                "台账里没有这个统一社会信用代码的企业",
                "The register has no enterprise of this credit code",
                "请核对18位代码；不在本方登记的请到对方查询",
                "Compare the 18 signs; those of the other side are looked up there");
    }

    /**
     * @param last what the side published of it last, if anything
     */
    static Problem notInForce(
            Words policy, Jurisdiction side, Optional<PolicyDocument> last, LocalDate day) {
        Words why =
                last.map(d -> ended(d, day))
                        .orElse(Words.of("还没有发布文件", "it has published no document of it"));
        return of(
                "POLICY-029",
                "",
                "“" + policy.zh() + "”在" + side.zh() + "没有有效的文件，不能受理申请：" + why.zh(),
                "'"
                        + policy.en()
                        + "' is not in force in "
                        + side.en()
                        + ", so no application is taken in: "
                        + why.en(),
                "请在政策页看现行文件；发布新文件以后再申请",
                "See on the policy's page what is in force; apply once a new document is published");
    }

    /** Published, and its first day is still to come. */
    static Problem notYet(Words policy, Jurisdiction side, PolicyDocument coming) {
        Words from = Words.day(coming.inForceFrom());
        return of(
                "POLICY-037",
                "",
                "“"
                        + policy.zh()
                        + "”在"
                        + side.zh()
                        + "还没有施行，不能受理申请：《"
                        + coming.document()
                        + "》自"
                        + from.zh()
                        + "起施行",
                "'"
                        + policy.en()
                        + "' is not in force in "
                        + side.en()
                        + " yet, so no application is taken in: '"
                        + coming.document()
                        + "' is in force from "
                        + from.en(),
                "请在" + from.zh() + "起申请",
                "Apply from " + from.en());
    }

    static Problem issuer(Words policy, Jurisdiction side, Policy of) {
        return of(
                "POLICY-041",
                "",
                "“"
                        + policy.zh()
                        + "”是"
                        + side.zh()
                        + "全域的政策，由省（市）级"
                        + of.drafter().zh()
                        + "印发和安排预算，您所在的机关不能办理",
                "'"
                        + policy.en()
                        + "' is a policy of the whole of "
                        + side.en()
                        + ": its own "
                        + of.drafter().en()
                        + " issue it and set its budget, not your body",
                "请报省（市）级主管部门办理",
                "Ask the department of the whole side to do it");
    }

    /**
     * @param amount of this grant
     * @param ahead how many that applied before wait for money
     * @param aheadYuan what they come to
     */
    static Problem held(
            Words policy,
            int year,
            Policy.Short when,
            BigDecimal left,
            BigDecimal amount,
            int ahead,
            BigDecimal aheadYuan) {
        boolean queue = when == Policy.Short.QUEUE;
        String waitZh =
                queue && ahead > 0
                        ? "，前面还有先申请的" + ahead + "件、共 " + aheadYuan.toPlainString() + " 元"
                        : "";
        String waitEn =
                queue && ahead > 0
                        ? ", and "
                                + ahead
                                + " earlier application(s) of "
                                + aheadYuan.toPlainString()
                                + " yuan come first"
                        : "";
        return of(
                "POLICY-039",
                "",
                "“"
                        + policy.zh()
                        + "”"
                        + year
                        + "年预算只余 "
                        + left.toPlainString()
                        + " 元，这一件需要 "
                        + amount.toPlainString()
                        + " 元"
                        + waitZh
                        + "：暂不批准，"
                        + when.words().zh(),
                "The budget of '"
                        + policy.en()
                        + "' for "
                        + year
                        + " has "
                        + left.toPlainString()
                        + " yuan left, and this one needs "
                        + amount.toPlainString()
                        + waitEn
                        + ": it is held, "
                        + when.words().en(),
                "请报印发机关追加预算；不能因为预算不足而不予批准，期限内办不了的依法延期",
                "Ask the issuing body to raise the budget. It is not refused for want of money; extend the term where the law lets you");
    }

    static Problem heldWithoutBudget(Words policy, int year, Policy.Short when) {
        return of(
                "POLICY-040",
                "",
                "“" + policy.zh() + "”" + year + "年还没有预算：暂不批准，" + when.words().zh(),
                "'"
                        + policy.en()
                        + "' has no budget for "
                        + year
                        + " yet: it is held, "
                        + when.words().en(),
                "请由印发机关在政策页登记本年度预算",
                "The issuing body enters the year's budget on the page of the policy");
    }

    static Problem budgetYear(int from, int to) {
        return of(
                "POLICY-042",
                "year",
                "只能登记" + from + "年和" + to + "年的预算",
                "A budget is entered for " + from + " or " + to + " only",
                "请选择年度；以前年度的只供查看",
                "Choose one of both; earlier years are there to be read");
    }

    static Problem unconfirmed() {
        return of(
                "POLICY-044",
                "confirmed",
                "没有确认资金发放到这个账户",
                "It was not confirmed that the money shall go to this account",
                "请核对户名、开户银行和账号，再选“确认”",
                "Compare holder, bank and number, then choose 'confirm'");
    }

    static Problem sameText(PolicyDocument.Part part) {
        return of(
                "POLICY-045",
                "part",
                part.words().zh() + "与现行版本一样，没有新的内容",
                "The " + part.words().en() + " says what the latest version says",
                "事项文件夹有变化以后再发布新版本",
                "Publish a further version once the folder has changed");
    }

    static Problem before() {
        return of(
                "POLICY-031",
                "inForceFrom",
                "施行日期早于印发日期",
                "It is in force before it was issued",
                "请按文件填写施行日期；自印发之日起施行的不填",
                "Give the first day as the document has it; leave it empty where it is the day of issue");
    }

    static Problem extendedUntil(Optional<LocalDate> present) {
        return of(
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
        return of(
                "POLICY-033",
                "by",
                "没有写依据的文件，或者超过" + max + "字",
                "The document that says so is missing or longer than " + max + " characters",
                "请写明文件名称和文号，企业会看到",
                "Write its title and number; enterprises read them");
    }

    static Problem endedBefore(PolicyDocument document, LocalDate day) {
        Words why = ended(document, day);
        return of(
                "POLICY-034",
                "",
                "这份文件已经定了不再施行的日期，不能再改：" + why.zh(),
                "It is settled when the document ends: " + why.en(),
                "请在接替它的文件上办理，或者登记新文件",
                "Go on with the document that replaces it, or register a new one");
    }

    static Problem repealedFrom() {
        return of(
                "POLICY-035",
                "from",
                "废止日期没有填，或者早于今天、晚于有效期",
                "The day of the repeal is missing, before today or after its end",
                "请填写不再施行的第一天；今天要停的填今天",
                "Give the first day without it; today at the earliest");
    }

    static Problem replacedBeforeItsDay(PolicyDocument old) {
        Words from = Words.day(old.inForceFrom());
        return of(
                "POLICY-036",
                "inForceFrom",
                "新文件的施行日期不晚于被接替文件的施行日期" + from.zh(),
                "The new document is not in force later than the one that it replaces, which is from "
                        + from.en(),
                "请核对施行日期；旧文件没有施行过的，先撤下旧文件",
                "Compare both days; where the old one was never in force, withdraw it first");
    }

    static Problem unpublished(PolicyDocument document) {
        return of(
                "POLICY-048",
                "",
                "《" + document.document() + "》还没有发布，不能接替或者废止",
                "'"
                        + document.document()
                        + "' is not published, so it is neither replaced nor repealed",
                "请先发布，或者撤下它再登记新文件；被它接替的文件在它发布以前继续施行",
                "Publish it, or withdraw it and register the new one; what it replaces goes on until it is published");
    }

    static Problem repealedBeforeItsDay(PolicyDocument document) {
        Words from = Words.day(document.inForceFrom());
        return of(
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
        Words why = ended(document, day);
        return of(
                "POLICY-046",
                "",
                "这份文件还没有施行，它的后续已经定了，不能直接撤下：" + why.zh(),
                "The document is not in force yet and what comes after it is settled, so it cannot be withdrawn: "
                        + why.en(),
                "有接替它的文件的，先撤下那一份；已经定了废止日期的，施行以后再撤下",
                "Withdraw the document that replaces it first; where it is repealed, withdraw it once it is in force");
    }

    static Problem dayAsked(LocalDate from, LocalDate to) {
        Words first = Words.day(from);
        Words last = Words.day(to);
        return of(
                "POLICY-038",
                "day",
                "比对的日期应在" + first.zh() + "到" + last.zh() + "之间",
                "Ask for a day from " + first.en() + " to " + last.en(),
                "请改日期；过去的情况台账不再比对",
                "Change the day; what was past is not held against the register any more");
    }

    private static Words ended(PolicyDocument document, LocalDate day) {
        Words name = Words.of("《" + document.document() + "》", "'" + document.document() + "'");
        if (document.withdrawal().isPresent()) {
            Words on = Words.day(document.withdrawal().get().on());
            return joined(name, Words.of("已于" + on.zh() + "撤下", " was withdrawn on " + on.en()));
        }
        if (document.ending().isPresent()
                && document.lastDay().equals(document.ending().map(e -> e.from().minusDays(1)))) {
            PolicyDocument.Ending ending = document.ending().get();
            Words from = Words.day(ending.from());
            return joined(
                    name,
                    switch (ending.how()) {
                        case REPLACED ->
                                Words.of(
                                        "自" + from.zh() + "起由《" + ending.by() + "》接替",
                                        " is replaced by '" + ending.by() + "' from " + from.en());
                        case REPEALED ->
                                Words.of(
                                        "自" + from.zh() + "起由《" + ending.by() + "》废止",
                                        " is repealed by '" + ending.by() + "' from " + from.en());
                    });
        }
        Words on = Words.day(document.lastDay().orElse(day));
        return joined(name, Words.of("最后一天是" + on.zh(), " had its last day on " + on.en()));
    }

    private static Words joined(Words first, Words second) {
        return Words.of(first.zh() + second.zh(), first.en() + second.en());
    }

    /**
     * @param year of the application
     */
    static Problem hadBefore(Words policy, Policy.Times times, int year, int before) {
        boolean once = times == Policy.Times.ONCE;
        return of(
                "POLICY-030",
                "",
                "“"
                        + policy.zh()
                        + "”"
                        + times.words().zh()
                        + "，这家企业"
                        + (once ? "" : year + "年申请的")
                        + "已经批准过"
                        + before
                        + "笔，不能再批准",
                "'"
                        + policy.en()
                        + "' is granted "
                        + times.words().en()
                        + ", and the enterprise has been granted it "
                        + before
                        + " time(s)"
                        + (once ? "" : " on applications of " + year)
                        + ": it is not granted again",
                "请不予批准并写明理由；前一笔有错的，先在待遇台账上处理",
                "Refuse it and give the reason; where the earlier one was wrong, settle that in the ledger first");
    }
}
