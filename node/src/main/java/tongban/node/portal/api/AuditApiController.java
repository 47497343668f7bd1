package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.audit.Audit;
import tongban.node.identity.Actor;
import tongban.node.journal.Purpose;

/** Who saw whose data, when and why, as supervision reads it. */
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "审计 Audit")
class AuditApiController {
    private final Audit audit;

    AuditApiController(Audit audit) {
        this.audit = audit;
    }

    @GetMapping
    @Operation(
            summary = "谁看过谁的数据 Who saw whose data",
            description =
                    "新的在前，每次一页；before 取上一页返回的值。 Newest first, a page at a time; before is what the last page gave.")
    Audit.Lines page(
            @AuthenticationPrincipal Actor actor,
            @RequestParam Optional<UUID> search,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String act,
            @RequestParam Optional<Purpose> purpose,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> until,
            @RequestParam Optional<Long> before) {
        return audit.page(
                actor,
                new Audit.Query(
                        search,
                        login,
                        number,
                        act,
                        purpose.map(Purpose::name).orElse(""),
                        from,
                        until),
                before);
    }

    /**
     * @param number citizen number or credit code; it is not kept
     */
    record Person(@Nullable String number, @Nullable String reason) {}

    /**
     * @param search to be given as {@code search}
     */
    record Search(UUID search) {}

    @PostMapping("/persons")
    @Operation(
            summary = "按个人查询 Search for a person",
            description =
                    "须写明理由，查询留痕；号码不保存。 Needs a reason and is journaled; the number is not kept.")
    Search person(@AuthenticationPrincipal Actor actor, @RequestBody Person person) {
        return switch (audit.person(
                actor,
                ApiFault.required("number", person.number()),
                ApiFault.required("reason", person.reason()))) {
            case Audit.Found.Search found -> new Search(found.id());
            case Audit.Found.No no -> throw ApiFault.refused(no.field(), no.why());
        };
    }
}
