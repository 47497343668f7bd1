package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.LawChanges;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.catalog.Standards;
import tongban.node.identity.Actor;
import tongban.service.LawChange;

/** What changed when the law did: of a service for everybody, of a case for those who see it. */
@RestController
@Tag(name = "法规变动 Changes of the law")
class LawChangeApiController {
    private final Services services;
    private final Standards standards;
    private final LawChanges changes;

    LawChangeApiController(Services services, Standards standards, LawChanges changes) {
        this.services = services;
        this.standards = standards;
        this.changes = changes;
    }

    /**
     * @param days on which the law changed, the newest first
     * @param day the one that is shown; absent where the law never changed
     * @param before version in force until then; empty where there was none
     */
    record ServiceChange(
            List<LocalDate> days,
            @Nullable LocalDate day,
            String before,
            String after,
            List<LawChange.Line> lines) {}

    @GetMapping("/api/v1/services/{serviceId}/changes")
    @Operation(
            summary = "法规变动 What changed in the law",
            description =
                    "条件、计算、数值和依据的变动；不写日期则取最近一次。 Conditions, formulas, values and articles; the newest change where no day is named.")
    ServiceChange service(@PathVariable String serviceId, @RequestParam Optional<LocalDate> day) {
        PublishedService service = services.get(serviceId).orElseThrow(ApiFault::notFound);
        List<LocalDate> days = LawChange.days(service.definition());
        if (day.isEmpty() && days.isEmpty()) {
            return new ServiceChange(List.of(), null, "", "", List.of());
        }
        LawChange change =
                day.or(() -> days.stream().findFirst())
                        .filter(days::contains)
                        .map(d -> standards.change(service, d))
                        .orElseThrow(ApiFault::notFound);
        return new ServiceChange(
                days,
                change.day(),
                change.before().map(v -> v.id()).orElse(""),
                change.after().map(v -> v.id()).orElse(""),
                change.lines());
    }

    @GetMapping("/api/v1/cases/{caseId}/changes")
    @Operation(
            summary = "法规变动对案件的影响 What a change of the law means for a case",
            description =
                    "同样的事实和日期，按变动前后的规定各算一遍；查看留痕。 The same facts and dates by the law before and from then on; journaled.")
    ResponseEntity<LawChanges.CaseChange> one(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID caseId,
            @RequestParam Optional<LocalDate> day) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(changes.of(actor, caseId, day).orElseThrow(ApiFault::notFound));
    }
}
