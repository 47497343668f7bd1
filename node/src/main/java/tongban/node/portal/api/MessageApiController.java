package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.Cases;
import tongban.node.casework.ShortMessages;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/** The short messages of a case: what was told to whom's phone is not in it, only that. */
@RestController
@RequestMapping("/api/v1/cases/{caseId}/messages")
@Tag(name = "案件 Cases")
class MessageApiController {
    private final Cases cases;
    private final ShortMessages messages;

    MessageApiController(Cases cases, ShortMessages messages) {
        this.cases = cases;
        this.messages = messages;
    }

    @GetMapping
    @Operation(
            summary = "短信通知 Short messages",
            description =
                    "哪些通知已发、是否还会再发；不含号码和内容。 What was sent and whether more will be; no number, no text.")
    ShortMessages.Told told(@AuthenticationPrincipal Actor actor, @PathVariable UUID caseId) {
        seen(actor, caseId);
        return messages.of(actor, caseId);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "不再发送短信 Send no more messages",
            description =
                    "由申请人或收件窗口停止；等待发送的一并撤下。 By the applicant or the window; what waits is not sent.")
    void stop(@AuthenticationPrincipal Actor actor, @PathVariable UUID caseId) {
        seen(actor, caseId);
        if (!actor.is(Role.RESIDENT, Role.CLERK)) {
            throw ApiFault.refused(
                    "",
                    Words.of("您的角色不能停止短信", "Your role may not stop messages"),
                    Words.of("请由申请人或收件窗口停止", "The applicant or the window stops them"));
        }
        messages.stop(actor, caseId);
    }

    private void seen(Actor actor, UUID caseId) {
        if (cases.page(actor, caseId).isEmpty()) {
            throw ApiFault.notFound();
        }
    }
}
