package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import tongban.service.text.Words;

/** Everything that can stand in the way of a command, in words. */
final class Problems {
    private Problems() {}

    static Problem key() {
        return Problem.of(
                "CASE-001", "key",
                "操作标识应为8至100个字母、数字或连字符",
                        "The idempotency key needs 8 to 100 letters, digits or hyphens",
                "请刷新页面后重试", "Reload the page and try again");
    }

    static Problem keyReused() {
        return Problem.of(
                "CASE-002", "key",
                "该操作标识已用于另一项内容不同的操作",
                        "This idempotency key was used for a command with another content",
                "请刷新页面后重新提交；原操作不受影响", "Reload the page and send again; the earlier command stands");
    }

    static Problem state(Act act, State state, List<Act> possible) {
        String zh =
                possible.stream()
                        .map(a -> a.words().zh())
                        .distinct()
                        .collect(Collectors.joining("、"));
        String en =
                possible.stream()
                        .map(a -> a.words().en().toLowerCase(java.util.Locale.ROOT))
                        .distinct()
                        .collect(Collectors.joining(", "));
        return Problem.of(
                "CASE-010",
                "",
                "办件处于“" + state.words().zh() + "”，不能“" + act.words().zh() + "”",
                "The case is '"
                        + state.words().en()
                        + "': '"
                        + act.words().en()
                        + "' is not possible now",
                zh.isEmpty() ? "该办件已经结束" : "现在可以：" + zh,
                en.isEmpty() ? "The case has ended" : "Possible now: " + en);
    }

    static Problem once(Act act) {
        return Problem.of(
                "CASE-011",
                "",
                "“" + act.words().zh() + "”只能进行一次，已经进行过",
                "'" + act.words().en() + "' may happen only once, and did",
                "请按现有材料作出下一步处理",
                "Go on with what there is");
    }

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

    /**
     * @param max characters
     */
    static Problem tooLong(String field, int max) {
        return Problem.of(
                "CASE-015",
                field,
                "文字超过" + max + "字",
                "The text has more than " + max + " characters",
                "请缩短",
                "Shorten it");
    }

    /** A date that was typed and is none, or none that can be. */
    static Problem noDate(String field, String zh, String en) {
        return Problem.of("CASE-037", field, zh, en, "写成 2026-11-23", "Write 2026-11-23");
    }

    static Problem required(String field, String zh, String en) {
        return Problem.of(
                "CASE-016", field, "未填写" + zh, "Missing: " + en, "请填写" + zh, "Enter " + en);
    }

    static Problem identity() {
        return Problem.of(
                "CASE-017", "identity",
                "身份核验不一致，不能收件", "The identity does not match: nothing can be taken in",
                "请核对证件与本人、与填写的号码",
                        "Compare the document with the person and with the number typed");
    }

    static Problem undeclared() {
        return Problem.of(
                "CASE-018", "declaredTrue",
                "尚未承诺所填内容属实", "The answers have not been declared true",
                "请由申请人阅读并确认承诺", "The applicant reads and confirms the declaration");
    }

    static Problem paper(String material, Words name) {
        return Problem.of(
                "CASE-019",
                "material." + material,
                "缺少材料：" + name.zh(),
                "Missing paper: " + name.en(),
                "请上传或登记该材料；允许承诺或后补的，请注明",
                "Upload or register it; where it may be promised or follow, say so");
    }

    static Problem unknownMaterial(String material) {
        return Problem.of(
                "CASE-023", "material." + material,
                "本事项没有这种材料", "This service has no such material",
                "请从材料清单中选择", "Choose from the list of materials");
    }

    static Problem unknownQuestion(String subject) {
        return Problem.of(
                "CASE-205", "missing." + subject,
                "本事项不问这一项", "This service does not ask that",
                "请从填报内容中选择", "Choose one of the service's questions");
    }

    static Problem how(String material, Words name, MaterialTaken.How how) {
        return Problem.of(
                "CASE-024",
                "material." + material,
                "“" + name.zh() + "”不允许“" + how.words().zh() + "”",
                "'" + name.en() + "' may not be '" + how.words().en() + "'",
                "请收取该材料",
                "Take the paper in");
    }

    /** An applicant says of a paper what only a clerk who has it before him can say. */
    static Problem onlyAtTheWindow(String material, Words name, MaterialTaken.How how) {
        return Problem.of(
                "CASE-210",
                "material." + material,
                "“" + name.zh() + "”的“" + how.words().zh() + "”由窗口人员当面登记，申请人不能自己登记",
                "'"
                        + name.en()
                        + "': '"
                        + how.words().en()
                        + "' is recorded by a clerk who has the paper before him, not by the applicant",
                "请上传扫描件或照片，或者带材料到窗口办理",
                "Upload a scan or a photograph, or bring the paper to a window");
    }

    static Problem notUploaded(String material, Words name, MaterialTaken.How how) {
        return Problem.of(
                "CASE-211",
                "material." + material,
                "“" + name.zh() + "”选择了“" + how.words().zh() + "”，但没有上传文件",
                "'"
                        + name.en()
                        + "' is said to be '"
                        + how.words().en()
                        + "', and no file is there",
                "请先上传文件再提交，或者带材料到窗口办理",
                "Upload the file first, or bring the paper to a window");
    }

    /** What was asked for is not promised or put off once more. */
    static Problem notInsteadOfSupplying(String material, Words name, MaterialTaken.How how) {
        return Problem.of(
                "CASE-212",
                "material." + material,
                "“" + name.zh() + "”已经要求补正，不能以“" + how.words().zh() + "”代替",
                "'" + name.en() + "' was asked for: '" + how.words().en() + "' does not supply it",
                "请提供该材料：上传文件，或者带到窗口",
                "Supply the paper: upload it, or bring it to a window");
    }

    /**
     * @param number empty where the reader may not see the other case
     */
    static Problem duplicate(String number) {
        return Problem.of(
                Problem.DUPLICATE,
                Drafts.APPLICANT_NUMBER,
                number.isEmpty() ? "该申请人的同一事项已有正在办理的办件" : "该申请人的同一事项已有正在办理的办件：" + number,
                number.isEmpty()
                        ? "The same applicant has an open case of this service"
                        : "The same applicant has an open case of this service: " + number,
                number.isEmpty() ? "请向收件窗口查询原办件，或者先撤回" : "请继续办理原办件，或者先撤回",
                number.isEmpty()
                        ? "Ask at the window about it, or withdraw it first"
                        : "Go on with that case, or withdraw it first");
    }

    static Problem role(Act act) {
        return Problem.of(
                "CASE-020",
                "",
                "您的岗位不能“" + act.words().zh() + "”",
                "Your role may not do this: " + act.words().en(),
                "请由有权限的岗位办理",
                "Somebody in the right role has to do it");
    }

    static Problem desk(Act act, Words organ) {
        return Problem.of(
                "CASE-021",
                "",
                "“" + act.words().zh() + "”由" + organ.zh() + "办理",
                "'" + act.words().en() + "' is for " + organ.en(),
                "请由该机关办理",
                "That body has to do it");
    }

    static Problem reviewerDecides() {
        return Problem.of(
                "CASE-022", "",
                "审核过本办件的人员不能作出决定", "Whoever reviewed the case may not decide it",
                "请由另一名决定人员办理", "Another decider has to decide");
    }

    static Problem relative() {
        return Problem.of(
                "CASE-074",
                "",
                "申请人或代办人是您备案的近亲属，您应当回避（公务员法 第七十六条，凭记忆，未核实）",
                "The applicant or the proxy is a near relative that you recorded: you keep away from the case",
                "请由同岗位的其他人员办理",
                "Somebody else in the same role has to act");
    }

    static Problem noOfficial() {
        return Problem.of(
                "CASE-075", "",
                "近亲属备案由窗口、审核、决定人员本人填写",
                        "Window clerks, reviewers and deciders record their own relatives",
                "请由本人登录后填写", "Each signs in and records his own");
    }

    static Problem relativeNumber(Words what, Words remedy) {
        return Problem.of("CASE-076", "number", what.zh(), what.en(), remedy.zh(), remedy.en());
    }

    static Problem relativeKnown() {
        return Problem.of(
                "CASE-077",
                "number",
                "此人已经备案，或者备案已满 " + Relatives.OWN_MAX + " 人",
                "This person is recorded already, or there are " + Relatives.OWN_MAX + " of them",
                "请在下面的清单中查看",
                "See the list below");
    }

    static Problem noTownship() {
        return Problem.of(
                "CASE-230", "",
                "村（社区）干部的近亲属由其所在乡镇（街道）的审核人员登记",
                        "Relatives of village cadres are entered by the reviewers of their township",
                "请转告当地乡镇人民政府或者街道办事处", "Tell the government of that town or subdistrict");
    }

    static Problem noVillage() {
        return Problem.of(
                "CASE-231", "village",
                "不是本乡镇（街道）的村或者社区", "This is no village or community of your township",
                "请从列表中选择", "Choose one of the list");
    }

    static Problem relativeOfCadreKnown() {
        return Problem.of(
                "CASE-232",
                "number",
                "这名干部的这个近亲属已经备案，或者备案已满 " + Relatives.OF_CADRES_MAX + " 人",
                "This relative of this cadre is recorded already, or there are "
                        + Relatives.OF_CADRES_MAX
                        + " of them",
                "请在下面的清单中查看；终止不再有效的",
                "See the list below, and end what stands no more");
    }

    static Problem relativeUnknown() {
        return Problem.of(
                "CASE-078", "",
                "没有这条备案，或者已经终止", "There is no such entry, or it has ended",
                "请刷新后再看", "Look at the list again");
    }

    static Problem noExtension() {
        return Problem.of(
                "CASE-027", "",
                "本事项没有延长期限的规定", "This service's rules know no extension",
                "请在期限内作出决定", "Decide within the limit");
    }

    static Problem day(String field, LocalDate from, LocalDate until) {
        return Problem.of(
                "CASE-028",
                field,
                "日期应在" + from + "至" + until + "之间",
                "The day must lie between " + from + " and " + until,
                "请核对日期",
                "Check the day");
    }

    static Problem timeOfDay(String field) {
        return Problem.of(
                "CASE-202",
                field,
                "缺少举行的时刻，或者格式不对",
                "The time of day is missing or not written as one",
                "请写成 09:30 这样",
                "Write it like 09:30");
    }

    static Problem endsBeforeAcceptance() {
        return Problem.of(
                "CASE-203",
                "ground",
                "受理之前，只有申请人死亡或者终止才能终止办理",
                "Before acceptance a case is terminated only where the applicant has died or ended",
                "请按不予受理、补正或者撤回办理",
                "Refuse acceptance, ask for what is missing, or let the applicant withdraw");
    }

    static Problem revocationServed() {
        return Problem.of(
                "CASE-204",
                "act",
                "撤销决定已经送达",
                "The revocation has been served already",
                "请刷新页面核对",
                "Load the page again and check");
    }

    static Problem rightOrgan() {
        return Problem.of(
                "CASE-029", "rightOrgan",
                "不属于本机关职权的，应告知有权机关", "Where it is not this body's power, the right body is named",
                "请选择有权办理的机关", "Choose the body whose business it is");
    }

    static Problem nothingAsked() {
        return Problem.of(
                "CASE-030", "missing",
                "没有列出任何需要补充的内容", "Nothing is listed that is missing",
                "请一次列全需要补充的内容", "List everything that is missing, all at once");
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

    static Problem range(String field, int from, int to) {
        return Problem.of(
                "CASE-032",
                field,
                "应为" + from + "至" + to + "的整数",
                "A whole number from " + from + " to " + to,
                "请核对数字",
                "Check the number");
    }

    static Problem notSupplied(String subject, Words name) {
        return Problem.of(
                "CASE-033",
                Missing.answer(subject).orElse("material." + subject),
                "要求补充的内容尚未提供：" + name.zh(),
                "Asked for and not supplied: " + name.en(),
                "请一次补齐",
                "Supply everything at once");
    }

    static Problem noService(String id) {
        return Problem.of(
                "CASE-034",
                "serviceId",
                "没有正在实施的事项“" + id + "”",
                "No published service is called '" + id + "'",
                "请从事项目录中选择",
                "Choose from the catalogue");
    }

    static Problem noHearing() {
        return Problem.of(
                "CASE-040",
                "",
                "没有告知过听证权利、没有人申请听证，或者听证没有通知",
                "No right to a hearing was told, nobody asked for one, or none was called",
                "请按先后办理：告知、申请、通知、记录",
                "In this order: tell, ask, call, record");
    }

    static Problem hearingTooLate(LocalDate by) {
        return Problem.of(
                "CASE-041",
                "",
                "申请听证的期限已于" + by + "届满",
                "The time to ask for a hearing ended on " + by,
                "可以继续提交书面意见",
                "Written statements may still be handed in");
    }

    static Problem mayStillAsk(LocalDate by) {
        return Problem.of(
                "CASE-042",
                "",
                "申请人在" + by + "之前（含当日）可以申请听证，此前不能作出决定",
                "The applicant may ask for a hearing until " + by + ": nobody decides before",
                "请在期满后决定",
                "Decide when the time is over");
    }

    static Problem notHeard() {
        return Problem.of(
                "CASE-043",
                "",
                "已经申请或者通知听证，听证尚未举行或者记录",
                "A hearing was asked for or called, and has not been held or recorded",
                "请先举行并记录听证",
                "Hold the hearing and record it first");
    }

    static Problem hearingIsCalled() {
        return Problem.of(
                "CASE-044",
                "procedure",
                "听证用“通知举行听证”办理",
                "A hearing is called by its own act",
                "请选择“通知举行听证”",
                "Use: Call the hearing");
    }

    static Problem officers(int min) {
        return Problem.of(
                "CASE-045",
                "officers",
                "现场核查应有" + min + "名以上工作人员，并写明姓名",
                "A visit is made by " + min + " people or more, each named",
                "请写明每一名核查人员的姓名",
                "Name everybody who went");
    }

    static Problem notVisited(String article) {
        return Problem.of(
                "CASE-046",
                "",
                "本事项作出决定之前应当现场核查（" + article + "）",
                "This service requires a visit before the decision (" + article + ")",
                "请先记录现场核查",
                "Record the visit first");
    }

    static Problem notVisitedItself(Words deciding, String article) {
        return Problem.of(
                "CASE-225",
                "",
                "申请人是经办人员登记备案的近亲属，" + deciding.zh() + "应当自行入户调查（" + article + "）",
                "An official recorded the applicant as a near relative: "
                        + deciding.en()
                        + " has to visit the household itself ("
                        + article
                        + ")",
                "请由" + deciding.zh() + "的审核人员入户，并记录现场核查",
                "Have reviewers of " + deciding.en() + " go there and record the visit");
    }

    static Problem neverPosted() {
        return Problem.of(
                "CASE-047",
                "",
                "本事项依法不得公示或者公告",
                "This matter must never be made public",
                "请以其他方式核实或者送达",
                "Verify or deliver it in another way");
    }

    static Problem notPosted() {
        return Problem.of(
                "CASE-048",
                "",
                "本事项没有公示程序，或者尚未公示",
                "This service knows no public notice, or none was posted",
                "不需要公示",
                "No notice is needed");
    }

    static Problem postedAlready() {
        return Problem.of(
                "CASE-049",
                "",
                "公示正在进行",
                "A notice is being shown already",
                "请等公示期满",
                "Wait for its end");
    }

    static Problem notYetPosted() {
        return Problem.of(
                "CASE-061",
                "",
                "决定之前应当公示，尚未公示",
                "A notice has to be posted before the decision, and was not",
                "请先公示",
                "Post it first");
    }

    static Problem noticeRuns(LocalDate until) {
        return Problem.of(
                "CASE-062",
                "",
                "公示至" + until + "（含当日），期满前不能作出决定",
                "The notice is shown until " + until + ": nobody decides before its end",
                "请在公示期满后决定",
                "Decide when it has ended");
    }

    static Problem objectionOpen() {
        return Problem.of(
                "CASE-063",
                "",
                "公示期间的异议尚未答复",
                "An objection has not been answered",
                "请先核查并答复异议",
                "Look into it and answer it first");
    }

    static Problem noObjection() {
        return Problem.of(
                "CASE-064",
                "objection",
                "没有这项待答复的异议",
                "There is no such open objection",
                "请核对异议",
                "Check which objection it is");
    }

    static Problem noPromise(String material) {
        return Problem.of(
                "CASE-065",
                "material." + material,
                "申请人没有作出过这项承诺，或者已经核查",
                "The applicant made no such promise, or it was verified before",
                "请核对材料",
                "Check the paper");
    }

    static Problem falsePromise() {
        return Problem.of(
                "CASE-066",
                "",
                "经核查承诺不实，不能据此同意",
                "A promise was found to be false: nothing can be granted on it",
                "请决定不同意或者退回审核",
                "Refuse, or send it back");
    }

    static Problem nothingToRevoke() {
        return Problem.of(
                "CASE-067",
                "",
                "没有核查为不实的承诺，不能撤销",
                "No promise was found to be false: there is nothing to revoke",
                "请先核查承诺",
                "Verify the promise first");
    }

    static Problem stillToFollow(String material, Words name, LocalDate due) {
        return Problem.of(
                "CASE-068",
                "material." + material,
                "容缺材料尚未补交：" + name.zh() + "（应于" + due + "前补交）",
                "Still to follow: " + name.en() + " (due " + due + ")",
                "请等材料补交后再同意",
                "Grant it when the paper has come");
    }

    static Problem supplyNotOverdue() {
        return Problem.of(
                "CASE-069",
                "ground",
                "补充材料的期限尚未届满，或者没有要求补充",
                "The time to supply is not over, or nothing was asked for",
                "请等期限届满，或者选择其他情形",
                "Wait for its end, or choose another ground");
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

    static Problem stillPublished(LocalDate until) {
        return Problem.of(
                "CASE-071",
                "on",
                "公告期至" + until + "届满后才视为送达",
                "It counts as delivered when the notice has run, on " + until,
                "请在公告期满后记录送达",
                "Record the delivery then");
    }

    static Problem nothingHandedIn() {
        return Problem.of(
                "CASE-073",
                "materials",
                "没有提交任何容缺材料",
                "Nothing of what was to follow is handed in",
                "请上传，或者选择材料的提供方式",
                "Upload it, or say how it is provided");
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

    static Problem noReply() {
        return Problem.of(
                "CASE-160",
                "reply",
                "异议人留了姓名，没有写给他的答复",
                "Who objected gave a name, and there is no reply to him",
                "请写明给异议人的答复；只写查明的结论，不写公示以外的申请人情况",
                "Write the reply: what was found, and nothing of the applicant beyond the notice");
    }

    static Problem beyondNotice(List<Words> what) {
        return Problem.of(
                "CASE-161",
                "reply",
                "给异议人的答复里有公示没有展示的内容："
                        + what.stream().map(Words::zh).collect(Collectors.joining("、")),
                "The reply says what the notice did not show: "
                        + what.stream().map(Words::en).collect(Collectors.joining(", ")),
                "请从答复中删去；需要存档的写在核查情况里",
                "Take it out of the reply; what belongs in the file goes into what was found");
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

    static Problem atOnceAmount(java.math.BigDecimal most) {
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

    static Problem notAsked() {
        return Problem.of(
                "CASE-200",
                "ground",
                "没有告知过申请人要补充什么，不能以未补充为由不予受理",
                "The applicant was never asked for anything: he cannot be turned away for not supplying it",
                "请先一次性告知需要补充的全部内容",
                "Ask first, once and for everything that is missing");
    }

    static Problem deemedAccepted(LocalDate since) {
        return Problem.of(
                "CASE-201",
                "",
                "告知补正的期限已过，自收到之日" + Words.day(since).zh() + "起视为受理",
                "The time to ask is over: it counts as accepted since the day of receipt, "
                        + Words.day(since).en(),
                "请按已受理办理",
                "Handle it as accepted");
    }

    static Problem reviewerPresides() {
        return Problem.of(
                "CASE-198",
                "president",
                "审核过本案的人员不能主持听证（《行政许可法》第四十八条第一款第三项）",
                "Who reviewed the case cannot preside at its hearing",
                "请指定没有参加审核的人员；同名的，在姓名后写明单位",
                "Name somebody else; where he has the same name, write his office behind it");
    }

    static Problem postedOtherwise() {
        return Problem.of(
                "CASE-199",
                "",
                "核实情况改变之后，公示的金额不再是拟给予的金额",
                "Facts were verified since, and what was shown is no longer what is to be granted",
                "请按现在的建议重新公示",
                "Post it again as it is proposed now");
    }

    static Problem heldEarly(LocalDate notified) {
        return Problem.of(
                "CASE-215",
                "on",
                "听证通知在" + Words.day(notified).zh() + "举行，不能早于这一天",
                "The hearing was called for "
                        + Words.day(notified).en()
                        + " and cannot be held earlier",
                "请在举行之后记录；申请人放弃的，选择“申请人放弃或者缺席”",
                "Record it once it was held; where the applicant gave it up, say so");
    }

    static Problem objectedOutside(LocalDate posted, LocalDate until) {
        return Problem.of(
                "CASE-216",
                "on",
                "公示期间是" + posted + "至" + until + "，异议应当在这期间提出",
                "The notice was shown from "
                        + posted
                        + " to "
                        + until
                        + ": an objection is made in that time",
                "期间提出、后来登记的，填写提出的日期；期满后的反映，按线索核查并“记录核实情况”",
                "If it was made in time, enter the day on which it was made; if later, look into it and record what was verified");
    }
}
