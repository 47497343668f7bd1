package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.CaseProgress;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * How a case stands, for whoever has its number, by the rules of the page: a token is not needed,
 * what is asked by is sent in the body and stands in no address.
 */
@RestController
@RequestMapping("/api/v1/progress")
@Tag(name = "案件 Cases")
class ProgressApiController {
    private final CaseProgress progress;

    ProgressApiController(CaseProgress progress) {
        this.progress = progress;
    }

    /**
     * @param number of the case, as on its voucher
     * @param tail last four signs of the applicant's ID number or credit code
     */
    record ProgressQuestion(@Nullable String number, @Nullable String tail) {}

    /**
     * @param responsible the body that has to act now
     * @param role the role there
     * @param due empty where no limit runs
     * @param toDo for the applicant; empty where he need do nothing
     * @param inaction whom to turn to because nothing was decided in time; empty while it is not
     *     late
     * @param takenInAtWindow a window took it in and can urge for the applicant; not where he
     *     applied online
     */
    record ProgressAnswer(
            String number,
            Words state,
            Words responsible,
            String side,
            Words role,
            LocalDate appliedOn,
            LocalDate changedOn,
            Optional<ProgressDue> due,
            List<Words> toDo,
            List<Words> inaction,
            boolean takenInAtWindow) {}

    /**
     * @param provisional the calendar of that year is not published yet
     */
    record ProgressDue(Words what, LocalDate by, boolean provisional) {}

    @PostMapping
    @Operation(
            summary = "按编号查询办件 Ask a case by its number",
            description =
                    "凭办件编号和申请人证件号码末四位，不需要令牌；只答复状态、机关、日期、申请人要做什么，超期未决定的还答复可以向谁提出。同一编号错五次锁定24小时。 By number and the last four signs of the applicant's ID number, without a token; state, body, dates, what he has to do and, where a decision is overdue, whom to turn to; nothing else. Five wrong tries lock a number for 24 hours.")
    ResponseEntity<ProgressAnswer> ask(
            @AuthenticationPrincipal @Nullable Actor actor,
            HttpServletResponse response,
            @RequestBody ProgressQuestion body) {
        return switch (progress.ask(
                actor,
                // what is left out is wrong like what is misspelt, so that both are told at once
                Objects.requireNonNullElse(body.number(), ""),
                Objects.requireNonNullElse(body.tail(), ""))) {
            case CaseProgress.Told told ->
                    ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer(told));
            case CaseProgress.Unreadable no -> throw ApiFault.rejected(no.problems());
            case CaseProgress.Wrong wrong -> throw ApiFault.rejected(List.of(wrong.problem()));
            case CaseProgress.Locked locked -> {
                response.setDateHeader(HttpHeaders.RETRY_AFTER, locked.until().toEpochMilli());
                throw tooMany(locked.problem());
            }
        };
    }

    private static ApiFault tooMany(Problem problem) {
        return new ApiFault(
                locale -> ApiProblem.ofCase(ApiProblem.Kind.TOO_MANY, locale, List.of(problem)));
    }

    private static ProgressAnswer answer(CaseProgress.Told told) {
        return new ProgressAnswer(
                told.number(),
                told.state(),
                told.responsible().name(),
                told.responsible().side().code(),
                told.role(),
                told.appliedOn(),
                told.changedOn(),
                told.due().map(d -> new ProgressDue(d.what(), d.by(), d.provisional())),
                told.toDo(),
                told.inaction(),
                told.takenInAtWindow());
    }
}
