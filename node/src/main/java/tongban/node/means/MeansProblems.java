package tongban.node.means;

import java.time.LocalDate;
import tongban.node.casework.Documents;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/**
 * Every reason code of economic checks: 00x to 05x what is not taken, 06x what went wrong with a
 * question, 9xx what the database or a job says. No text repeats a value.
 */
final class MeansProblems {
    static final String UNREACHABLE = "ECON-060";
    static final String MALFORMED = "ECON-061";
    static final String REFUSED = "ECON-062";
    static final String NOT_ITS_BUSINESS = "ECON-063";
    static final String NOT_RECORDED = "ECON-064";
    static final String NO_ANSWER = "ECON-065";
    static final String ENDED = "ECON-066";

    private MeansProblems() {}

    private static Problem problem(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem notYours() {
        return problem(
                "ECON-001",
                "",
                "核对由办理该事项的机关的审核人员或者决定人员进行",
                "A check is run by a reviewer or decider of a body that handles the matter",
                "请用相应账号登录",
                "Sign in with such an account");
    }

    static Problem over() {
        return problem(
                "ECON-002",
                "",
                "案件已经结束，或者待遇已经终止：只能核对申请人和正在享受待遇的人",
                "The case is over, or the benefit has ended: only applicants and recipients are"
                        + " checked",
                "没有需要核对的人",
                "There is nobody to check");
    }

    static Problem noFile() {
        return problem(
                "ECON-003",
                "",
                "申请人或者享受人在您管理的台账里没有档案",
                "The person has no file in the registers of your charge",
                "请先在“台账”为其建档并登记家庭成员",
                "Begin a file under “Registers” and record the members of the household");
    }

    static Problem whichHousehold() {
        return problem(
                "ECON-004",
                "household",
                "台账里此人属于几个家庭",
                "The person belongs to several households in the register",
                "请选择要核对的家庭",
                "Choose the one to be checked");
    }

    static Problem begunAlready() {
        return problem(
                "ECON-005",
                "",
                "这个案件已有一次核对",
                "The case has a check already",
                "请在原核对中继续查询，或者先撤销它",
                "Go on with that one, or call it off first");
    }

    static Problem barred() {
        return problem(
                "ECON-006",
                "",
                "申请人或者其家庭成员是您备案的近亲属，您应当回避",
                "The applicant or a member of the household is a near relative that you recorded: you keep away",
                "请由同岗位的其他人员办理",
                "Let somebody else in your role do it");
    }

    static Problem calledOff() {
        return problem(
                "ECON-007",
                "",
                "这次核对已撤销",
                "The check was called off",
                "需要时重新发起核对",
                "Begin another one where it is needed");
    }

    static Problem noBasis() {
        return problem(
                "ECON-008",
                "",
                "这个事项没有核对家庭经济状况的法律依据",
                "No law allows to check a household for this matter",
                "不得查询与办理无关的个人信息（社会救助法 第七十条第六项）",
                "Data that the matter does not need may not be asked for");
    }

    static Problem readOut() {
        return problem(
                "ECON-009",
                "note",
                "捺印的，请写明由谁宣读、谁在场见证",
                "With a fingerprint: say who read it out and who was present",
                "例如：某某宣读，村民委员会某某见证",
                "For instance: read out by one, witnessed by another of the village committee");
    }

    static Problem noWay() {
        return problem(
                "ECON-010",
                "way",
                "请选择授权的方式",
                "Choose how it was authorised",
                "签字、捺印须附授权书；本人登录或者手机授权由本人自己完成",
                "A signature or fingerprint comes with its paper; signing in and the phone are the"
                        + " person's own doing");
    }

    static Problem signer(boolean minor) {
        return problem(
                "ECON-011",
                "signer",
                minor ? "未满十八周岁，请写明签字的监护人姓名" : "请写明签字人姓名，应当是本人",
                minor
                        ? "Under eighteen: name the guardian who signed"
                        : "Name who signed; it has to be the person himself",
                minor ? "由监护人签字" : "成年人由本人授权，他人不能代签；无法签字的，宣读后捺印",
                minor
                        ? "The guardian signs"
                        : "An adult authorises for himself; who cannot write gives a fingerprint"
                                + " after it was read out");
    }

    static Problem guardianIsHimself() {
        return problem(
                "ECON-012",
                "signer",
                "未满十八周岁的人不能自己授权",
                "Who is under eighteen does not authorise for himself",
                "请由监护人签字",
                "Let the guardian sign");
    }

    static Problem givenOn(LocalDate today) {
        return problem(
                "ECON-013",
                "givenOn",
                "授权日期不能晚于" + Words.day(today).zh() + "，也不能早于一年前",
                "The day of the authorisation is not after "
                        + Words.day(today).en()
                        + " and not more than a year ago",
                "请按授权书填写",
                "Take it from the paper");
    }

    static Problem holdsUntil(LocalDate today) {
        return problem(
                "ECON-014",
                "holdsUntil",
                "授权的最后一日应当在"
                        + Words.day(today).zh()
                        + "或者以后，自授权之日起不超过"
                        + MeansChecks.HOLDS_DAYS_MAX
                        + "天",
                "The last day lies not before "
                        + Words.day(today).en()
                        + ", and at most "
                        + MeansChecks.HOLDS_DAYS_MAX
                        + " days after the authorisation",
                "请按授权书填写；过期的须重新授权",
                "Take it from the paper; one that has run out is given anew");
    }

    static Problem paper() {
        return problem(
                "ECON-015",
                "paper",
                "请上传授权书：PDF、PNG 或者 JPEG",
                "Upload the paper: PDF, PNG or JPEG",
                "选择扫描件或者照片",
                "Choose a scan or a photograph");
    }

    static Problem tooLarge() {
        return problem(
                "ECON-016",
                "paper",
                "文件超过 " + Documents.DOCUMENT_BYTES_MAX / 1024 / 1024 + " MB",
                "The file is larger than " + Documents.DOCUMENT_BYTES_MAX / 1024 / 1024 + " MB",
                "请压缩，或者分成几份",
                "Compress it, or split it");
    }

    static Problem tooManyPapers() {
        return problem(
                "ECON-017",
                "paper",
                "这次核对的文件已有 " + MeansChecks.PAPERS_MAX + " 份",
                "The check has " + MeansChecks.PAPERS_MAX + " papers already",
                "请撤销后重新发起核对",
                "Call it off and begin another");
    }

    static Problem authorisedAlready() {
        return problem(
                "ECON-018",
                "person",
                "此人已有有效的授权",
                "There is an authorisation of this person that holds",
                "需要更换时先撤回原授权",
                "Withdraw it first where it is to be replaced");
    }

    static Problem notByPhone() {
        return problem(
                "ECON-019",
                "way",
                "案件里没有此人在手机上作出的、仍然有效的核对授权",
                "The case has no agreement of this person by phone that still holds",
                "请在收件时请他在手机上授权，或者上传签字的授权书",
                "Ask him by phone when the application is taken in, or upload a signed paper");
    }

    static Problem withdrawnAlready() {
        return problem(
                "ECON-020",
                "",
                "授权已经撤回",
                "The authorisation was withdrawn already",
                "请刷新页面",
                "Load the page again");
    }

    static Problem nobodyAuthorised() {
        return problem(
                "ECON-021",
                "",
                "没有人的授权在有效期内：没有授权不得查询",
                "Nobody's authorisation holds: without one nobody is asked about",
                "请先登记每位成年成员的授权",
                "Record the authorisation of each adult first");
    }

    static Problem notConnected() {
        return problem(
                "ECON-022",
                "",
                "本节点没有连接所选的数据来源",
                "None of these sources is connected to this node",
                "请向持有单位书面查询，把结果登记到台账",
                "Ask in writing, and record the result in the register");
    }

    static Problem askedAlready() {
        return problem(
                "ECON-023",
                "",
                "都已查询：已反馈的，或者正在等待",
                "All of it was asked: answered, or still waited for",
                "等待反馈；对结果有异议的，从异议中重新查询",
                "Wait for the answers; after an objection, ask anew from there");
    }

    static Problem nothingAsked() {
        return problem(
                "ECON-024",
                "",
                "还没有任何反馈，出具不了报告",
                "Nothing has come yet: there is nothing to report",
                "请先查询并等待反馈",
                "Ask first, and wait for an answer");
    }

    static Problem nothingNew() {
        return problem(
                "ECON-025",
                "",
                "报告之后没有新的反馈",
                "Nothing has come since the last report",
                "现有报告就是最新的",
                "That report is up to date");
    }

    static Problem said() {
        return problem(
                "ECON-030",
                "said",
                "请写明异议的内容和理由",
                "Say what is objected to, and why",
                "例如：这笔存款已在某日取出用于治病",
                "For instance: the deposit was drawn on that day for treatment");
    }

    static Problem tooLong(String field) {
        return problem(
                "ECON-031",
                field,
                "超过" + MeansChecks.TEXT_LENGTH_MAX + "字",
                "More than " + MeansChecks.TEXT_LENGTH_MAX + " characters",
                "请写短些，其余写在附件里",
                "Make it shorter, and put the rest into a paper");
    }

    static Problem noItem() {
        return problem(
                "ECON-032",
                "item",
                "请选择对报告的哪一项有异议",
                "Choose the item of the report that is objected to",
                "报告里没有的项目不能提出异议",
                "Only what stands in the report can be objected to");
    }

    static Problem objectedAlready() {
        return problem(
                "ECON-033",
                "item",
                "对这一项的异议还没有处理完",
                "An objection to this item is still open",
                "请等待处理结果，补充的内容可以交给经办人",
                "Wait for its settlement; what is to be added can be handed to the official");
    }

    static Problem tooManyObjections() {
        return problem(
                "ECON-034",
                "",
                "这次核对的异议已有 " + MeansChecks.OBJECTIONS_MAX + " 项",
                "The check has " + MeansChecks.OBJECTIONS_MAX + " objections already",
                "请向经办机关书面提出",
                "Write to the body");
    }

    static Problem settledAlready() {
        return problem(
                "ECON-035",
                "",
                "这项异议已经处理",
                "The objection was settled already",
                "请刷新页面",
                "Load the page again");
    }

    static Problem noOutcome() {
        return problem(
                "ECON-036",
                "outcome",
                "请选择异议是否成立",
                "Choose whether the objection is upheld",
                "成立、部分成立或者不成立",
                "Upheld, upheld in part, or rejected");
    }

    static Problem reason() {
        return problem(
                "ECON-037",
                "reason",
                "请写明处理的理由",
                "Give the reason",
                "本人会读到它",
                "The person reads it");
    }

    static Problem nothingCorrected() {
        return problem(
                "ECON-038",
                "outcome",
                "异议成立而没有更正任何一条登记",
                "The objection is upheld, and nothing is corrected",
                "请填写正确的金额；登记的内容不存在的，填 0",
                "Give the right amount; 0 where what is recorded does not exist");
    }

    static Problem correctedThough() {
        return problem(
                "ECON-039",
                "outcome",
                "异议不成立而更正了登记",
                "The objection is rejected, and something is corrected",
                "请清空更正的金额，或者改选部分成立",
                "Leave the amounts empty, or choose upheld in part");
    }

    static Problem notOfItem() {
        return problem(
                "ECON-040",
                "corrected",
                "要更正的登记不属于这项异议",
                "What is corrected is not what the objection is about",
                "请从页面上选择",
                "Take it from the page");
    }

    static Problem noAmount() {
        return problem(
                "ECON-041",
                "corrected",
                "这条登记没有金额，只能填 0 表示不存在",
                "This record has no amount: only 0 can be given, for what does not exist",
                "其他更正请在台账里登记",
                "Correct anything else in the register");
    }

    static Problem register(tongban.node.register.Flaw flaw) {
        return new Problem("ECON-042", "corrected", flaw.what(), flaw.remedy());
    }

    /** What went wrong with a question, for whoever waits for the answer. */
    static Problem fault(String code) {
        return switch (code) {
            case UNREACHABLE ->
                    problem(
                            code,
                            "",
                            "来源没有响应",
                            "The source did not respond",
                            "系统会自动重发；多次失败后可以再次查询，或者书面查询",
                            "It is sent again by itself; after several failures ask again, or in"
                                    + " writing");
            case MALFORMED ->
                    problem(
                            code,
                            "",
                            "反馈的内容读不了",
                            "What came could not be read",
                            "系统会自动重新查询",
                            "It is asked again by itself");
            case REFUSED ->
                    problem(
                            code,
                            "",
                            "来源不予提供",
                            "The source refuses",
                            "请向持有单位了解原因，或者请本人提供证明",
                            "Ask the source for the reason, or the person for a paper");
            case NOT_ITS_BUSINESS ->
                    problem(
                            code,
                            "",
                            "反馈了不属于该来源的内容，没有采用",
                            "It spoke of what is not its business: not used",
                            "系统会自动重新查询",
                            "It is asked again by itself");
            case NOT_RECORDED ->
                    problem(
                            code,
                            "",
                            "反馈的内容不能登记到台账，没有采用",
                            "What came cannot be recorded in the register: not used",
                            "系统会自动重新查询；仍然失败的请书面查询",
                            "It is asked again by itself; where that fails, ask in writing");
            case NO_ANSWER ->
                    problem(
                            code,
                            "",
                            "等待期限内没有反馈",
                            "No answer came in time",
                            "可以再次查询；其后到达的反馈仍会收下",
                            "Ask again; what comes later is still taken in");
            default ->
                    problem(
                            ENDED,
                            "",
                            "授权已撤回或者到期，或者案件已经结束",
                            "The authorisation was withdrawn or ran out, or the matter is over",
                            "需要时请本人重新授权",
                            "Let the person authorise it anew where it is needed");
        };
    }
}
