package tongban.node.casework;

import tongban.service.text.Words;

/** What can stand in the way of joint handling, in words. */
final class JointProblems {
    private JointProblems() {}

    static Problem open(Words step, Words organ) {
        return Problem.of(
                "CASE-150",
                "",
                "“" + step.zh() + "”还没有答复（" + organ.zh() + "）",
                "'" + step.en() + "' is not answered yet (" + organ.en() + ")",
                "等对方答复后再同意；不再需要的，先撤销协办请求",
                "Grant once it is answered; call it off where it is not needed any more");
    }

    static Problem lacking(Words step) {
        return Problem.of(
                "CASE-151",
                "",
                "需要“" + step.zh() + "”，还没有向对方机关提出",
                "'" + step.en() + "' is needed and no body of the other side was asked for it",
                "请对方机关协办；事实有误的，先记录核实情况",
                "Ask a body of the other side; where the facts are wrong, record what was"
                        + " verified");
    }

    static Problem objection() {
        return Problem.of(
                "CASE-152",
                "departure",
                "对方机关不同意，作出同意的决定必须说明理由",
                "The other side objects: to grant it all the same needs a reason",
                "写明不采纳对方意见的理由",
                "Say why the objection is not followed");
    }

    static Problem unknownStep(String step) {
        return Problem.of(
                "CASE-153",
                "step",
                "这项服务没有联办步骤“" + step + "”",
                "The service has no joint step '" + step + "'",
                "从列出的步骤中选择",
                "Choose one of those listed");
    }

    static Problem askedAlready(Words step) {
        return Problem.of(
                "CASE-154",
                "step",
                "“" + step.zh() + "”已经提出，等对方答复",
                "'" + step.en() + "' was asked for and waits for the answer",
                "要改问别的机关，先撤销协办请求",
                "To ask another body, call this one off first");
    }

    static Problem noBody(Words step) {
        return Problem.of(
                "CASE-155",
                "organ",
                "不能确定由对方哪个机关办理“" + step.zh() + "”",
                "Which body of the other side does '" + step.en() + "' cannot be told",
                "填写对方地点的区划代码或者机关代码",
                "Give the division code of a place there, or a body's id");
    }

    static Problem notOpen(int number) {
        return Problem.of(
                "CASE-156",
                "number",
                "没有等待答复的协办请求 " + number,
                "No step " + number + " waits for an answer",
                "请查看最新情况",
                "Look at what happened meanwhile");
    }

    static Problem rightBody() {
        return Problem.of(
                "CASE-157",
                "right-organ",
                "应当指明由哪个机关办理，且不是本机关",
                "Name the body whose business it is, another than this one",
                "填写正确地点的区划代码或者机关代码，如 500157:transport",
                "Give the division code of the right place, or a body's id such as"
                        + " 500157:transport");
    }

    static Problem tooMany(int max) {
        return Problem.of(
                "CASE-158",
                "step",
                "一件办件最多提出 " + max + " 次协办请求",
                "A case asks at most " + max + " times",
                "请线下联系对方机关",
                "Contact the other side's body directly");
    }
}
