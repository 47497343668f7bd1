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
                "有效期早于印发日期",
                "It ends before it was issued",
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
                "有新文件的，先撤下旧文件",
                "Withdraw the old one first where there is a new one");
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

    private static Words ended(PolicyDocument document, LocalDate day) {
        Words name = Words.of("《" + document.document() + "》", "'" + document.document() + "'");
        if (document.withdrawal().isPresent()) {
            Words on = Words.day(document.withdrawal().get().on());
            return name.then(Words.of("已于" + on.zh() + "撤下", " was withdrawn on " + on.en()));
        }
        Words on = Words.day(document.validUntil().orElse(day));
        return name.then(Words.of("最后一天是" + on.zh(), " had its last day on " + on.en()));
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
