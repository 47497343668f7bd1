package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.portal.SelfCheck;
import tongban.node.portal.SelfChecks;
import tongban.service.Proposal;
import tongban.service.fact.FactFault;
import tongban.service.fact.Question;
import tongban.service.text.Words;

/** What may be expected of answers that nobody signed: nothing is stored, nothing decided. */
@RestController
@RequestMapping("/api/v1/services/{serviceId}/self-check")
@Tag(name = "服务 Services")
class SelfCheckApiController {
    private final Services services;
    private final SelfChecks checks;

    SelfCheckApiController(Services services, SelfChecks checks) {
        this.services = services;
        this.checks = checks;
    }

    /**
     * @param answers texts by field as the form has them; {@code place} and {@code
     *     place.inside-zone} among them; a field that is no question of a self-check is refused
     */
    record Answers(@Nullable Map<String, List<String>> answers) {}

    enum Outlook {
        LIKELY_GRANTED,
        LIKELY_REFUSED,
        OPEN
    }

    record Award(Words name, Words value) {}

    record Because(Words words, String article) {}

    /**
     * @param open questions whose answers could still change it
     * @param reasons why it is not granted, or not wholly
     * @param missing what is missing beside the questions
     * @param doubtful whether values were used that nobody verified
     * @param faults answers that could not be read
     */
    record SelfCheckResult(
            Outlook outlook,
            List<Question> open,
            List<Because> reasons,
            List<Award> awards,
            List<Words> missing,
            boolean doubtful,
            List<FactFault> faults,
            Words accepting,
            Words deciding) {}

    @PostMapping
    @Operation(
            summary = "办前自测 Self-check",
            description =
                    "按所答内容预判；不是决定，不保存，不问姓名和号码。 What may be expected of the answers; no decision, nothing stored, no name or number asked.")
    SelfCheckResult check(@PathVariable String serviceId, @RequestBody Answers answers) {
        PublishedService service = services.get(serviceId).orElseThrow(ApiFault::notFound);
        ApiFault.named("answers", answers.answers());
        Map<String, List<String>> typed = new HashMap<>();
        ApiFault.required("answers", answers.answers())
                .forEach((field, values) -> {
                    if (!SelfCheck.isAnswer(service.definition(), field)) {
                        throw ApiFault.refused(
                                "answers",
                                Words.of(
                                        "自测不问这一项。请只填自测的问题。",
                                        "A self-check does not ask for one of these. Give answers to its questions only."));
                    }
                    typed.put(field, List.copyOf(values));
                });
        return switch (checks.of(service, typed, Set.of())) {
            case SelfChecks.Made.PlaceNeeded needed -> {
                var first = needed.faults().getFirst();
                throw ApiFault.refused(first.field(), first.message());
            }
            case SelfChecks.Made.Check(SelfCheck check) -> result(check);
        };
    }

    private static SelfCheckResult result(SelfCheck check) {
        Outlook outlook =
                switch (check.proposal()) {
                    case Proposal.Granted granted -> Outlook.LIKELY_GRANTED;
                    case Proposal.Refused refused -> Outlook.LIKELY_REFUSED;
                    case Proposal.Incomplete incomplete -> Outlook.OPEN;
                };
        return new SelfCheckResult(
                outlook,
                check.open(),
                check.reasons().stream()
                        .map(line -> new Because(line.words(), line.article()))
                        .toList(),
                check.awards().entrySet().stream()
                        .map(a -> new Award(a.getKey(), a.getValue()))
                        .toList(),
                check.missing(),
                check.proposal().basis().hasDoubtfulValues(),
                check.reading().faults().stream()
                        .filter(f -> !f.code().equals("required"))
                        .toList(),
                check.accepting().name(),
                check.deciding().name());
    }
}
