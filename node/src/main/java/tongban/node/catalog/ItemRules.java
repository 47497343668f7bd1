package tongban.node.catalog;

import static tongban.node.catalog.Element.*;
import static tongban.node.catalog.ItemFinding.Grade.CONTRADICTION;
import static tongban.node.catalog.ItemFinding.Grade.GAP;
import static tongban.node.catalog.ItemFinding.Grade.REMARK;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.node.catalog.CodeList.CaseKind;
import tongban.node.catalog.CodeList.Closing;
import tongban.node.catalog.CodeList.TermUnit;
import tongban.service.text.Words;

/**
 * The consistency rules of a catalogue item. Each looks only at what the source states: an element
 * that is not collected contradicts nothing.
 */
final class ItemRules {
    private static final Map<String, Closing> CLOSING_BY_NAME =
            Map.of(
                    "批复",
                    Closing.APPROVAL,
                    "证",
                    Closing.CERTIFICATE,
                    "证书",
                    Closing.CERTIFICATE,
                    "文",
                    Closing.DOCUMENT);
    private static final Words CORRECT_AT_SOURCE =
            Words.of(
                    "请在来源目录中核对更正后重新导入",
                    "have it corrected in the source inventory and import it again");

    private final Item item;
    private final List<ItemFinding> findings = new ArrayList<>();

    private ItemRules(Item item) {
        this.item = item;
    }

    /** All findings on an item, in the order of their codes. */
    static List<ItemFinding> check(Item item) {
        ItemRules rules = new ItemRules(item);
        rules.terms();
        rules.results();
        rules.visits();
        rules.fees();
        rules.dates();
        rules.body();
        rules.codes();
        return List.copyOf(rules.findings);
    }

    private void terms() {
        Optional<Value.Term> promised = stated(PROMISED_TERM);
        Optional<Value.Term> statutory = stated(STATUTORY_TERM);
        if (promised.isPresent() && statutory.isPresent()) {
            compare(promised.get(), statutory.get());
        }
        Optional<CaseKind> kind = stated(CASE_KIND);
        if (promised.isPresent() && kind.isPresent()) {
            boolean onTheSpot = promised.get().unit() == TermUnit.ON_THE_SPOT;
            if (!onTheSpot && kind.get() == CaseKind.INSTANT) {
                add(
                        "ITEM-03",
                        CONTRADICTION,
                        List.of(PROMISED_TERM, CASE_KIND),
                        "承诺时限不是即时办结，办件类型却是即办件",
                        "the promised term is not 'on the spot', yet the case is said to be done on the spot");
            }
            if (onTheSpot && kind.get() == CaseKind.PROMISED) {
                add(
                        "ITEM-04",
                        CONTRADICTION,
                        List.of(PROMISED_TERM, CASE_KIND),
                        "承诺即时办结，办件类型却是承诺件",
                        "done on the spot is promised, yet the case is of the kind with a promised term");
            }
        }
    }

    private void compare(Value.Term promised, Value.Term statutory) {
        if (promised.unit() == TermUnit.ON_THE_SPOT) {
            return;
        }
        if (promised.unit() == statutory.unit()) {
            if (promised.amount() > statutory.amount()) {
                add(
                        "ITEM-01",
                        CONTRADICTION,
                        List.of(PROMISED_TERM, STATUTORY_TERM),
                        "承诺时限（" + promised.words().zh() + "）长于法定时限（" + statutory.words().zh() + "）",
                        "the promised term ("
                                + promised.words().en()
                                + ") is longer than the statutory term ("
                                + statutory.words().en()
                                + ")");
            }
        } else {
            add(
                    "ITEM-02",
                    REMARK,
                    List.of(PROMISED_TERM, STATUTORY_TERM),
                    "承诺时限（"
                            + promised.words().zh()
                            + "）与法定时限（"
                            + statutory.words().zh()
                            + "）单位不同，无法比较",
                    "the promised term ("
                            + promised.words().en()
                            + ") and the statutory term ("
                            + statutory.words().en()
                            + ") have different units and cannot be compared",
                    Words.of("请人工核对两个时限", "compare the two by hand"));
        }
    }

    private void results() {
        for (Value.Outcome outcome : stated(OUTCOMES).orElse(List.of())) {
            CLOSING_BY_NAME.entrySet().stream()
                    .filter(e -> outcome.name().endsWith(e.getKey()))
                    .findFirst()
                    .filter(e ->
                            outcome.closing().isPresent()
                                    && outcome.closing().get() != e.getValue())
                    .ifPresent(e ->
                            add(
                                    "ITEM-05",
                                    CONTRADICTION,
                                    List.of(OUTCOMES),
                                    "结果“"
                                            + outcome.name()
                                            + "”应为"
                                            + e.getValue().words().zh()
                                            + "，标注的是"
                                            + outcome.closing().get().words().zh(),
                                    "the result '"
                                            + outcome.name()
                                            + "' should be "
                                            + e.getValue().words().en()
                                            + ", stated is "
                                            + outcome.closing().get().words().en()));
        }
    }

    private void visits() {
        Optional<Integer> visits = stated(VISITS);
        boolean depthFour =
                stated(ONLINE_DEPTH).filter(d -> d == CodeList.OnlineDepth.LEVEL_4).isPresent();
        if (visits.isEmpty()) {
            return;
        }
        if (visits.get() > 0 && stated(VISIT_REASON).isEmpty()) {
            add(
                    "ITEM-06",
                    GAP,
                    List.of(VISITS, VISIT_REASON),
                    "需到现场" + visits.get() + "次，没有说明必须现场办理的原因",
                    visits.get() + " visits are asked for, and no reason why is given");
        }
        if (visits.get() == 0
                && stated(ONLINE).filter(online -> !online).isPresent()
                && stated(COURIER).orElse(false).equals(false)) {
            add(
                    "ITEM-07",
                    CONTRADICTION,
                    List.of(VISITS, ONLINE, COURIER),
                    "不能网办，又称无需到现场，却不支持物流快递",
                    "no visit is needed and it is not handled online, yet no courier is offered");
        }
        if (visits.get() > 0 && depthFour) {
            add(
                    "ITEM-08",
                    CONTRADICTION,
                    List.of(VISITS, ONLINE_DEPTH),
                    "全程网办（Ⅳ级）却需到现场" + visits.get() + "次",
                    "it is fully online (level IV), yet asks for " + visits.get() + " visits");
        }
    }

    private void fees() {
        Optional<Boolean> charged = stated(CHARGED);
        boolean listed = !stated(FEES).orElse(List.of()).isEmpty();
        if (charged.filter(c -> c).isPresent() && stated(FEE_BASIS).isEmpty()) {
            add(
                    "ITEM-09",
                    GAP,
                    List.of(CHARGED, FEE_BASIS),
                    "收费却没有说明收费依据",
                    "a fee is charged and its basis is not stated");
        }
        if (charged.filter(c -> !c).isPresent() && listed) {
            add(
                    "ITEM-10",
                    CONTRADICTION,
                    List.of(CHARGED, FEES),
                    "标注不收费，却列有收费项目",
                    "no fee is charged, yet fees are listed");
        }
    }

    private void dates() {
        if (stated(EFFECTIVE).isPresent()
                && stated(CANCELLED).isPresent()
                && !stated(EFFECTIVE).get().isBefore(stated(CANCELLED).get())) {
            add(
                    "ITEM-11",
                    CONTRADICTION,
                    List.of(EFFECTIVE, CANCELLED),
                    "计划取消日期不晚于计划生效日期",
                    "it is cancelled no later than it takes effect");
        }
    }

    private void body() {
        if (stated(BODY_NATURE).filter(n -> n == CodeList.BodyNature.ENTRUSTED).isPresent()
                && stated(ENTRUSTING_BODY).isEmpty()) {
            add(
                    "ITEM-12",
                    GAP,
                    List.of(BODY_NATURE, ENTRUSTING_BODY),
                    "受委托组织办理，没有写明委托部门",
                    "an entrusted organisation acts, and the entrusting body is not stated");
        }
    }

    private void codes() {
        String code = item.key().code();
        CodeProfile profile = item.profile();
        profile.remarks(code)
                .forEach(words ->
                        add(
                                "ITEM-13",
                                REMARK,
                                List.of(),
                                words.zh(),
                                words.en(),
                                Words.of(
                                        "事项照常使用；请来源单位补上统一社会信用代码",
                                        "the item is used as it is; ask the source for the body's credit code")));
        if (profile == CodeProfile.LEGACY) {
            add(
                    "ITEM-14",
                    REMARK,
                    List.of(),
                    "编码是标准施行以前的历史编码，按原样保留",
                    "the code is older than the standard and kept as it is",
                    Words.of("无需处理", "nothing to do"));
        }
        String base = profile.basePart(code).orElse("");
        if (base.matches("\\d{12}")
                && CodeList.find(CodeList.ItemType.class, base.substring(2, 4))
                        .filter(t -> t != item.type())
                        .isPresent()) {
            add(
                    "ITEM-15",
                    CONTRADICTION,
                    List.of(),
                    "编码第3至4位“"
                            + base.substring(2, 4)
                            + "”与事项类型“"
                            + item.type().words().zh()
                            + "”不符",
                    "digits 3 and 4 of the basic code, '"
                            + base.substring(2, 4)
                            + "', do not mean '"
                            + item.type().words().en()
                            + "'");
        }
        profile.levelPart(code)
                .flatMap(l -> CodeList.find(CodeList.ExercisingLevel.class, l))
                .ifPresent(inside ->
                        stated(LEVEL)
                                .filter(l -> l != inside)
                                .ifPresent(l ->
                                        add(
                                                "ITEM-16",
                                                CONTRADICTION,
                                                List.of(LEVEL),
                                                "编码中的行使层级是"
                                                        + inside.words().zh()
                                                        + "，写明的是"
                                                        + l.words().zh(),
                                                "the code says the level is "
                                                        + inside.words().en()
                                                        + ", stated is "
                                                        + l.words().en())));
        profile.divisionPart(code)
                .ifPresent(inside ->
                        stated(DIVISION)
                                .filter(d -> !d.equals(inside))
                                .ifPresent(d ->
                                        add(
                                                "ITEM-17",
                                                REMARK,
                                                List.of(DIVISION),
                                                "编码中的区划是" + inside + "，写明的是" + d,
                                                "the code says division "
                                                        + inside
                                                        + ", stated is "
                                                        + d)));
    }

    private <T> Optional<T> stated(Element<T> element) {
        return item.elements().get(element);
    }

    private void add(
            String code, ItemFinding.Grade grade, List<Element<?>> elements, String zh, String en) {
        add(code, grade, elements, zh, en, CORRECT_AT_SOURCE);
    }

    private void add(
            String code,
            ItemFinding.Grade grade,
            List<Element<?>> elements,
            String zh,
            String en,
            Words remedy) {
        findings.add(new ItemFinding(code, grade, elements, Words.of(zh, en), remedy));
    }
}
