package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.place.Divisions;
import tongban.node.policy.AwardAccounts;
import tongban.node.policy.Budgets;
import tongban.node.policy.Effects;
import tongban.node.policy.Match;
import tongban.node.policy.Matches;
import tongban.node.policy.Offer;
import tongban.node.policy.Offers;
import tongban.node.policy.Policy;
import tongban.node.policy.PolicyBook;
import tongban.node.policy.PolicyDocument;
import tongban.service.text.Words;

/** Policies for enterprises, for programs. */
@RestController
@RequestMapping("/api/v1/policies")
@Tag(name = "惠企政策 Policies for enterprises")
class PolicyApiController {
    private final PolicyBook book;
    private final Matches matches;
    private final Offers offers;
    private final Budgets budgets;
    private final Effects effects;
    private final AwardAccounts accounts;
    private final Clock clock;

    PolicyApiController(
            PolicyBook book,
            Matches matches,
            Offers offers,
            Budgets budgets,
            Effects effects,
            AwardAccounts accounts,
            Clock clock) {
        this.book = book;
        this.matches = matches;
        this.offers = offers;
        this.budgets = budgets;
        this.effects = effects;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * A policy as one body issued it.
     *
     * @param service id of its folder
     * @param area division code for whose whole area it was issued: a side, a city or a county
     * @param areaName its name
     * @param inForceFrom its first day
     * @param validUntil its last day, by whatever ends it first; empty while it goes on
     * @param endedBy the document that replaces or repeals it; empty where none does
     */
    record PolicyView(
            UUID id,
            String service,
            Words name,
            Jurisdiction side,
            String area,
            Words areaName,
            Policy.Kind kind,
            Policy.Way way,
            String document,
            LocalDate issuedOn,
            LocalDate inForceFrom,
            Optional<LocalDate> validUntil,
            Optional<String> endedBy,
            LocalDate publishBy,
            PolicyDocument.Standing standing,
            boolean late) {
        static PolicyView of(PolicyBook.Row r) {
            return new PolicyView(
                    r.id(),
                    r.policy().service(),
                    r.name(),
                    r.side(),
                    r.document().area(),
                    r.area(),
                    r.policy().kind(),
                    r.policy().way(),
                    r.document().document(),
                    r.document().issuedOn(),
                    r.document().inForceFrom(),
                    r.document().lastDay(),
                    r.document().ending().map(PolicyDocument.Ending::by),
                    r.document().publishBy(),
                    r.standing(),
                    r.late());
        }
    }

    record PolicyListing(List<PolicyView> rows, int total, int page) {}

    @GetMapping
    @Operation(
            summary = "惠企政策列表 Policies for enterprises",
            description =
                    "两省市及其市（州）、县（区）施行中、待施行、已到期、已被接替和已废止的；填 place（区划代码）的，只列在那里施行的；每页 20，页从 0 起。 Those of both sides, their cities and counties that are in force, coming, expired, replaced or repealed; with place, a division code, those that hold there; 20 a page, from 0.")
    PolicyListing list(
            @AuthenticationPrincipal @Nullable Actor actor,
            @RequestParam Optional<Jurisdiction> side,
            @RequestParam Optional<String> place,
            @RequestParam Optional<Policy.Kind> kind,
            @RequestParam Optional<Policy.Way> way,
            @RequestParam Optional<PolicyDocument.Standing> standing,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "ISSUED") PolicyBook.Sort sort,
            @RequestParam(defaultValue = "0") int page) {
        PolicyBook.Listing list =
                book.list(
                        actor,
                        new PolicyBook.Query(
                                side,
                                place.map(PolicyApiController::division),
                                kind,
                                way,
                                standing,
                                q.length() > PolicyBook.WORDS_LENGTH_MAX
                                        ? q.substring(0, PolicyBook.WORDS_LENGTH_MAX)
                                        : q,
                                sort,
                                Math.clamp(page, 0, 1_000_000)));
        return new PolicyListing(
                list.rows().stream().map(PolicyView::of).toList(), list.total(), list.page());
    }

    /**
     * A condition that failed.
     *
     * @param shortfall how far from it, in words
     */
    record FailedCondition(String code, Words words, String article, Optional<Words> shortfall) {
        static FailedCondition of(Match.Failed f) {
            return new FailedCondition(
                    f.code(), f.words(), f.article(), f.shortfall().map(Match.Shortfall::words));
        }
    }

    /**
     * What one side of a zone has.
     *
     * @param since its first day; empty where the policy is not in force on that side
     * @param endedOn last day of the document that it had
     * @param standing the answer by its own values
     * @param amount yuan
     */
    record ZoneSide(
            Jurisdiction side,
            Optional<LocalDate> since,
            Optional<LocalDate> endedOn,
            Optional<Match.Standing> standing,
            Optional<BigDecimal> amount) {
        static ZoneSide of(Matches.OfSide side) {
            return switch (side) {
                case Matches.OfSide.InForce in ->
                        new ZoneSide(
                                in.side(),
                                Optional.of(in.since()),
                                Optional.empty(),
                                Optional.of(in.match().standing()),
                                MatchLine.amount(in.match()));
                case Matches.OfSide.Without none ->
                        new ZoneSide(
                                none.side(),
                                Optional.empty(),
                                none.endedOn(),
                                Optional.empty(),
                                Optional.empty());
            };
        }
    }

    /**
     * The answer under one policy.
     *
     * @param own whether it is in force on its own side where the enterprise is registered; where
     *     not, all else is by the other side of the zone, or it failed for `not-in-area`, and
     *     nothing can be applied for
     * @param issuedFor the area of whose body the document is that holds there
     * @param amount yuan, where it qualifies and the award is an amount
     * @param missing what is not known
     * @param zoneSides inside a zone of two origins, what each side has
     * @param zoneAmount there, by the better of the sides that have it in force
     * @param better the side that gives more; empty where not both have it
     * @param betterBy yuan; empty where it alone gives what is no amount
     */
    record MatchLine(
            String service,
            Words name,
            boolean own,
            Optional<Words> issuedFor,
            Match.Standing standing,
            Optional<BigDecimal> amount,
            List<Words> missing,
            List<FailedCondition> failed,
            List<ZoneSide> zoneSides,
            Optional<BigDecimal> zoneAmount,
            Optional<Jurisdiction> better,
            Optional<BigDecimal> betterBy) {
        static MatchLine of(Matches.Line line) {
            return new MatchLine(
                    line.policy().service(),
                    line.service().name(),
                    line.own(),
                    line.issued().map(PolicyBook.Row::area),
                    line.match().standing(),
                    amount(line.match()),
                    line.match() instanceof Match.Incomplete i ? i.missing() : List.of(),
                    line.match().failed().stream().map(FailedCondition::of).toList(),
                    line.zone().stream()
                            .flatMap(z -> z.sides().stream())
                            .map(ZoneSide::of)
                            .toList(),
                    line.zone().flatMap(z -> amount(z.better())),
                    line.zone().flatMap(Matches.InZone::higher).map(Matches.Higher::side),
                    line.zone().flatMap(Matches.InZone::higher).flatMap(Matches.Higher::by));
        }

        private static Optional<BigDecimal> amount(Match match) {
            return match instanceof Match.Eligible e ? e.amount() : Optional.empty();
        }
    }

    record MatchSheet(String creditCode, String name, LocalDate day, List<MatchLine> lines) {
        static MatchSheet of(Matches.Sheet sheet) {
            return new MatchSheet(
                    sheet.creditCode(),
                    sheet.name(),
                    sheet.day(),
                    sheet.lines().stream().map(MatchLine::of).toList());
        }
    }

    @GetMapping("/matches")
    @Operation(
            summary = "我的企业能享受什么 What my enterprises may have",
            description =
                    "本账号代表的企业，与所问日期（不填为今天，最多问一年以后）在其登记地（县、市、省）施行中的全部政策比对；在高竹新区的，另一方施行中的也比对。 The enterprises that the account acts for, held against every policy of county, city and side in force where each is registered on the day that is asked (today where none is, a year ahead at most), and inside the Gaozhu New Area on the other side too.")
    List<MatchSheet> mine(
            @AuthenticationPrincipal Actor actor, @RequestParam Optional<LocalDate> day) {
        return matches.mine(actor, asked(day)).stream().map(MatchSheet::of).toList();
    }

    private LocalDate asked(Optional<LocalDate> day) {
        LocalDate today = LocalDate.now(clock);
        LocalDate asked = day.orElse(today);
        matches.against(asked, today)
                .ifPresent(p -> {
                    throw ApiFault.rejected(List.of(p));
                });
        return asked;
    }

    /**
     * A credit code; in the body, so that it is in no address.
     *
     * @param day on which policies have to be in force; today where none is given
     */
    record OfEnterprise(@Nullable String creditCode, @Nullable LocalDate day) {}

    @PostMapping("/matches")
    @Operation(
            summary = "按企业匹配 Match an enterprise",
            description =
                    "审核、决定、监督人员按统一社会信用代码查；留痕。 For reviewers, deciders and supervision, by credit code; journaled.")
    MatchSheet match(@AuthenticationPrincipal Actor actor, @RequestBody OfEnterprise body) {
        return matches.find(actor, text(body.creditCode()), asked(Optional.ofNullable(body.day())))
                .map(MatchSheet::of)
                .orElseThrow(() -> ApiFault.rejected(List.of(matches.notFound())));
    }

    @GetMapping("/awards")
    @Operation(
            summary = "获批资金和收款账户 What was granted, and the account",
            description =
                    "本账号代表的企业：获批和已发放金额、账户尾号、等待预算的申请；留痕。 Of the enterprises that the account acts for: granted and paid, the end of the account's number, what waits for a budget; journaled.")
    AwardAccounts.Sheet awards(@AuthenticationPrincipal Actor actor) {
        return accounts.of(actor);
    }

    /**
     * @param holder in the enterprise's own name
     * @param confirmed that the money shall go there
     */
    record AccountOfAward(
            @Nullable String holder,
            @Nullable String bank,
            @Nullable String account,
            boolean confirmed) {}

    @PostMapping("/awards/{entitlementId}/account")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "确认收款账户 Confirm the account",
            description =
                    "户名须与企业名称一致；以后发放到这个账户。 In the enterprise's own name; it is paid there from now on.")
    void account(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID entitlementId,
            @RequestBody AccountOfAward body) {
        switch (accounts.confirm(
                actor,
                entitlementId,
                new AwardAccounts.Typed(
                        text(body.holder()),
                        text(body.bank()),
                        text(body.account()),
                        body.confirmed()))) {
            case PolicyBook.Result.Done _ -> {}
            case PolicyBook.Result.NotFound _ -> throw ApiFault.notFound();
            case PolicyBook.Result.Rejected no -> throw ApiFault.rejected(no.problems());
        }
    }

    /**
     * A figure of a policy on one side.
     *
     * @param value empty where nobody knows
     * @param meaning how it is counted
     */
    record EffectFigure(
            Jurisdiction side,
            int year,
            Effects.Figure figure,
            Words name,
            Words meaning,
            Optional<BigDecimal> value) {}

    @GetMapping("/{serviceId}/effects")
    @Operation(
            summary = "一项政策的效果 Effect of a policy",
            description =
                    "两省市、一个年度（不填为今年）：符合、获批、发放、天数、异议等指标及其统计口径。 Of both sides in a year (this one where none is given): who qualifies, was granted, was paid, in how many days, objections; each with how it is counted.")
    List<EffectFigure> effects(
            @AuthenticationPrincipal @Nullable Actor actor,
            @PathVariable String serviceId,
            @RequestParam Optional<Integer> year) {
        if (book.sheet(actor, serviceId).isEmpty()) {
            throw ApiFault.notFound();
        }
        int asked = Math.clamp(year.orElse(LocalDate.now(clock).getYear()), 2000, 2200);
        return effects.of(serviceId, asked).stream()
                .flatMap(e ->
                        Arrays.stream(Effects.Figure.values())
                                .map(f ->
                                        new EffectFigure(
                                                e.side(),
                                                e.year(),
                                                f,
                                                f.words(),
                                                f.meaning(),
                                                e.of(f))))
                .toList();
    }

    private static String division(String code) {
        if (!PolicyBook.Query.isPlace(code)) {
            throw ApiFault.refused(
                    "place",
                    Words.of("不是两省市的区划代码", "No division code of the two sides"),
                    Words.of("请写 51、5101、510107 这样的代码", "Give a code like 51, 5101 or 510107"));
        }
        return code;
    }

    /** Of those that have one: nobody is answered with the empty budget of no place. */
    private String whose(Actor actor, String service, Optional<String> area) {
        String code = area.map(Divisions::canonical).orElse(actor.jurisdiction().code());
        if (!budgets.areas(actor, service).containsKey(code)) {
            throw ApiFault.notFound();
        }
        return code;
    }

    @GetMapping("/{serviceId}/budgets")
    @Operation(
            summary = "一项政策的预算 Budgets of a policy",
            description =
                    "本方工作人员：area（区划代码，不填为全省市）的各年度的安排、追加、调减及依据，已批准待发放、已发放、可用。 For officials of the side, of the side or of the city or county that area names: what was set, raised and lowered in each year by which document; what is granted, paid and free.")
    List<Budgets.Budget> budgets(
            @AuthenticationPrincipal Actor actor,
            @PathVariable String serviceId,
            @RequestParam Optional<String> area) {
        String whose = whose(actor, serviceId, area);
        List<Budgets.Budget> years =
                budgets.years(actor, serviceId).stream()
                        .flatMap(y -> budgets.of(actor, serviceId, whose, y).stream())
                        .toList();
        if (years.isEmpty()) {
            throw ApiFault.notFound();
        }
        return years;
    }

    @GetMapping("/{serviceId}/holds")
    @Operation(
            summary = "等待预算的办件 Cases that wait for a budget",
            description =
                    "主管部门的审核、决定人员和监督人员：等待 area（区划代码，不填为全省市）的预算、暂不批准的，按申请先后；opens 表示能否打开这一件；最多 200。 For reviewers and deciders of the policy's department and for supervision: grants held for want of the budget of area, a division code, or of the side, the first application first; opens says whether the case is shown to who asks; at most 200.")
    List<Budgets.Held> holds(
            @AuthenticationPrincipal Actor actor,
            @PathVariable String serviceId,
            @RequestParam Optional<String> area) {
        if (budgets.of(actor, serviceId, LocalDate.now(clock).getYear()).isEmpty()) {
            throw ApiFault.notFound();
        }
        return budgets.held(actor, serviceId, whose(actor, serviceId, area));
    }

    @GetMapping("/offers")
    @Operation(
            summary = "免申即享邀约 Offers without an application",
            description =
                    "企业看自己的，机关看本机关的，监督人员看本方的；每页 50，页从 0 起；留痕。 One's own, one's body's or the side's; 50 a page, from 0; journaled.")
    Offers.Page offers(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "ALL") Offers.Look look,
            @RequestParam(defaultValue = "0") int page) {
        return offers.list(actor, look, Math.clamp(page, 0, 1_000_000));
    }

    @GetMapping("/offers/{offerId}")
    @Operation(
            summary = "一项邀约 One offer",
            description = "内容、状态、经过和可办事项；留痕。 Content, state, steps, what may be done; journaled.")
    Offers.File offer(@AuthenticationPrincipal Actor actor, @PathVariable UUID offerId) {
        return offers.file(actor, offerId).orElseThrow(ApiFault::notFound);
    }

    /**
     * @param holder in the enterprise's own name
     * @param consent that the data of the offer are used
     */
    record Confirmation(
            @Nullable String holder,
            @Nullable String bank,
            @Nullable String account,
            @Nullable String mobile,
            boolean consent) {}

    /** The case that it became. */
    record Began(UUID caseId) {}

    @PostMapping("/offers/{offerId}/confirmation")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "确认享受 Confirm an offer",
            description =
                    "确认账户并同意使用数据，成为普通办件，由人决定。 Account and consent; it becomes an ordinary case that a person decides.")
    Began confirm(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID offerId,
            @RequestBody Confirmation body) {
        return new Began(
                done(
                        offers.act(
                                actor,
                                offerId,
                                new Offer.Order.Confirm(
                                        text(body.holder()),
                                        text(body.bank()),
                                        text(body.account()),
                                        text(body.mobile()),
                                        body.consent()))));
    }

    /** A reason, or an answer. */
    record OfferText(@Nullable String text) {}

    @PostMapping("/offers/{offerId}/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "放弃 Decline an offer", description = "须写明理由。 Needs a reason.")
    void decline(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID offerId,
            @RequestBody OfferText body) {
        done(offers.act(actor, offerId, new Offer.Order.Decline(text(body.text()))));
    }

    @PostMapping("/offers/{offerId}/objection")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "提出异议 Object to an offer",
            description = "主管部门限期答复。 The department answers within its time.")
    void object(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID offerId,
            @RequestBody OfferText body) {
        done(offers.act(actor, offerId, new Offer.Order.Object(text(body.text()))));
    }

    @PostMapping("/offers/{offerId}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "答复异议 Answer an objection", description = "由主管部门。 By the department.")
    void answer(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID offerId,
            @RequestBody OfferText body) {
        done(offers.act(actor, offerId, new Offer.Order.Answer(text(body.text()))));
    }

    private static UUID done(Offers.Result result) {
        return switch (result) {
            case Offers.Result.Done(UUID id) -> id;
            case Offers.Result.NotFound _ -> throw ApiFault.notFound();
            case Offers.Result.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
