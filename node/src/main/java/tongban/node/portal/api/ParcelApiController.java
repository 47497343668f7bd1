package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.Parcels;

/**
 * Originals and results by courier. What was sent, and where each original is, stands in the case
 * itself ({@code parcels}). Sending carries a key of its own (Idempotency-Key) and the version that
 * was seen (If-Match), as every step of a case does; the version is not compared, since a parcel
 * changes no state.
 */
@RestController
@RequestMapping("/api/v1/cases/{caseId}/parcels")
@Tag(name = "原件和邮寄 Originals and parcels")
class ParcelApiController {
    private final Parcels parcels;

    ParcelApiController(Parcels parcels) {
        this.parcels = parcels;
    }

    record Dispatch(
            Parcels.@Nullable Kind kind,
            @Nullable List<String> materials,
            @Nullable String waybill,
            @Nullable String address,
            @Nullable String note) {}

    record Opened(@Nullable List<Parcels.Finding> findings, @Nullable String note) {}

    /**
     * @param repeated sent earlier under the same key
     */
    record Sent(UUID parcelId, String waybill, boolean repeated) {}

    @PostMapping
    @Operation(
            summary = "寄出原件或者结果 Send originals or the result",
            description =
                    "单号不填时由接入的快递公司给出；演示为模拟。 Left empty, the connected courier gives the waybill; a demonstration simulates one.")
    ResponseEntity<?> send(Attempt attempt, @RequestBody Dispatch body) {
        return answer(
                attempt.locale(),
                parcels.send(
                        attempt.actor(),
                        attempt.key(),
                        new Parcels.Sending(
                                attempt.caseId(),
                                ApiFault.required("kind", body.kind()),
                                body.materials() == null ? List.of() : body.materials(),
                                text(body.waybill()),
                                text(body.address()),
                                text(body.note()))));
    }

    @PostMapping("/{parcelId}/check")
    @Operation(
            summary = "逐件清点 Say what arrived",
            description = "每件写明收到、缺失或者损坏，一次。 Each piece arrived, is missing or is damaged; once.")
    ResponseEntity<?> check(
            Attempt attempt, @PathVariable UUID parcelId, @RequestBody Opened body) {
        return answer(
                attempt.locale(),
                parcels.check(
                        attempt.actor(),
                        attempt.caseId(),
                        parcelId,
                        body.findings() == null ? List.of() : body.findings(),
                        text(body.note())));
    }

    private static ResponseEntity<?> answer(Locale locale, Parcels.Outcome outcome) {
        return switch (outcome) {
            case Parcels.Outcome.Done d ->
                    ResponseEntity.ok(new Sent(d.parcel(), d.waybill(), d.repeated()));
            case Parcels.Outcome.Rejected no -> throw ApiFault.rejected(no.problems());
            case Parcels.Outcome.Forbidden no ->
                    ApiProblemController.answer(
                            ApiProblem.ofCase(
                                    ApiProblem.Kind.FORBIDDEN, locale, List.of(no.problem())));
            case Parcels.Outcome.NotFound none -> throw ApiFault.notFound();
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
