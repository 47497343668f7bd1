package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.CaseProgress;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/** How a case stands, for whoever has its number. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "案件 Cases")
class ProgressApiController {
    private final CaseProgress progress;

    ProgressApiController(CaseProgress progress) {
        this.progress = progress;
    }

    /**
     * @param number of the case
     * @param tail last four signs of the applicant's ID number
     */
    record Asked(@Nullable String number, @Nullable String tail) {
        @Override
        public String toString() {
            return "Asked"; // the signs are personal
        }
    }

    @PostMapping("/progress")
    @Operation(
            summary = "查询办件进度 How a case stands",
            description =
                    "凭办件编号和申请人证件号码末四位，不需要令牌；同一编号试错五次锁定24小时。 By the number and the last four signs of the applicant's ID number, without a token; five wrong tries lock a number for 24 hours.")
    ResponseEntity<CaseProgress.Told> ask(
            @AuthenticationPrincipal @Nullable Actor actor, @RequestBody Asked asked) {
        return switch (progress.ask(
                actor,
                Objects.requireNonNullElse(asked.number(), ""),
                Objects.requireNonNullElse(asked.tail(), ""))) {
            case CaseProgress.Told told ->
                    ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(told);
            case CaseProgress.Unreadable no -> throw ApiFault.rejected(no.problems());
            case CaseProgress.Wrong wrong ->
                    throw ApiFault.refused(
                            "number",
                            Words.of(
                                    "编号和证件号码末四位对不上",
                                    "The number and the last four signs do not fit together"),
                            Words.of("请核对后再试", "Check both and try again"));
            case CaseProgress.Locked locked ->
                    throw ApiFault.refused(
                            "number",
                            Words.of(
                                    "这个编号试错次数过多，已锁定",
                                    "Too many wrong tries: this number is locked"),
                            Words.of(
                                    "请在" + locked.until() + "之后再试，或者登录查看",
                                    "Try again after " + locked.until() + ", or sign in"));
        };
    }
}
