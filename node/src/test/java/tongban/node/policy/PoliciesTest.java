package tongban.node.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Drafts;
import tongban.node.casework.Problem;
import tongban.node.casework.TwoSides;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.Funds;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.indicator.Point;
import tongban.node.indicator.PolicySeries;
import tongban.node.journal.Walls;
import tongban.node.paper.Booklets;
import tongban.node.register.Kind;
import tongban.service.text.Words;

/**
 * A policy from its document to money, in the database: published, run over the register, offered
 * once, confirmed, decided by a person, paid within its budget; and what each may not do.
 */
class PoliciesTest {
    private static final String REFUND = "job-keeping-refund";
    private static final String BODY = "511623:human-resources";
    private static final String OWNER = TwoSides.number(731);
    private static final String ENTERPRISE = "演示企业1";
    private static TwoSides sides;
    private static PolicyGround ground;
    private static PolicyBook book;
    private static Offers offers;
    private static Budgets budgets;
    private static Effects effects;
    private static Actor keeper;
    private static Actor issuer;
    private static Actor reviewer;
    private static Actor decider;
    private static Actor owner;

    @BeforeAll
    static void open() {
        sides = new TwoSides("policies");
        ground = new PolicyGround(sides);
        book = sides.bean(PolicyBook.class);
        offers = sides.bean(Offers.class);
        budgets = sides.bean(Budgets.class);
        effects = sides.bean(Effects.class);
        issuer = ground.department(Jurisdiction.SICHUAN, REFUND);
        reviewer = sides.staff(Role.REVIEWER, Jurisdiction.SICHUAN, BODY, "reviewer");
        decider = sides.staff(Role.DECIDER, Jurisdiction.SICHUAN, BODY, "decider");
        owner = sides.resident(Jurisdiction.SICHUAN, OWNER);
        registered();
        publishes();
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    // ------------------------------------------------------------------ what was before

    private static void registered() {
        keeper =
                sides.staff(
                        Role.REVIEWER,
                        Jurisdiction.SICHUAN,
                        "51:economy-and-informatization",
                        "keeper");
        List<String> enterprises = new ArrayList<>();
        List<String> figures = new ArrayList<>();
        List<String> standings = new ArrayList<>();
        int year = sides.today().getYear();
        for (int i = 1; i <= 3; i++) {
            String code = TwoSides.creditCode(i);
            enterprises.add(PolicyGround.enterprise(code, "演示企业" + i, "511623109"));
            // the second one laid off a fifth of its people, the third one's figures are not known
            if (i < 3) {
                figures.add(
                        PolicyGround.figure(code, year - 1, i == 1 ? "100" : "80", "60000", ""));
                figures.add(PolicyGround.figure(code, year - 2, "100", "", ""));
            }
            standings.addAll(PolicyGround.clean(code, year));
        }
        ground.taken(keeper, Kind.ENTERPRISE, enterprises);
        ground.taken(keeper, Kind.YEAR_FIGURES, figures);
        ground.taken(keeper, Kind.STANDING, standings);
        ground.taken(
                keeper,
                Kind.REPRESENTATIVE,
                List.of(PolicyGround.representative(TwoSides.creditCode(1), OWNER)));
    }

    private static List<String> problems(PolicyBook.Result result) {
        return result instanceof PolicyBook.Result.Rejected no
                ? no.problems().stream().map(Problem::code).toList()
                : List.of(result.toString());
    }

    private static void publishes() {
        UUID document = PolicyGround.done(book.register(issuer, ground.draft(REFUND)));
        assertThat(book.inForce(Jurisdiction.SICHUAN)).isEmpty();
        assertThat(book.list(null, PolicyBook.Query.everything()).rows())
                .as("not published yet")
                .isEmpty();
        assertThat(book.list(reviewer, PolicyBook.Query.everything()).rows()).hasSize(1);
        for (PolicyDocument.Part part : PolicyDocument.Part.values()) {
            PolicyGround.done(book.publish(issuer, document, part));
        }
        assertThat(book.list(null, PolicyBook.Query.everything()).rows())
                .singleElement()
                .satisfies(r -> assertThat(r.late()).isFalse());
        handbookAndGuideSayWhatTheFolderSays(document);
    }

    /** Made from the folder, kept in versions, printed in Chinese. */
    private static void handbookAndGuideSayWhatTheFolderSays(UUID document) {
        PolicyBook.Sheet sheet = book.sheet(null, REFUND).orElseThrow();
        assertThat(sheet.texts(document, PolicyDocument.Part.LIST)).isEmpty();
        for (PolicyDocument.Part part :
                List.of(PolicyDocument.Part.HANDBOOK, PolicyDocument.Part.GUIDE)) {
            assertThat(sheet.texts(document, part))
                    .extracting(PolicyText.Version::version)
                    .containsExactly(1);
            PolicyText text = book.text(null, REFUND, document, part, 1).orElseThrow();
            assertThat(text.chapters().stream().flatMap(c -> c.lines().stream()))
                    .containsAll(sheet.service().texts().numbered("guide.conditions"))
                    .anySatisfy(l -> assertThat(l.zh()).contains("60个工作日", "川办函〔2024〕17号"));
            byte[] pdf =
                    sides.bean(Booklets.class)
                            .print(
                                    new Booklets.Booklet(
                                            Words.same("四川"),
                                            text.title(),
                                            text.document(),
                                            text.chapters().stream()
                                                    .<Booklets.Part>map(c ->
                                                            new Booklets.Part.Chapter(
                                                                    c.heading(),
                                                                    c.lines(),
                                                                    c.numbered()))
                                                    .toList(),
                                            "guide.pdf",
                                            text.madeAt()),
                                    Locale.SIMPLIFIED_CHINESE)
                            .pdf();
            assertThat(printed(pdf)).contains(part.words().zh(), "预算和收款账户");
            assertThat(problems(book.renew(issuer, document, part)))
                    .as("the folder is the same")
                    .containsExactly("POLICY-045");
        }
        assertThat(book.text(null, REFUND, document, PolicyDocument.Part.GUIDE, 2)).isEmpty();
        anExtensionShowsOnWhatWasPublishedBefore(document);
    }

    /** Before the version that says the old day, until a further version says the new one. */
    private static void anExtensionShowsOnWhatWasPublishedBefore(UUID document) {
        PolicyDocument.Part part = PolicyDocument.Part.HANDBOOK;
        assertThat(book.text(null, REFUND, document, part, 1).orElseThrow().since()).isEmpty();
        LocalDate until = sides.today().plusYears(3);
        sides.pass(Duration.ofSeconds(1));
        PolicyGround.done(book.extend(issuer, document, Optional.of(until), "演示延〔2026〕1号"));
        Consumer<PolicyText.Chapter> saysSo =
                chapter ->
                        assertThat(chapter.lines())
                                .anySatisfy(l ->
                                        assertThat(l.zh())
                                                .contains(
                                                        "延期",
                                                        Words.day(until).zh(),
                                                        "《演示延〔2026〕1号》"));
        assertThat(book.text(null, REFUND, document, part, 1).orElseThrow())
                .satisfies(text -> {
                    assertThat(text.since()).hasValueSatisfying(saysSo);
                    assertThat(text.chapters().getFirst().lines())
                            .as("what was published then is not written over")
                            .noneMatch(l -> l.zh().contains(Words.day(until).zh()));
                });
        sides.pass(Duration.ofSeconds(1));
        PolicyGround.done(book.renew(issuer, document, part));
        assertThat(book.text(null, REFUND, document, part, 2).orElseThrow())
                .satisfies(text -> {
                    assertThat(text.since()).isEmpty();
                    assertThat(text.chapters().getFirst()).satisfies(saysSo);
                });
    }

    private static String printed(byte[] pdf) {
        try (PDDocument read = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(read).replaceAll("\\s", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ------------------------------------------------------------------ the whole way

    @Test
    void fromTheRegisterToMoneyAndBack() {
        assertThat(
                        sides
                                .bean(Matches.class)
                                .mine(owner, sides.today())
                                .getFirst()
                                .lines()
                                .stream()
                                .map(l -> l.match().standing()))
                .containsExactly(Match.Standing.ELIGIBLE);
        UUID offer = offered();
        Actor stranger = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(732));
        assertThat(offers.list(stranger, Offers.Look.ALL, 0).rows()).isEmpty();
        assertThat(offers.file(stranger, offer)).isEmpty();
        withdrawnAndIssuedAnew(offer);
        UUID caseId = confirmed(offer);
        PolicyGround.done(budget(true, "50000"));
        granted(caseId);
        assertThat(offers.file(reviewer, offer).orElseThrow())
                .satisfies(file -> {
                    assertThat(file.warnings()).isEmpty();
                    assertThat(file.checked().zh()).contains("一年一次", "没有另一笔");
                });
        UUID run = paid();
        PaymentRuns runs = sides.bean(PaymentRuns.class);
        assertThat(runs.page(decider, run).orElseThrow().run().amount())
                .isEqualByComparingTo("36000");
        assertThat(budgets.of(decider, REFUND, sides.today().getYear()).orElseThrow())
                .satisfies(b -> {
                    assertThat(b.paid()).isEqualByComparingTo("36000");
                    assertThat(b.reserved()).isEqualByComparingTo("0");
                    assertThat(b.free()).isEqualByComparingTo("14000");
                });
        assertThat(effects.of(REFUND, sides.today().getYear()))
                .filteredOn(e -> e.side() == Jurisdiction.SICHUAN)
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.eligible()).hasValue(1);
                    assertThat(e.offered()).isEqualTo(1);
                    assertThat(e.confirmed()).isEqualTo(1);
                    assertThat(e.paidCases()).isEqualTo(1);
                    assertThat(e.yuan()).isEqualByComparingTo("36000");
                    assertThat(e.share()).contains(new BigDecimal("72.0"));
                    assertThat(e.reached()).isOne();
                    assertThat(e.reach()).contains(new BigDecimal("100.0"));
                    assertThat(e.of(Effects.Figure.GRANTED_YUAN).orElseThrow())
                            .isEqualByComparingTo("36000");
                    assertThat(e.objections()).isOne();
                    assertThat(e.of(Effects.Figure.DAYS)).isPresent();
                    assertThat(e.late()).isZero();
                });
        assertThat(offers.file(owner, offer).orElseThrow().paid())
                .hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("36000"));
        everyFigureIsAnIndicatorThatSaysTheSame();
        whoWasGrantedItOnAnApplicationIsNotOfferedIt();
    }

    /** Everything happened in one month, so what is averaged over it is what the year comes to. */
    private static void everyFigureIsAnIndicatorThatSaysTheSame() {
        PolicySeries series = sides.bean(PolicySeries.class);
        Effects.Effect year =
                effects.of(REFUND, sides.today().getYear()).stream()
                        .filter(e -> e.side() == Jurisdiction.SICHUAN)
                        .findFirst()
                        .orElseThrow();
        for (Effects.Figure figure : Effects.Figure.values()) {
            List<Point> points =
                    series.one(Jurisdiction.SICHUAN, figure.indicator(), REFUND)
                            .orElseThrow(() -> new AssertionError(figure.indicator()))
                            .points();
            BigDecimal said = points.isEmpty() ? BigDecimal.ZERO : points.getLast().value();
            assertThat(said)
                    .as(figure.indicator())
                    .isEqualByComparingTo(year.of(figure).orElseThrow());
            assertThat(
                            series.list(Jurisdiction.SICHUAN, figure.indicator(), "稳岗", 0)
                                    .orElseThrow()
                                    .rows())
                    .singleElement()
                    .satisfies(r -> assertThat(r.policy()).isEqualTo(REFUND));
            assertThat(series.one(Jurisdiction.SICHUAN, figure.indicator(), "study-aid"))
                    .as("no policy")
                    .isEmpty();
        }
        assertThat(series.list(Jurisdiction.SICHUAN, "cases-received", "", 0))
                .as("not counted by policy")
                .isEmpty();
    }

    private static void whoWasGrantedItOnAnApplicationIsNotOfferedIt() {
        int year = sides.today().getYear();
        String code = TwoSides.creditCode(4);
        ground.taken(
                keeper,
                Kind.ENTERPRISE,
                List.of(PolicyGround.enterprise(code, "演示企业4", "511623109")));
        ground.taken(
                keeper,
                Kind.YEAR_FIGURES,
                List.of(
                        PolicyGround.figure(code, year - 1, "100", "60000", ""),
                        PolicyGround.figure(code, year - 2, "100", "", "")));
        ground.taken(keeper, Kind.STANDING, PolicyGround.clean(code, year));
        UUID id =
                sides.collected(
                                Jurisdiction.SICHUAN,
                                REFUND,
                                "01-",
                                4,
                                TwoSides.GAOTAN,
                                Map.of(Drafts.INSIDE_ZONE, "false"))
                        .caseId();
        PolicyGround.done(budget(true, "36000"));
        sides.granted(reviewer, decider, id, "属实");
        itsAccountIsAskedBeforeMoneyGoes(code);
        offers.run(reviewer, REFUND);
        sides.bean(JdbcOfferRuns.class).carryOn(Jurisdiction.SICHUAN);
        assertThat(offers.runs(reviewer, REFUND).getFirst())
                .satisfies(r -> {
                    assertThat(r.eligible()).as("it qualifies like the first one").isEqualTo(2);
                    assertThat(r.offered()).as("it has it already").isZero();
                });
        everyBodysLatestRunCounts();
    }

    /** Whatever way it was granted: by the enterprise itself, in its own name, masked. */
    private static void itsAccountIsAskedBeforeMoneyGoes(String code) {
        ground.taken(
                keeper, Kind.REPRESENTATIVE, List.of(PolicyGround.representative(code, OWNER)));
        AwardAccounts accounts = sides.bean(AwardAccounts.class);
        AwardAccounts.Award award =
                accounts.of(owner).awards().stream()
                        .filter(AwardAccounts.Award::isAwaited)
                        .findFirst()
                        .orElseThrow();
        assertThat(award.amount()).isEqualByComparingTo("25200");
        assertThat(award.account()).isEmpty();
        assertThat(accounts.awaited(owner, award.enterprise())).isOne();
        String number = "6222000077778888";
        assertThat(
                        problems(
                                accounts.confirm(
                                        owner,
                                        award.entitlement(),
                                        new AwardAccounts.Typed("陈国安", "演示银行", number, false))))
                .containsExactly("POLICY-016", "POLICY-044");
        assertThat(
                        sides.bean(Entitlements.class)
                                .enterAccount(reviewer, award.entitlement(), "陈国安", "演示银行", number))
                .as("nor does an official pay anybody else")
                .isInstanceOfSatisfying(
                        Entitlements.Result.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("POLICY-016"));
        Actor stranger = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(732));
        AwardAccounts.Typed typed = new AwardAccounts.Typed(award.name(), "演示银行", number, true);
        assertThat(accounts.confirm(stranger, award.entitlement(), typed))
                .isInstanceOf(PolicyBook.Result.NotFound.class);
        PolicyGround.done(accounts.confirm(owner, award.entitlement(), typed));
        PolicyGround.done(
                accounts.confirm(
                        owner,
                        award.entitlement(),
                        new AwardAccounts.Typed(award.name(), "演示银行", "6222000077779999", true)));
        assertThat(accounts.of(owner).awards())
                .filteredOn(a -> a.entitlement().equals(award.entitlement()))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.account().orElseThrow())
                            .contains("…9999")
                            .doesNotContain("77779999");
                    assertThat(a.isAwaited()).isFalse();
                });
        assertThat(accounts.of(stranger).awards()).isEmpty();
    }

    private static void everyBodysLatestRunCounts() {
        Actor elsewhere =
                sides.staff(
                        Role.REVIEWER, Jurisdiction.SICHUAN, "511602:human-resources", "elsewhere");
        assertThat(offers.run(elsewhere, REFUND)).isInstanceOf(Offers.Result.Done.class);
        sides.bean(JdbcOfferRuns.class).carryOn(Jurisdiction.SICHUAN);
        assertThat(effects.of(REFUND, sides.today().getYear()))
                .filteredOn(e -> e.side() == Jurisdiction.SICHUAN)
                .singleElement()
                .satisfies(e -> assertThat(e.eligible()).hasValue(2));
    }

    private static UUID offered() {
        JdbcOfferRuns runs = sides.bean(JdbcOfferRuns.class);
        assertThat(offers.run(reviewer, REFUND)).isInstanceOf(Offers.Result.Done.class);
        assertThat(offers.run(reviewer, REFUND))
                .isInstanceOfSatisfying(
                        Offers.Result.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("POLICY-014"));
        runs.carryOn(Jurisdiction.SICHUAN);
        assertThat(offers.runs(reviewer, REFUND).getFirst())
                .satisfies(r -> {
                    assertThat(r.ready()).isTrue();
                    assertThat(r.goneThrough()).isEqualTo(3);
                    assertThat(r.eligible()).isEqualTo(1);
                    assertThat(r.offered()).isEqualTo(1);
                    assertThat(r.near()).as("laid off is not near").isZero();
                    assertThat(r.incomplete()).isEqualTo(1);
                });
        offers.run(reviewer, REFUND);
        runs.carryOn(Jurisdiction.SICHUAN);
        assertThat(offers.runs(reviewer, REFUND).getFirst().offered())
                .as("nobody is offered it twice")
                .isZero();
        assertThat(offers.list(owner, Offers.Look.OPEN, 0).rows())
                .singleElement()
                .satisfies(r -> assertThat(r.enterprise()).isEqualTo(ENTERPRISE));
        return offers.list(reviewer, Offers.Look.OPEN, 0).rows().getFirst().id();
    }

    private static Offer.Order.Confirm confirm() {
        return new Offer.Order.Confirm(ENTERPRISE, "演示银行", "6222000011112222", "13900000731", true);
    }

    /** An offer outlives its document, and is confirmed only while one is in force. */
    private static void withdrawnAndIssuedAnew(UUID offer) {
        UUID document = book.list(reviewer, PolicyBook.Query.everything()).rows().getFirst().id();
        assertThat(problems(book.withdraw(reviewer, document, "修订")))
                .as("a county's body did not issue it")
                .containsExactly("POLICY-041");
        PolicyGround.done(book.withdraw(issuer, document, "修订"));
        assertThat(offers.act(owner, offer, confirm()))
                .isInstanceOfSatisfying(
                        Offers.Result.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("POLICY-029"));
        assertThat(offers.file(owner, offer).orElseThrow())
                .satisfies(file -> {
                    assertThat(file.may()).containsExactly(Offer.Act.DECLINE, Offer.Act.OBJECT);
                    assertThat(file.against())
                            .singleElement()
                            .satisfies(w -> assertThat(w.zh()).contains("四川", "撤下"));
                });
        ground.published(issuer, REFUND, Optional.empty());
        assertThat(offers.file(owner, offer).orElseThrow().against()).isEmpty();
    }

    private static UUID confirmed(UUID offer) {
        Offer.Order.Confirm confirm = confirm();
        assertThat(offers.act(reviewer, offer, confirm))
                .as("no official confirms for an enterprise")
                .isInstanceOf(Offers.Result.Rejected.class);
        assertThat(offers.act(owner, offer, new Offer.Order.Object("参保人数有误")))
                .isInstanceOf(Offers.Result.Done.class);
        assertThat(offers.act(reviewer, offer, new Offer.Order.Answer("已核对，无误")))
                .isInstanceOf(Offers.Result.Done.class);
        return switch (offers.act(owner, offer, confirm)) {
            case Offers.Result.Done(UUID caseId) -> caseId;
            case Offers.Result.Rejected no -> throw new AssertionError(no.problems());
            case Offers.Result.NotFound none -> throw new AssertionError(none);
        };
    }

    private static void granted(UUID id) {
        sides.granted(reviewer, decider, id, "属实");
        assertThat(budgets.due(decider, REFUND))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.owed()).isEqualByComparingTo("36000");
                    assertThat(d.overdue()).isFalse();
                });
    }

    private static UUID paid() {
        PaymentRuns runs = sides.bean(PaymentRuns.class);
        YearMonth month = YearMonth.from(sides.today());
        int year = sides.today().getYear();
        assertThat(against(month.plusYears(1), "1")).containsExactly("POLICY-026");
        assertThat(against(month, "50000.01")).containsExactly("POLICY-027");
        assertThat(problems(budget(false, "20000")))
                .as("granted money is not taken away")
                .containsExactly("POLICY-024");
        assertThat(budgets.of(decider, REFUND, year).orElseThrow().free())
                .isEqualByComparingTo("14000");
        PaymentRuns.Result result = runs.start(decider, REFUND, month);
        if (!(result instanceof PaymentRuns.Result.Done(UUID run))) {
            throw new AssertionError(result.toString());
        }
        ground.finished(decider, run);
        return run;
    }

    private static PolicyBook.Result budget(boolean raise, String amount) {
        return budgets.enter(
                ground.treasurer(Jurisdiction.SICHUAN, REFUND),
                REFUND,
                sides.today().getYear(),
                raise,
                Optional.of(new BigDecimal(amount)),
                "演示预算〔2026〕1号");
    }

    private static List<String> against(YearMonth month, String yuan) {
        return sides.bean(Walls.class)
                .inside(
                        decider,
                        () ->
                                sides
                                        .bean(Funds.class)
                                        .against(REFUND, "", month, new BigDecimal(yuan))
                                        .stream()
                                        .map(Problem::code)
                                        .toList());
    }

    // ------------------------------------------------------------------ what may not be

    @Test
    void aDocumentIsItsDepartmentsAndOneAtATime() {
        assertThat(problems(book.register(issuer, ground.draft(REFUND))))
                .containsExactly("POLICY-011");
        assertThat(problems(book.register(reviewer, ground.draft(REFUND))))
                .as("a policy of the whole side is no county's")
                .containsExactly("POLICY-041");
        assertThat(problems(book.register(issuer, ground.draft("innovation-voucher"))))
                .as("another department's")
                .containsExactly("POLICY-012");
        assertThat(problems(book.register(reviewer, ground.draft("study-aid"))))
                .as("no policy")
                .contains("POLICY-001");
        assertThat(book.register(owner, ground.draft("study-aid")))
                .isInstanceOf(PolicyBook.Result.Rejected.class);
        assertThat(budgets.of(owner, REFUND, 2026)).isEmpty();
        assertThat(problems(budgetBy(reviewer))).containsExactly("POLICY-012");
        assertThat(problems(budgetBy(decider))).containsExactly("POLICY-041");
        assertThat(
                        problems(
                                budgets.enter(
                                        ground.treasurer(Jurisdiction.SICHUAN, REFUND),
                                        REFUND,
                                        sides.today().getYear() - 1,
                                        true,
                                        Optional.of(BigDecimal.TEN),
                                        "演示预算〔2025〕1号")))
                .as("what was is there to be read")
                .containsExactly("POLICY-042");
    }

    private static PolicyBook.Result budgetBy(Actor actor) {
        return budgets.enter(
                actor, REFUND, 2026, true, Optional.of(BigDecimal.TEN), "演示预算〔2026〕1号");
    }

    @Test
    void onlyWhatIsPublishedAndNeedsNoApplicationIsRun() {
        assertThat(offers.run(reviewer, "above-scale-reward"))
                .isInstanceOfSatisfying(
                        Offers.Result.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("POLICY-013"));
        Actor chongqing =
                sides.staff(
                        Role.REVIEWER,
                        Jurisdiction.CHONGQING,
                        "500109:human-resources",
                        "reviewer");
        assertThat(offers.run(chongqing, REFUND)).isInstanceOf(Offers.Result.Rejected.class);
        assertThat(offers.list(chongqing, Offers.Look.ALL, 0).rows()).isEmpty();
        assertThat(book.list(chongqing, PolicyBook.Query.everything()).rows())
                .as("what the other side published is public")
                .hasSize(1);
    }
}
