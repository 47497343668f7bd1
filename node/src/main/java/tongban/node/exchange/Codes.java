package tongban.node.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * The code lists of the exchange tables. Lists A.4 to A.8 of GB/T 39046—2020 are verified; result,
 * document kind and way of taking in papers are recollection and named so in docs/exchange.md.
 */
enum Codes {
    OPERATION("I", "新增", "new", "U", "修改", "changed", "D", "删除", "deleted"),
    SIDE("50", "重庆", "Chongqing", "51", "四川", "Sichuan"),
    /** A.4. */
    APPLICANT(
            "1",
            "自然人",
            "natural person",
            "2",
            "企业法人",
            "enterprise",
            "3",
            "事业法人",
            "public institution",
            "4",
            "社会组织法人",
            "social organisation",
            "5",
            "行政机关",
            "administrative body",
            "6",
            "其他组织",
            "other organisation"),
    DOCUMENT("111", "居民身份证", "citizen identity card", "001", "统一社会信用代码", "credit code"),
    /** A.5. */
    CHANNEL(
            "1",
            "窗口",
            "window",
            "2",
            "电脑端",
            "computer",
            "3",
            "移动端",
            "telephone",
            "4",
            "快递",
            "courier",
            "9",
            "其他",
            "other"),
    /** A.6. */
    PROJECT("1", "即办件", "at once", "2", "承诺件", "within a term", "9", "其他", "other"),
    /** A.7. */
    SPECIAL("1", "延长审批", "extension", "2", "除延长审批之外的情况", "other than extension"),
    /** A.8: 1 is best. */
    SATISFACTION(
            "1",
            "非常满意",
            "very satisfied",
            "2",
            "满意",
            "satisfied",
            "3",
            "基本满意",
            "fairly satisfied",
            "4",
            "不满意",
            "dissatisfied",
            "5",
            "非常不满意",
            "very dissatisfied"),
    ACTION("1", "通过", "passed on", "2", "退回", "sent back", "3", "其他", "other"),
    STAGE("1", "待办", "to do", "2", "已办", "done"),
    RESULT(
            "1",
            "出证办结",
            "granted, with a certificate",
            "2",
            "准予办结",
            "granted, without one",
            "3",
            "不予许可",
            "refused",
            "4",
            "撤回申请",
            "withdrawn",
            "5",
            "退回办结",
            "not accepted",
            "6",
            "补正不来办结",
            "ended: nothing supplied",
            "7",
            "转报办结",
            "passed on to another level",
            "8",
            "作废",
            "void"),
    TAKEN(
            "1",
            "收取原件",
            "original taken in",
            "2",
            "核对原件收取复印件",
            "copy compared with the original",
            "3",
            "复印件",
            "copy",
            "4",
            "电子",
            "electronic",
            "5",
            "告知承诺",
            "promised",
            "6",
            "容缺后补",
            "to follow",
            "7",
            "部门核验",
            "fetched by the offices"),
    YES_NO("0", "否", "no", "1", "是", "yes");

    private final Map<String, Words> codes = new LinkedHashMap<>();

    /**
     * @param triples code, Chinese, English
     */
    Codes(String... triples) {
        for (int i = 0; i < triples.length; i += 3) {
            codes.put(triples[i], Words.of(triples[i + 1], triples[i + 2]));
        }
    }

    boolean has(String code) {
        return codes.containsKey(code);
    }

    Optional<Words> words(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** All codes with their meanings, for the remedy of a fault. */
    Words listed() {
        StringBuilder zh = new StringBuilder();
        StringBuilder en = new StringBuilder();
        codes.forEach((code, words) -> {
            zh.append(zh.isEmpty() ? "" : "、").append(code).append(' ').append(words.zh());
            en.append(en.isEmpty() ? "" : ", ").append(code).append(' ').append(words.en());
        });
        return Words.of(zh.toString(), en.toString());
    }
}
