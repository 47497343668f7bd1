package tongban.node.casework;

import java.time.LocalDate;
import tongban.service.text.Words;

/** What can be wrong with papers taken in, asked for, promised or to follow, in words. */
final class PaperProblems {
    private PaperProblems() {}

    // ------------------------------------------------------------------ taken in

    static Problem missing(String material, Words name) {
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

    // ------------------------------------------------------------------ asked for

    static Problem nothingAsked() {
        return Problem.of(
                "CASE-030", "missing",
                "没有列出任何需要补充的内容", "Nothing is listed that is missing",
                "请一次列全需要补充的内容", "List everything that is missing, all at once");
    }

    static Problem unknownQuestion(String subject) {
        return Problem.of(
                "CASE-205", "missing." + subject,
                "本事项不问这一项", "This service does not ask that",
                "请从填报内容中选择", "Choose one of the service's questions");
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

    static Problem supplyNotOverdue() {
        return Problem.of(
                "CASE-069",
                "ground",
                "补充材料的期限尚未届满，或者没有要求补充",
                "The time to supply is not over, or nothing was asked for",
                "请等期限届满，或者选择其他情形",
                "Wait for its end, or choose another ground");
    }

    static Problem notSupplied(String subject, Words name) {
        return Problem.of(
                "CASE-033",
                Missing.answer(subject).orElse("material." + subject),
                "要求补充的内容尚未提供：" + name.zh(),
                "Asked for and not supplied: " + name.en(),
                "请一次补充齐全",
                "Supply everything at once");
    }

    /** What was asked for is not promised or put off once more. */
    static Problem notInsteadOfSupplying(String material, Words name, MaterialTaken.How how) {
        return Problem.of(
                "CASE-212",
                "material." + material,
                "“" + name.zh() + "”已经要求补充，不能以“" + how.words().zh() + "”代替",
                "'" + name.en() + "' was asked for: '" + how.words().en() + "' does not supply it",
                "请提供该材料：上传文件，或者带到窗口",
                "Supply the paper: upload it, or bring it to a window");
    }

    // ------------------------------------------------------------------ promised or to follow

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

    static Problem nothingHandedIn() {
        return Problem.of(
                "CASE-073",
                "materials",
                "没有提交任何容缺材料",
                "Nothing of what was to follow is handed in",
                "请上传，或者选择材料的提供方式",
                "Upload it, or say how it is provided");
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
}
