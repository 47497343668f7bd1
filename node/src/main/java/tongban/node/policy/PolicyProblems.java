package tongban.node.policy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import tongban.node.casework.Problem;
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

    /** Each body acts on its own documents and budget, at the levels that the policy names. */
    static Problem issuer(Words policy, Policy of) {
        return of(
                "POLICY-041",
                "",
                "“"
                        + policy.zh()
                        + "”由"
                        + of.issuedBy().stream()
                                .map(l -> l.words().zh())
                                .collect(Collectors.joining("、"))
                        + of.drafter().zh()
                        + "印发和安排预算，各管各的文件和预算，您所在的机关不能办理这一份",
                "'"
                        + policy.en()
                        + "' is issued, with its budget, by "
                        + of.drafter().en()
                        + " at these levels: "
                        + of.issuedBy().stream()
                                .map(l -> l.words().en())
                                .collect(Collectors.joining(", "))
                        + "; each acts on its own, and this is not your body's",
                "请由印发机关办理",
                "Ask the body that issued it to do it");
    }

    /**
     * @param where the side, or the place of an enterprise
     * @param last what was published of it for there last, if anything
     */
    static Problem notInForce(
            Words policy, Words where, Optional<PolicyDocument> last, LocalDate day) {
        Words why =
                last.map(d -> ended(d, day))
                        .orElse(Words.of("还没有发布文件", "it has published no document of it"));
        return of(
                "POLICY-029",
                "",
                "“" + policy.zh() + "”在" + where.zh() + "没有有效的文件，不能受理申请：" + why.zh(),
                "'"
                        + policy.en()
                        + "' is not in force in "
                        + where.en()
                        + ", so no application is taken in: "
                        + why.en(),
                "请在政策页看现行文件；发布新文件以后再申请",
                "See on the policy's page what is in force; apply once a new document is published");
    }

    /** Published, and its first day is still to come. */
    static Problem notYet(Words policy, Words where, PolicyDocument coming) {
        Words from = Words.day(coming.inForceFrom());
        return of(
                "POLICY-037",
                "",
                "“"
                        + policy.zh()
                        + "”在"
                        + where.zh()
                        + "还没有施行，不能受理申请：《"
                        + coming.document()
                        + "》自"
                        + from.zh()
                        + "起施行",
                "'"
                        + policy.en()
                        + "' is not in force in "
                        + where.en()
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
        Optional<LocalDate> later = document.publishedOn().filter(day::isBefore);
        if (later.isPresent()) {
            Words on = Words.day(later.get());
            return joined(
                    name, Words.of(on.zh() + "才发布", " was published on " + on.en() + " only"));
        }
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
