package tongban.node.casework;

import java.util.List;
import java.util.stream.Collectors;
import tongban.service.text.Words;

/** What can stand in the way of a parcel, in words. */
final class ParcelProblems {
    private ParcelProblems() {}

    static Problem notNow(Parcels.Kind kind, List<Parcels.Offer> offers) {
        String zh =
                offers.stream().map(o -> o.kind().words().zh()).collect(Collectors.joining("、"));
        String en =
                offers.stream().map(o -> o.kind().words().en()).collect(Collectors.joining(", "));
        return Problem.of(
                "CASE-171",
                "kind",
                "现在不能“" + kind.words().zh() + "”：原件不在您这里，或者还没到这一步",
                "'"
                        + kind.words().en()
                        + "' is not possible: no original is here, or it is too early",
                zh.isEmpty() ? "查看每件原件现在在哪里" : "现在可以：" + zh,
                en.isEmpty() ? "See where each original is" : "Possible now: " + en);
    }

    static Problem notHere(Words material) {
        return Problem.of(
                "CASE-172",
                "materials",
                "“" + material.zh() + "”的原件不在这里",
                "The original of '" + material.en() + "' is not here",
                "只勾选在您这里的原件",
                "Tick only those that are here");
    }

    static Problem nothing() {
        return Problem.of(
                "CASE-173",
                "materials",
                "没有选择原件",
                "No original was chosen",
                "勾选要寄出或者交还的原件",
                "Tick what is sent or handed back");
    }

    static Problem waybill() {
        return Problem.of(
                "CASE-174",
                "waybill",
                "快递单号应为6至40个字母、数字或连字符",
                "A waybill has 6 to 40 letters, digits or hyphens",
                "按快递面单填写",
                "Copy it from the label");
    }

    static Problem tooMany() {
        return Problem.of(
                "CASE-175",
                "kind",
                "一件办件最多" + Parcels.PER_CASE_MAX + "个包裹",
                "A case has at most " + Parcels.PER_CASE_MAX + " parcels",
                "请合并寄出",
                "Send what remains together");
    }

    static Problem unchecked(Words material) {
        return Problem.of(
                "CASE-176",
                "findings",
                "“" + material.zh() + "”没有写明收到、缺失还是损坏",
                "It is not said whether '" + material.en() + "' arrived, is missing or is damaged",
                "逐件写明",
                "Say it for each piece");
    }

    static Problem note(Words material) {
        return Problem.of(
                "CASE-177",
                "findings",
                "“" + material.zh() + "”缺失或者损坏，须写明情况",
                "'" + material.en() + "' is missing or damaged: say how it was found",
                "写明拆开时看到的情况",
                "Say what was seen when it was opened");
    }

    static Problem checkedBefore() {
        return Problem.of(
                "CASE-178",
                "",
                "这个包裹已经清点过",
                "The parcel was checked before",
                "请查看清点结果",
                "See what was found");
    }

    static Problem notYours() {
        return Problem.of(
                "CASE-179",
                "",
                "这个包裹不由您清点",
                "The parcel is not yours to check",
                "由收件一方的经办人清点",
                "Whoever receives it checks it");
    }
}
