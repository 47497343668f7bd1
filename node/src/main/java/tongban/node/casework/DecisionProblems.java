package tongban.node.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import tongban.service.text.Words;

/** What can stand in the way of a decision, of its time limit and of what follows, in words. */
final class DecisionProblems {
    private DecisionProblems() {}

    static Problem notRecommended() {
        return Problem.of(
                "CASE-012", "",
                "审核人员尚未提出审核意见", "The reviewer has not recommended anything yet",
                "请先由审核人员提出审核意见", "A reviewer recommends first");
    }

    static Problem departure(CasePage.Proposal.Kind proposed) {
        Words kind = proposed.words();
        return Problem.of(
                "CASE-013",
                "departure",
                "决定与系统建议（" + kind.zh() + "）不一致，须说明理由",
                "The decision departs from the proposal (" + kind.en() + ") and needs a reason",
                "请填写偏离建议的理由",
                "State why the decision departs from the proposal");
    }

    static Problem noSum(String name, List<Words> known) {
        Words sums = Sums.joined(known);
        return Problem.of(
                "CASE-258",
                "amount." + name,
                "“" + name + "”不是本事项可以另定的金额",
                "'" + name + "' is no amount of this service that may be set",
                known.isEmpty() ? "本事项的决定不带金额，请删去" : "可以另定的有：" + sums.zh(),
                known.isEmpty()
                        ? "A decision of this service comes to no money: leave it out"
                        : "These may be set: " + sums.en());
    }

    static Problem sumUnread(String key, Words name) {
        return Problem.of(
                "CASE-259",
                "amount." + key,
                "“" + name.zh() + "”不是金额：应是不小于0、最多两位小数的数",
                name.en() + " is no amount: a number of 0 or more with two decimals at most",
                "请写成 430 或者 430.50；与建议相同的不填",
                "Write it like 430 or 430.50; leave it empty where it is as proposed");
    }

    static Problem sumAboveLimit(String key, Words name, BigDecimal most) {
        return Problem.of(
                "CASE-260",
                "amount." + key,
                "“" + name.zh() + "”超过本事项的上限" + most.toPlainString() + "元",
                name.en()
                        + " is above the limit of this service, "
                        + most.toPlainString()
                        + " yuan",
                "请改为上限以内的金额",
                "Give an amount within the limit");
    }

    static Problem sumImplausible(String key, Words name, BigDecimal most) {
        return Problem.of(
                "CASE-270",
                "amount." + key,
                "“" + name.zh() + "”超过" + most.toPlainString() + "元：本事项没有规定上限，系统防止误填的上限是这个数",
                name.en()
                        + " is above "
                        + most.toPlainString()
                        + " yuan: the service names no limit, and above this one a slip is likelier",
                "请核对小数点和位数",
                "Check the decimal point and the digits");
    }

    static Problem refusalWithAmount() {
        return Problem.of(
                "CASE-261",
                "amount",
                "不予同意的决定不给予金额",
                "A refusal gives no amount",
                "请删去金额，或者作出同意的决定",
                "Leave the amounts out, or grant");
    }

    static Problem noAmount(String key, List<Words> known) {
        Words sums = Sums.joined(known);
        return Problem.of(
                "CASE-262",
                "amount." + key,
                "系统没有建议金额，同意的决定须写明给予多少",
                "The standard proposes no amount: a grant has to say how much is given",
                "请填写：" + sums.zh(),
                "Give: " + sums.en());
    }

    static Problem grantsNothing(String key) {
        return Problem.of(
                "CASE-263",
                "amount." + key,
                "各项金额都是0，这样的同意没有给予任何东西",
                "Every amount is 0: such a grant gives nothing",
                "请填写大于0的金额，或者作出不予同意的决定",
                "Give an amount above 0, or refuse");
    }

    static Problem otherAmount(List<CasePage.OtherSum> sums) {
        Words lines = Sums.joined(Sums.lines(sums));
        return Problem.of(
                "CASE-264",
                "departure",
                "决定的金额与系统建议不同（" + lines.zh() + "），须说明理由",
                "The amount decided is not the one proposed ("
                        + lines.en()
                        + ") and needs a reason",
                "请填写偏离建议的理由，或者删去金额按建议决定",
                "State why it departs, or leave the amount out and decide as proposed");
    }

    static Problem changed(CasePage.Proposal.Kind reviewed, CasePage.Proposal.Kind now) {
        return Problem.of(
                "CASE-014",
                "",
                "按今天有效的标准，建议由“" + reviewed.words().zh() + "”变为“" + now.words().zh() + "”",
                "Under the standard in force today the proposal is no longer '"
                        + reviewed.words().en()
                        + "' but '"
                        + now.words().en()
                        + "'",
                "请退回审核",
                "Send it back to the reviewer");
    }

    static Problem notAtOnce(boolean foreseen, List<Words> missing) {
        return Problem.of(
                "CASE-196",
                "",
                foreseen ? "按标准目前没有可以先行给付的金额" : "该事项没有先行给付",
                foreseen
                        ? "The standard lets nothing be given first as things are"
                        : "Nothing of this service is given before its decision",
                missing.isEmpty()
                        ? "请核对是否急需救助，或者按程序办理"
                        : "请先核实："
                                + missing.stream().map(Words::zh).collect(Collectors.joining("、")),
                missing.isEmpty()
                        ? "Check whether help is urgent, or go on to the decision"
                        : "Verify first: "
                                + missing.stream()
                                        .map(Words::en)
                                        .collect(Collectors.joining(", ")));
    }

    static Problem atOnceAmount(BigDecimal most) {
        return Problem.of(
                "CASE-197",
                "amount",
                "先行给付的金额应大于0、不超过" + most.toPlainString() + "元，最多两位小数",
                "What is given first is more than 0 and at most "
                        + most.toPlainString()
                        + " yuan, with two decimals at most",
                "请改为这一范围内的金额；超出的部分等决定后发放",
                "Give an amount within; the rest follows from the decision");
    }

    // ------------------------------------------------------------------ the time limit and the end

    static Problem noExtension() {
        return Problem.of(
                "CASE-027", "",
                "本事项没有延长期限的规定", "This service's rules know no extension",
                "请在期限内作出决定", "Decide within the limit");
    }

    static Problem extendedTooLate() {
        return Problem.of(
                "CASE-070",
                "",
                "办理期限已经届满，不能再延长",
                "The limit is over already: it can no longer be extended",
                "请尽快作出决定",
                "Decide without further delay");
    }

    static Problem special(SpecialProcedure procedure) {
        return Problem.of(
                "CASE-031",
                "procedure",
                "本事项的规定没有“" + procedure.words().zh() + "”不计时的条款",
                "This service's rules do not stop the clock for: " + procedure.words().en(),
                "期限继续计算",
                "The time goes on counting");
    }

    static Problem endsBeforeAcceptance() {
        return Problem.of(
                "CASE-203",
                "ground",
                "受理之前，只有申请人死亡或者终止才能终止办理",
                "Before acceptance a case is terminated only where the applicant has died or ended",
                "请按不予受理、补充材料或者撤回办理",
                "Refuse acceptance, ask for what is missing, or let the applicant withdraw");
    }

    // ------------------------------------------------------------------ afterwards

    static Problem revocationServed() {
        return Problem.of(
                "CASE-204",
                "act",
                "撤销决定已经送达",
                "The revocation has been served already",
                "请刷新页面核对",
                "Load the page again and check");
    }

    static Problem noConsentToElectronic() {
        return Problem.of(
                "CASE-241",
                "way",
                "申请人在申请时没有同意电子送达",
                "The applicant did not agree to electronic service when he applied",
                "请以其他方式送达：直接、邮寄、留置或者公告",
                "Serve it in another way: handed over, by post, left, or by public notice");
    }

    static Problem stillPublished(LocalDate until) {
        return Problem.of(
                "CASE-071",
                "on",
                "公告期至" + until + "届满后才视为送达",
                "It counts as delivered when the notice has run, on " + until,
                "请在公告期满后记录送达",
                "Record the delivery then");
    }

    static Problem ratedByHearsay() {
        return Problem.of(
                "CASE-251",
                "said",
                "替申请人录入评价，没有写明是谁、怎样告诉您的",
                "A rating entered for the applicant does not say who told it to you, and how",
                "请写明何人、当面或者电话、怎样核对本人；也可以请申请人自己在网上评价",
                "Say who, in person or by telephone, and how he was known; or let him rate it online himself");
    }

    static Problem ratedHimself() {
        return Problem.of(
                "CASE-252",
                "",
                "差评不能由办理过本案的人员答复",
                "Whoever reviewed or decided the case may not answer its bad rating",
                "请由本机关没有办理过本案的审核人员答复；没有这样的人员的，由本方监督人员答复",
                "Another reviewer of the body answers it; where it has none, supervision of the side");
    }

    static Problem noBadRating() {
        return Problem.of(
                "CASE-072",
                "",
                "没有需要答复的差评",
                "There is no bad rating to answer",
                "不需要答复",
                "No answer is needed");
    }
}
