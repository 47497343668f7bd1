package tongban.node.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.policy.AwardAccounts;
import tongban.node.policy.Match;
import tongban.node.policy.Matches;
import tongban.node.policy.Offers;
import tongban.node.policy.PolicyBook;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** What enterprises come to under the policies, and the runs over all of them, as files. */
final class EnterprisePolicyLists {
    private static final Words POLICY = Words.of("政策", "Policy");
    private static final List<Words> MATCHES =
            List.of(
                    POLICY,
                    Words.of("类别", "Class"),
                    Words.of("方式", "Way"),
                    Words.of("结果", "Answer"),
                    Words.of("金额（元）", "Amount (yuan)"),
                    Words.of("登记地是否施行", "In force where it is registered"),
                    Words.of("由谁印发", "Issued for"),
                    Words.of("为什么、还差什么", "Why, and what is missing"));
    private static final List<Words> AWARDS =
            List.of(
                    Words.of("企业", "Enterprise"),
                    POLICY,
                    Words.of("编号", "Case"),
                    Words.of("获批（元）", "Granted (yuan)"),
                    Words.of("已发放（元）", "Paid (yuan)"),
                    Words.of("付给", "Paid to"),
                    Words.of("收款账户", "Account"),
                    Words.of("等待确认账户", "Waits for an account"));
    private static final List<Words> RUNS =
            List.of(
                    Words.of("开始", "Begun"),
                    Words.of("年度", "Year"),
                    Words.of("是否完成", "Ready"),
                    Words.of("比对", "Gone through"),
                    Words.of("符合", "Qualify"),
                    Words.of("发出邀约", "Offered"),
                    Words.of("差一点", "Near misses"),
                    Words.of("信息不足", "Cannot be told"));

    private final Matches matches;
    private final AwardAccounts awards;
    private final Offers offers;
    private final PolicyBook book;
    private final Clock clock;

    EnterprisePolicyLists(
            Matches matches, AwardAccounts awards, Offers offers, PolicyBook book, Clock clock) {
        this.matches = matches;
        this.awards = awards;
        this.offers = offers;
        this.book = book;
        this.clock = clock;
    }

    /** Of the actor's enterprise that {@code of} names, on a day, with one answer or all. */
    Optional<ListFile> matches(Actor actor, Locale locale, Lists.Filters filters) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = AddressText.day(filters.of("day")).orElse(today);
        if (!actor.is(Role.RESIDENT) || matches.against(day, today).isPresent()) {
            return Optional.empty();
        }
        return AddressText.id(filters.of("of"))
                .flatMap(id -> matches.mine(actor, id, day))
                .map(sheet -> PolicyMatchPage.of(sheet, filters.of("standing"), ""))
                .map(page ->
                        ListFile.whole(
                                "policy-matches",
                                Words.of("企业能享受的政策", "What an enterprise may have"),
                                MATCHES,
                                List.of(page.link()),
                                to -> page.filtered().forEach(l -> to.accept(row(locale, l)))));
    }

    private static List<Cell> row(Locale locale, Matches.Line l) {
        return List.of(
                Cell.of(l.service().name().in(locale)),
                Cell.of(l.policy().kind().words().in(locale)),
                Cell.of(l.policy().way().words().in(locale)),
                Cell.of(l.match().standing().words().in(locale)),
                l.match() instanceof Match.Eligible e
                        ? e.amount().<Cell>map(Cell.Number::new).orElseGet(Cell.Empty::new)
                        : new Cell.Empty(),
                Lists.yes(locale, l.own()),
                Cell.of(l.issued().map(r -> r.area().in(locale)).orElse("")),
                Cell.of(why(locale, l.match())));
    }

    private static String why(Locale locale, Match match) {
        List<Words> missing = match instanceof Match.Incomplete i ? i.missing() : List.of();
        return Stream.concat(
                        match.failed().stream().map(f -> f.words().in(locale)),
                        missing.stream()
                                .map(m ->
                                        Words.of("还不知道：" + m.zh(), "not known yet: " + m.en())
                                                .in(locale)))
                .collect(Collectors.joining(Words.of("；", "; ").in(locale)));
    }

    /** What was granted to the enterprises that the actor acts for. */
    Optional<ListFile> awards(Actor actor, Locale locale) {
        return Optional.of(
                        ListFile.whole(
                                "policy-awards",
                                Words.of("获批资金和收款账户", "What was granted, and the account"),
                                AWARDS,
                                List.of(),
                                to ->
                                        awards.of(actor)
                                                .awards()
                                                .forEach(a -> to.accept(row(locale, a)))))
                .filter(f -> actor.is(Role.RESIDENT));
    }

    private static List<Cell> row(Locale locale, AwardAccounts.Award a) {
        return List.of(
                Cell.of(a.name()),
                Cell.of(a.policy().in(locale)),
                Cell.of(a.caseNumber()),
                new Cell.Number(a.amount()),
                new Cell.Number(a.paid()),
                Cell.of(a.to().words().in(locale)),
                Cell.of(a.account().orElse("")),
                Lists.yes(locale, a.isAwaited()));
    }

    /** Of the policy that {@code policy} names, on the actor's side. */
    Optional<ListFile> runs(Actor actor, Locale locale, Lists.Filters filters) {
        String policy = filters.of("policy");
        return Optional.of(
                        ListFile.whole(
                                "policy-runs",
                                Words.of("免申即享比对批次", "Runs of a policy"),
                                RUNS,
                                List.of("policy=" + policy),
                                to ->
                                        offers.allRuns(actor, policy)
                                                .forEach(r -> to.accept(row(locale, r)))))
                .filter(f -> actor.is(Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR))
                .filter(f -> book.sheet(actor, policy).isPresent());
    }

    private static List<Cell> row(Locale locale, Offers.Run r) {
        return List.of(
                Cell.of(r.startedAt()),
                Cell.of(r.year()),
                Lists.yes(locale, r.ready()),
                Cell.of(r.goneThrough()),
                Cell.of(r.eligible()),
                Cell.of(r.offered()),
                Cell.of(r.near()),
                Cell.of(r.incomplete()));
    }
}
