package tongban.node.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tongban.node.casework.Act;
import tongban.node.hotline.TicketAct;
import tongban.node.identity.Role;
import tongban.node.journal.Purpose;
import tongban.node.policy.Offer;
import tongban.service.text.Words;

/**
 * The journal in words, for who reads it: whose data were seen, by whom, and why. What it does not
 * know, such as the number of a list or the name of a paper, stays as it was written.
 */
public final class JournalWords {
    private static final Map<String, Words> ACTS =
            Map.ofEntries(
                    Map.entry("read", Words.of("查看", "looked")),
                    Map.entry("erase", Words.of("销毁", "destroyed")),
                    Map.entry("export", Words.of("开始导出", "export begun")),
                    Map.entry("export-done", Words.of("导出完成", "exported")),
                    Map.entry("exchange-export", Words.of("编入交换批次", "put into a batch")),
                    Map.entry("exchange-fetch", Words.of("下载交换批次", "fetched a batch")),
                    Map.entry("exchange-import", Words.of("从省级平台导入", "taken in from a platform")),
                    Map.entry("exchange-received", Words.of("确认批次收妥", "confirmed a batch")),
                    Map.entry("assign", Words.of("分派办件", "assigned")),
                    Map.entry("assign-back", Words.of("退回分派", "assigned back")),
                    Map.entry("audit-look", Words.of("审计查看", "looked for an audit")),
                    Map.entry("audit-search", Words.of("审计按人查询", "searched a person for an audit")),
                    Map.entry("authorisation-asked", Words.of("请本人在手机上授权", "asked by phone")),
                    Map.entry("authorisation-agreed", Words.of("本人在手机上同意", "agreed by phone")),
                    Map.entry("authorisation-refused", Words.of("本人在手机上拒绝", "refused by phone")),
                    Map.entry(
                            "authorisation-withdrawn",
                            Words.of("撤回手机授权", "authorisation taken back")),
                    Map.entry(
                            "progress-locked",
                            Words.of("查询进度试错过多，锁定", "asking for progress locked: wrong tries")),
                    Map.entry("own-cases", Words.of("本人账号找到以前的办件", "found by his own account")),
                    Map.entry("visit-taken-over", Words.of("接手窗口的办事", "took a visit over")),
                    Map.entry("hall-hours", Words.of("设定大厅办公时间", "hours of a hall set")),
                    Map.entry("substitution", Words.of("登记代班", "substitution entered")),
                    Map.entry("substitution-end", Words.of("结束代班", "substitution ended")),
                    Map.entry("urge", Words.of("催办", "asked for haste")),
                    Map.entry("urge-answered", Words.of("答复催办", "answered the asking for haste")),
                    Map.entry("send_parcel", Words.of("寄出原件", "originals sent")),
                    Map.entry("check_parcel", Words.of("清点原件", "originals checked")),
                    Map.entry("economic-check", Words.of("发起经济状况核对", "economic check begun")),
                    Map.entry(
                            "economic-check-called-off",
                            Words.of("撤销经济状况核对", "economic check called off")),
                    Map.entry(
                            "economic-check-authorised",
                            Words.of("登记核对授权", "economic check authorised")),
                    Map.entry(
                            "economic-check-authorisation-withdrawn",
                            Words.of("撤回核对授权", "authorisation of a check withdrawn")),
                    Map.entry(
                            "register-policy",
                            Words.of("登记惠企政策文件", "document of a policy registered")),
                    Map.entry(
                            "publish-policy-list",
                            Words.of("发布政策清单", "list of a policy published")),
                    Map.entry(
                            "publish-policy-handbook",
                            Words.of("发布政策工作手册", "handbook of a policy published")),
                    Map.entry(
                            "publish-policy-guide",
                            Words.of("发布政策申兑指南", "guide of a policy published")),
                    Map.entry("extend-policy", Words.of("延长惠企政策有效期", "policy extended")),
                    Map.entry("repeal-policy", Words.of("废止惠企政策", "policy repealed")),
                    Map.entry("withdraw-policy", Words.of("撤下惠企政策", "policy withdrawn")),
                    Map.entry("run-policy", Words.of("比对惠企政策", "policy run over the enterprises")),
                    Map.entry(
                            "hold-for-budget",
                            Words.of("因预算不足暂不批准", "grant held for want of budget")),
                    Map.entry(
                            "budget-of-policy", Words.of("登记惠企政策预算", "budget of a policy entered")),
                    Map.entry("start-red-flag", Words.of("开始风险查询", "red-flag query begun")),
                    Map.entry("dispose-red-flag", Words.of("处置风险线索", "hit disposed of")),
                    Map.entry("economic-query", Words.of("查询经济状况", "means asked for")),
                    Map.entry("economic-answer", Words.of("收到经济状况答复", "means answered")),
                    Map.entry(
                            "economic-check-objection",
                            Words.of("对核对结果提出异议", "check of means objected to")),
                    Map.entry(
                            "economic-check-objection-settled",
                            Words.of("处理对核对结果的异议", "objection to the check settled")),
                    Map.entry("ledger-search", Words.of("按人查询待遇", "searched the ledger by person")),
                    Map.entry(
                            "register-erasure-proposed",
                            Words.of("提出删除台账档案", "erasure of a file proposed")),
                    Map.entry(
                            "register-erasure-withdrawn",
                            Words.of("撤回删除台账档案", "erasure of a file withdrawn")),
                    Map.entry("register-search", Words.of("查询台账", "searched the register")),
                    Map.entry(
                            "register-request",
                            Words.of("企业更正申请", "request of an enterprise for a correction")),
                    Map.entry("register-record", Words.of("登记台账", "recorded in the register")),
                    Map.entry(
                            "register-handed-over",
                            Words.of("台账档案移交", "file of the register handed over")),
                    Map.entry("lapse", Words.of("期满自动删除", "ended by itself")),
                    Map.entry("retention-propose", Words.of("列入销毁清单", "put on a destruction list")),
                    Map.entry("retention-keep", Words.of("从销毁清单中保留", "kept off the list")),
                    Map.entry("retention-unkeep", Words.of("取消保留", "put on the list again")),
                    Map.entry("retention-confirm", Words.of("第一次确认销毁", "destruction confirmed")),
                    Map.entry(
                            "retention-destroy",
                            Words.of("第二次确认销毁", "destruction confirmed a second time")),
                    Map.entry(
                            "retention-withdraw", Words.of("撤回销毁清单", "destruction list withdrawn")),
                    Map.entry("retention-hold", Words.of("依法保留", "put under a legal hold")),
                    Map.entry("retention-lift", Words.of("解除依法保留", "legal hold lifted")),
                    Map.entry("ask-benefit", Words.of("查询对方的待遇", "asked about a benefit")),
                    Map.entry("answer-benefit", Words.of("答复对方的待遇查询", "answered about a benefit")),
                    Map.entry("open-entitlement", Words.of("建立待遇", "entitlement opened")),
                    Map.entry("enter-account", Words.of("登记收款账户", "account entered")),
                    Map.entry("propose-measure", Words.of("提出待遇变动", "measure proposed")),
                    Map.entry("post-measure", Words.of("公示拟终止待遇", "the end of a benefit posted")),
                    Map.entry(
                            "object-measure",
                            Words.of("登记对终止公示的异议", "objection to the notice recorded")),
                    Map.entry(
                            "answer-measure-objection",
                            Words.of("答复对终止公示的异议", "objection to the notice answered")),
                    Map.entry("hear-measure", Words.of("听取陈述", "heard on a measure")),
                    Map.entry("decide-measure", Words.of("决定待遇变动", "measure decided")),
                    Map.entry("withdraw-measure", Words.of("撤回待遇变动", "measure withdrawn")),
                    Map.entry("start-payment-run", Words.of("开始发放批次", "payment run begun")),
                    Map.entry("take-in-bank-file", Words.of("收入银行回盘", "bank's file taken in")),
                    Map.entry("complete-entitlement", Words.of("补足待遇", "entitlement made up")),
                    Map.entry("start-review-batch", Words.of("开始复核批次", "batch of re-checks begun")),
                    Map.entry("open-review", Words.of("列入复核", "re-check opened")),
                    Map.entry("take-review", Words.of("接手复核", "re-check taken")),
                    Map.entry("review-anew", Words.of("重新计算", "decided anew")),
                    Map.entry("keep-on-review", Words.of("复核后继续", "kept after a re-check")),
                    Map.entry(
                            "propose-on-review",
                            Words.of("复核后提出变动", "measure proposed after a re-check")),
                    Map.entry("propose-referral", Words.of("提出转介", "referral proposed")),
                    Map.entry("indicator-define", Words.of("定义指标", "indicator defined")),
                    Map.entry("indicator-aim", Words.of("设定指标目标", "target set")),
                    Map.entry("indicator-report", Words.of("填报指标", "indicator reported")),
                    Map.entry(
                            "indicator-settle", Words.of("裁定互相矛盾的填报", "contested reports settled")),
                    Map.entry("project-list", Words.of("登记共建项目", "joint project listed")),
                    Map.entry(
                            "project-taken-off",
                            Words.of("移出项目名单", "joint project taken off a list")),
                    Map.entry("project-report", Words.of("填报项目月报", "projects reported")),
                    Map.entry(
                            "project-returns-file",
                            Words.of("导入月报文件（未记录）", "file of returns read, not recorded")),
                    Map.entry(
                            "project-settle", Words.of("提出数据裁定", "settlement of values proposed")),
                    Map.entry(
                            "project-settle-answer",
                            Words.of("答复数据裁定", "settlement of values answered")),
                    Map.entry("project-milestone", Words.of("登记节点", "milestone set")),
                    Map.entry("project-picture", Words.of("上传项目图片", "picture of a project added")),
                    Map.entry(
                            "project-picture-back",
                            Words.of("撤回项目图片", "picture of a project taken back")),
                    Map.entry("project-problem", Words.of("提出项目问题", "problem of a project raised")),
                    Map.entry(
                            "project-problem-step",
                            Words.of("办理项目问题", "problem of a project handled")),
                    Map.entry("cooperation", Words.of("办理两省市合作事项", "step of cooperation taken")),
                    Map.entry(
                            "appointment-book",
                            Words.of("窗口代为预约", "appointment booked by a clerk")),
                    Map.entry(
                            "appointment-change",
                            Words.of("窗口代为改期", "appointment changed by a clerk")),
                    Map.entry(
                            "appointment-cancel",
                            Words.of("窗口代为取消预约", "appointment cancelled by a clerk")),
                    Map.entry("repaid", Words.of("登记退回", "repayment recorded")));

    private static final Map<String, Words> FIELDS =
            Map.ofEntries(
                    Map.entry("name", Words.of("姓名", "name")),
                    Map.entry("maskedName", Words.of("姓名（部分隐去）", "name, masked")),
                    Map.entry("idNumber", Words.of("证件号码", "ID number")),
                    Map.entry("mobile", Words.of("手机号码", "mobile number")),
                    Map.entry("account", Words.of("收款账户", "account")),
                    Map.entry("answers", Words.of("填报内容", "answers")),
                    Map.entry("documents", Words.of("材料", "papers")),
                    Map.entry("document", Words.of("一份材料", "a paper")),
                    Map.entry("case", Words.of("办件内容", "the case")),
                    Map.entry("clock", Words.of("期限", "the clock")),
                    Map.entry("receipt", Words.of("决定存证凭证", "the receipt")),
                    Map.entry("originals", Words.of("原件去向", "where the originals are")),
                    Map.entry("authorisations", Words.of("手机授权", "authorisations by phone")),
                    Map.entry("departure", Words.of("偏离建议的理由", "why it departs")),
                    Map.entry("visitor", Words.of("来访者", "the visitor")),
                    Map.entry("relatives", Words.of("近亲属备案", "near relatives")),
                    Map.entry("record", Words.of("台账档案", "file of the register")),
                    Map.entry("title", Words.of("工单标题", "title of the ticket")),
                    Map.entry("text", Words.of("工单内容", "text of the ticket")),
                    Map.entry("caller", Words.of("来电人", "who called")),
                    Map.entry("steps", Words.of("办理经过", "its steps")),
                    Map.entry("enterpriseFacts", Words.of("企业的事实", "facts of an enterprise")),
                    Map.entry("enterpriseFile", Words.of("企业档案", "file of an enterprise")),
                    Map.entry("request", Words.of("更正申请", "request for a correction")),
                    Map.entry("talk", Words.of("政企见面", "a talk")),
                    Map.entry("talkTitle", Words.of("见面的题目", "what a talk is about")),
                    Map.entry("lead", Words.of("救助线索", "the lead")));

    private static final String TICKET = "ticket-";
    private static final String OFFER = "-policy-offer";

    private JournalWords() {}

    public static Words role(String name) {
        return Arrays.stream(Role.values())
                .filter(r -> r.name().equals(name))
                .findFirst()
                .map(r -> Words.of(r.zh(), r.en()))
                .orElse(Words.same(name));
    }

    public static Words purpose(String name) {
        return Arrays.stream(Purpose.values())
                .filter(p -> p.name().equals(name))
                .findFirst()
                .map(p -> Words.of(p.zh(), p.en()))
                .orElse(Words.same(name));
    }

    /** A step of the procedure is written by its name in lower case. */
    public static Words act(String name) {
        Words known = ACTS.get(name);
        return known != null
                ? known
                : name.startsWith(TICKET)
                        ? ticket(name.substring(TICKET.length()))
                        : name.endsWith(OFFER)
                                ? offer(name.substring(0, name.length() - OFFER.length()))
                                : step(name);
    }

    private static Words offer(String act) {
        return Arrays.stream(Offer.Act.values())
                .filter(a -> a.name().toLowerCase(Locale.ROOT).equals(act))
                .findFirst()
                .map(a -> Words.of("惠企政策邀约：" + a.words().zh(), "offer: " + a.words().en()))
                .orElse(Words.same(act));
    }

    private static Words ticket(String act) {
        return TicketAct.of(act)
                .map(a -> Words.of("工单：" + a.words().zh(), "ticket: " + a.words().en()))
                .orElse(Words.same(act));
    }

    private static Words step(String name) {
        return Arrays.stream(Act.values())
                .filter(a -> a.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .map(Act::words)
                .orElse(Words.same(name));
    }

    public static Words fields(List<String> names) {
        List<Words> words = names.stream().map(n -> FIELDS.getOrDefault(n, Words.same(n))).toList();
        return Words.of(
                words.stream().map(Words::zh).collect(Collectors.joining("、")),
                words.stream().map(Words::en).collect(Collectors.joining(", ")));
    }
}
