package tongban.node.entitlement;

import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** Why a question is not sent. */
final class InquiryProblems {
    private InquiryProblems() {}

    private static Problem problem(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem notYours() {
        return problem(
                "LEDGER-070",
                "",
                "查询由办理该案件的人员提出",
                "Questions are asked by who handles the case",
                "请由审核人员或决定人员提出",
                "Let a reviewer or decider ask");
    }

    static Problem period(int yearsMax) {
        return problem(
                "LEDGER-071",
                "from",
                "查询期间应在最近" + yearsMax + "年内，不晚于本月，起月不晚于止月",
                "The period lies within the last "
                        + yearsMax
                        + " years, ends with this month at the latest, and begins before it ends",
                "请核对起止月份",
                "Check both months");
    }

    static Problem purpose() {
        return problem(
                "LEDGER-072",
                "purpose",
                "请写明查询目的和依据，对方据此答复",
                "Say for what and by which law it is asked; the other side reads it",
                "如：核对是否重复享受，《社会救助法》第四十二条",
                "For instance: check against double payment, Social Assistance Law, article 42");
    }
}
