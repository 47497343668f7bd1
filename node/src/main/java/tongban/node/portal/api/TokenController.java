package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.OwnCases;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/** Signing in and out, for programs. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "登录 Sign-in")
class TokenController {
    /** Attempts per address and minute; the account itself locks after five wrong passwords. */
    static final int ATTEMPTS_PER_MINUTE_MAX = 60;

    private static final int ADDRESSES_MAX = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final OwnCases ownCases;
    private final Walls walls;
    private final Clock clock;
    private final Map<String, Deque<Instant>> attempts =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
                    return size() > ADDRESSES_MAX;
                }
            };

    TokenController(Accounts accounts, OwnCases ownCases, Walls walls, Clock clock) {
        this.accounts = accounts;
        this.ownCases = ownCases;
        this.walls = walls;
        this.clock = clock;
    }

    record SignIn(@Nullable String login, @Nullable String password) {}

    record Token(String token, Instant expiresAt) {}

    record Me(String login, String role, String side, String organ, Words name) {}

    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "申请令牌 Get a token",
            description = "令牌八小时有效，只显示一次。 Valid for eight hours, shown once.")
    ResponseEntity<?> signIn(
            @RequestBody SignIn signIn, HttpServletRequest request, Locale locale) {
        if (tooMany(request.getRemoteAddr())) {
            return refuse(
                    ApiProblem.Kind.TOO_MANY,
                    locale,
                    new Words("一分钟内尝试次数过多。", "Too many attempts within a minute."),
                    new Words("请一分钟后再试。", "Try again in a minute."));
        }
        return switch (accounts.signIn(
                ApiFault.required("login", signIn.login()),
                ApiFault.required("password", signIn.password()))) {
            case Accounts.SignIn.Welcome(Actor actor) -> {
                ownCases.find(actor);
                yield walls.inside(
                        actor,
                        () ->
                                accounts.issueToken(actor)
                                        .<ResponseEntity<?>>map(t ->
                                                ResponseEntity.status(HttpStatus.CREATED)
                                                        .header(
                                                                HttpHeaders.CACHE_CONTROL,
                                                                "no-store")
                                                        .body(new Token(t.secret(), t.expiresAt())))
                                        .orElseThrow(ApiFault::notFound));
            }
            case Accounts.SignIn.Wrong wrong ->
                    refuse(
                            ApiProblem.Kind.UNAUTHENTICATED,
                            locale,
                            new Words("账号或密码不对。", "Login or password is wrong."),
                            new Words(
                                    "请核对后再试；连续五次错误将锁定十五分钟。",
                                    "Check both; five wrong ones lock the account for fifteen minutes."));
            case Accounts.SignIn.Locked locked ->
                    refuse(
                            ApiProblem.Kind.TOO_MANY,
                            locale,
                            new Words("账号已暂时锁定。", "The account is locked for the moment."),
                            new Words("请十五分钟后再试。", "Try again in fifteen minutes."));
            case Accounts.SignIn.Disabled disabled ->
                    refuse(
                            ApiProblem.Kind.FORBIDDEN,
                            locale,
                            new Words("账号已停用。", "The account is disabled."),
                            new Words("请联系本单位管理员。", "Ask your administrator."));
        };
    }

    @DeleteMapping("/tokens/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "注销令牌 Revoke the token", description = "立即失效。 At once.")
    void signOut(
            @AuthenticationPrincipal Actor actor,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String header) {
        walls.run(
                actor,
                () -> accounts.revokeToken(actor, header.substring("Bearer ".length()).strip()));
    }

    @GetMapping("/me")
    @Operation(
            summary = "当前账号 Who am I",
            description = "账号、角色、所属一方和单位。 Login, role, side and body.")
    Me me(@AuthenticationPrincipal Actor actor) {
        return new Me(
                actor.login(),
                actor.role().name(),
                actor.jurisdiction().code(),
                actor.worksFor().orElse(""),
                new Words(actor.nameZh(), actor.nameEn()));
    }

    private synchronized boolean tooMany(String address) {
        Instant now = Instant.now(clock);
        Deque<Instant> recent = attempts.computeIfAbsent(address, a -> new ArrayDeque<>());
        recent.removeIf(at -> at.isBefore(now.minus(WINDOW)));
        recent.add(now);
        return recent.size() > ATTEMPTS_PER_MINUTE_MAX;
    }

    private static ResponseEntity<ApiProblem> refuse(
            ApiProblem.Kind kind, Locale locale, Words what, Words remedy) {
        return ApiProblemController.answer(
                ApiProblem.of(kind, locale, "API-" + kind.status(), "login", what, remedy));
    }
}
