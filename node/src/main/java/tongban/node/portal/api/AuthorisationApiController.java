package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.Authorisation;
import tongban.node.casework.Authorisations;
import tongban.node.casework.Drafts;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * People who are not there are asked on their phones; who holds the link answers without a token.
 */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "手机授权 Authorisations by phone")
class AuthorisationApiController {
    private final Authorisations authorisations;
    private final Drafts drafts;

    AuthorisationApiController(Authorisations authorisations, Drafts drafts) {
        this.authorisations = authorisations;
        this.drafts = drafts;
    }

    /**
     * @param name with number and mobile: of the household member; for a power of attorney the
     *     draft's applicant is asked and all three are left out
     * @param language of the message, {@code zh} or {@code en}; {@code zh} where nothing is said
     */
    record Ask(
            Authorisation.@Nullable What what,
            @Nullable String name,
            @Nullable String number,
            @Nullable String mobile,
            @Nullable LocalDate holdsUntil,
            @Nullable String language) {}

    record AuthorisationId(UUID id) {}

    record Code(@Nullable String code) {}

    record Answer(
            @Nullable String code,
            @Nullable String name,
            @Nullable String tail,
            @Nullable Boolean agrees) {}

    record TakeBack(@Nullable String code, @Nullable String name, @Nullable String tail) {}

    record Recorded(boolean agreed) {}

    @GetMapping("/drafts/{draftId}/authorisations")
    @Operation(
            summary = "手机授权列表 Authorisations of a draft",
            description = "请求过谁、答复了没有。 Who was asked, and what he answered.")
    List<Authorisation> of(@AuthenticationPrincipal Actor actor, @PathVariable UUID draftId) {
        if (drafts.load(actor, draftId).isEmpty()) {
            throw ApiFault.notFound();
        }
        return authorisations.of(actor, draftId);
    }

    @PostMapping("/drafts/{draftId}/authorisations")
    @Operation(
            summary = "请求手机授权 Ask somebody on his phone",
            description =
                    "向本人手机发送一次性链接和验证码。 A one-time link and a code go to his mobile. POWER_OF_ATTORNEY asks the draft's applicant, DATA_CHECK the member named here.")
    ResponseEntity<AuthorisationId> ask(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID draftId,
            @RequestBody Ask body) {
        Authorisations.Request request =
                new Authorisations.Request(
                        ApiFault.required("what", body.what()),
                        text(body.name()),
                        text(body.number()),
                        text(body.mobile()),
                        Optional.ofNullable(body.holdsUntil()),
                        "en".equals(body.language()) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
        return switch (authorisations.ask(actor, draftId, request)) {
            case Authorisations.Asked.Done(UUID id) ->
                    ResponseEntity.created(
                                    URI.create("/api/v1/drafts/" + draftId + "/authorisations"))
                            .body(new AuthorisationId(id));
            case Authorisations.Asked.Rejected no -> throw ApiFault.rejected(no.problems());
            case Authorisations.Asked.NotFound none -> throw ApiFault.notFound();
        };
    }

    @DeleteMapping("/drafts/{draftId}/authorisations/{authorisationId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "撤回手机授权 Take an asking or an authorisation back",
            description =
                    "未答复的链接随即失效；已同意的，本人反悔时撤销。 An open link leads nowhere; what was agreed to is revoked when he changes his mind.")
    void withdraw(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID draftId,
            @PathVariable UUID authorisationId) {
        if (!authorisations.withdraw(actor, draftId, authorisationId)) {
            throw ApiFault.notFound();
        }
    }

    @PostMapping("/authorisations/{link}/paper")
    @Operation(
            summary = "查看授权请求 See what is asked",
            description =
                    "凭短信里的链接和验证码，不需要令牌；试错五次锁定。 By link and code, without a token; five wrong attempts lock it.")
    ResponseEntity<Authorisations.Paper> paper(@PathVariable String link, @RequestBody Code body) {
        return switch (authorisations.look(link, text(body.code()))) {
            case Authorisations.Seen.Shown(Authorisations.Paper paper) ->
                    ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(paper);
            case Authorisations.Seen.Wrong(int left) -> throw wrong("code", left);
            case Authorisations.Seen.Answered done -> throw ApiFault.notFound();
            case Authorisations.Seen.TakenBack done -> throw ApiFault.notFound();
            case Authorisations.Seen.Gone gone -> throw ApiFault.notFound();
        };
    }

    @PostMapping("/authorisations/{link}/answer")
    @Operation(
            summary = "答复授权请求 Answer",
            description =
                    "验证码、姓名、号码末四位；只能答复一次。 Code, name and the last four signs of the number; once.")
    Recorded answer(@PathVariable String link, @RequestBody Answer body) {
        return switch (authorisations.answer(
                link,
                text(body.code()),
                text(body.name()),
                text(body.tail()),
                ApiFault.required("agrees", body.agrees()))) {
            case Authorisations.Seen.Answered(boolean agreed) -> new Recorded(agreed);
            case Authorisations.Seen.Wrong(int left) -> throw wrong("name", left);
            case Authorisations.Seen.Shown shown -> throw ApiFault.notFound();
            case Authorisations.Seen.TakenBack done -> throw ApiFault.notFound();
            case Authorisations.Seen.Gone gone -> throw ApiFault.notFound();
        };
    }

    @PostMapping("/authorisations/{link}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "撤回授权 Take back what was agreed to",
            description =
                    "授权有效、事情还在办时，凭原来的链接、验证码、姓名和号码末四位撤回；此前已办的不受影响。 By the same link and code, as long as it holds and the matter runs; what was done before stands.")
    void takeBack(@PathVariable String link, @RequestBody TakeBack body) {
        switch (authorisations.takeBack(
                link, text(body.code()), text(body.name()), text(body.tail()))) {
            case Authorisations.Seen.TakenBack done -> {}
            case Authorisations.Seen.Wrong(int left) -> throw wrong("name", left);
            case Authorisations.Seen.Answered done -> throw ApiFault.notFound();
            case Authorisations.Seen.Shown shown -> throw ApiFault.notFound();
            case Authorisations.Seen.Gone gone -> throw ApiFault.notFound();
        }
    }

    private static ApiFault wrong(String field, int left) {
        return ApiFault.refused(
                field,
                Words.of("验证码、姓名或号码末四位不对", "The code, the name or the last four signs are wrong"),
                Words.of("还可以试" + left + "次", left + " tries are left"));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
