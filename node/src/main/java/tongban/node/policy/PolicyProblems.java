package tongban.node.policy;

import java.time.LocalDate;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** Why a policy is not applied for, or not worked on by somebody, in words. */
final class PolicyProblems {
    private PolicyProblems() {}

    static Problem of(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem noPolicy() {
        return of(
                "POLICY-001",
                "service",
                "没有这项惠企政策",
                "There is no such policy",
                "请从列表中选择",
                "Choose one of the list");
    }

    static Problem role() {
        return of(
                "POLICY-012",
                "",
                "您不能办理这一项",
                "This is not yours to do",
                "由主管机关的审核或决定人员办理",
                "Reviewers and deciders of the department do it");
    }

    static Problem issuer(Words policy, Jurisdiction side, Policy of) {
        return of(
                "POLICY-041",
                "",
                "“"
                        + policy.zh()
                        + "”是"
                        + side.zh()
                        + "全域的政策，由省（市）级"
                        + of.drafter().zh()
                        + "印发和安排预算，您所在的机关不能办理",
                "'"
                        + policy.en()
                        + "' is a policy of the whole of "
                        + side.en()
                        + ": its own "
                        + of.drafter().en()
                        + " issue it and set its budget, not your body",
                "请报省（市）级主管部门办理",
                "Ask the department of the whole side to do it");
    }

    /**
     * @param last what the side published of it last, if anything
     */
    static Problem notInForce(
            Words policy, Jurisdiction side, Optional<PolicyDocument> last, LocalDate day) {
        Words why =
                last.map(d -> ended(d, day))
                        .orElse(Words.of("还没有发布文件", "it has published no document of it"));
        return of(
                "POLICY-029",
                "",
                "“" + policy.zh() + "”在" + side.zh() + "没有有效的文件，不能受理申请：" + why.zh(),
                "'"
                        + policy.en()
                        + "' is not in force in "
                        + side.en()
                        + ", so no application is taken in: "
                        + why.en(),
                "请在政策页看现行文件；发布新文件以后再申请",
                "See on the policy's page what is in force; apply once a new document is published");
    }

    /** Published, and its first day is still to come. */
    static Problem notYet(Words policy, Jurisdiction side, PolicyDocument coming) {
        Words from = Words.day(coming.inForceFrom());
        return of(
                "POLICY-037",
                "",
                "“"
                        + policy.zh()
                        + "”在"
                        + side.zh()
                        + "还没有施行，不能受理申请：《"
                        + coming.document()
                        + "》自"
                        + from.zh()
                        + "起施行",
                "'"
                        + policy.en()
                        + "' is not in force in "
                        + side.en()
                        + " yet, so no application is taken in: '"
                        + coming.document()
                        + "' is in force from "
                        + from.en(),
                "请在" + from.zh() + "起申请",
                "Apply from " + from.en());
    }

    /** How a document ended or ends, in words. */
    static Words ended(PolicyDocument document, LocalDate day) {
        Words name = Words.of("《" + document.document() + "》", "'" + document.document() + "'");
        if (document.withdrawal().isPresent()) {
            Words on = Words.day(document.withdrawal().get().on());
            return joined(name, Words.of("已于" + on.zh() + "撤下", " was withdrawn on " + on.en()));
        }
        if (document.ending().isPresent()
                && document.lastDay().equals(document.ending().map(e -> e.from().minusDays(1)))) {
            PolicyDocument.Ending ending = document.ending().get();
            Words from = Words.day(ending.from());
            return joined(
                    name,
                    switch (ending.how()) {
                        case REPLACED ->
                                Words.of(
                                        "自" + from.zh() + "起由《" + ending.by() + "》接替",
                                        " is replaced by '" + ending.by() + "' from " + from.en());
                        case REPEALED ->
                                Words.of(
                                        "自" + from.zh() + "起由《" + ending.by() + "》废止",
                                        " is repealed by '" + ending.by() + "' from " + from.en());
                    });
        }
        Words on = Words.day(document.lastDay().orElse(day));
        return joined(name, Words.of("最后一天是" + on.zh(), " had its last day on " + on.en()));
    }

    private static Words joined(Words first, Words second) {
        return Words.of(first.zh() + second.zh(), first.en() + second.en());
    }
}
