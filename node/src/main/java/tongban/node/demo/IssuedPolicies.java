package tongban.node.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.identity.Actor;
import tongban.node.policy.Budgets;
import tongban.node.policy.Offer;
import tongban.node.policy.Offers;
import tongban.node.policy.PolicyBook;
import tongban.node.policy.PolicyDocument;

/**
 * Policies of the demonstration: issued and published on both sides, two late, one that ends soon
 * and its successor that is coming, and two by a city and a county for themselves; offers to be
 * confirmed and objected to; one paid, and the payment came back.
 */
record IssuedPolicies(
        PolicyBook book, Offers offers, Budgets budgets, PaymentRuns runs, LocalDate today) {
    private static final String REFUND = "job-keeping-refund";
    private static final String VOUCHER = "innovation-voucher";

    /**
     * Who does what on a side.
     *
     * @param economy, labour the side's own departments of economy and information technology, and
     *     of human resources
     * @param funds sets the budgets of the latter
     * @param reviewer, decider of the county's department of human resources
     * @param enterprise acts for two enterprises
     */
    record People(
            Actor economy,
            Actor labour,
            Actor funds,
            Actor reviewer,
            Actor decider,
            Actor enterprise) {}

    /** Who issues a policy for a city or a county, and sets its budget. */
    record Local(Actor issuer, Actor funds) {}

    void tell(People sichuan, People chongqing, Local city, Local county, Matters matters) {
        if (book.list(sichuan.economy(), PolicyBook.Query.everything()).total() > 0) {
            return;
        }
        publish(sichuan.labour(), REFUND, "川演示1号", 4, 300);
        published(sichuan, "川演示");
        // in Sichuan a city has vouchers, and the province has none
        own(city, VOUCHER, "成演示6号", "2000000.00");
        own(county, "loan-interest-subsidy", "广区演示1号", "800000.00");
        // Chongqing's refund is still to be issued: somebody may try it
        published(chongqing, "渝演示");
        publish(chongqing.economy(), VOUCHER, "渝演示6号", 2, 360);
        List<Offers.Row> offered = offered(sichuan);
        if (offered.size() > 1) {
            paid(sichuan, offered.get(0), matters);
            done(
                    offers.act(
                            sichuan.enterprise(),
                            offered.get(1).id(),
                            new Offer.Order.Object(
                                    "参保人数与我们的申报不一致，请核对。The number of insured differs from what we declared.")));
        }
    }

    // ------------------------------------------------------------------ documents

    private void published(People side, String mark) {
        // found to be late: issued a month ago, published today
        publish(side.economy(), "above-scale-reward", mark + "2号", 30, 300);
        publish(side.economy(), "research-expense-subsidy", mark + "3号", 5, 600);
        publish(side.economy(), "loan-interest-subsidy", mark + "4号", 3, 360);
        publish(side.economy(), "innovative-enterprise-recognition", mark + "5号", 6, -1);
        // of before there was such a page: it ends on the tenth day, and what replaces it is in
        // force from the thirtieth
        UUID old =
                publish(
                        side.economy(),
                        register(side.economy(), "park-rent-reduction", mark + "7号", 400, 410));
        publish(
                side.economy(),
                register(
                        side.economy(),
                        "park-rent-reduction",
                        mark + "8号",
                        2,
                        Optional.of(today.plusDays(30)),
                        Optional.of(today.plusDays(385)),
                        Optional.of(old)));
    }

    /** With this year's budget. */
    private void own(Local local, String service, String document, String yuan) {
        publish(local.issuer(), service, document, 2, 360);
        funded(local.funds(), service, yuan);
    }

    private void funded(Actor funds, String service, String yuan) {
        done(
                budgets.enter(
                        funds,
                        service,
                        today.getYear(),
                        true,
                        Optional.of(new BigDecimal(yuan)),
                        "演示预算批复 demonstration"));
    }

    /**
     * @param days since it was issued
     * @param valid for so many days from its issue; -1 where it has no end
     */
    private UUID register(Actor actor, String service, String document, int days, int valid) {
        LocalDate issued = today.minusDays(days);
        return register(
                actor,
                service,
                document,
                days,
                Optional.empty(),
                valid < 0 ? Optional.empty() : Optional.of(issued.plusDays(valid)),
                Optional.empty());
    }

    private UUID register(
            Actor actor,
            String service,
            String document,
            int days,
            Optional<LocalDate> inForceFrom,
            Optional<LocalDate> until,
            Optional<UUID> replaces) {
        LocalDate issued = today.minusDays(days);
        return done(
                book.register(
                        actor,
                        new PolicyBook.Draft(
                                service,
                                "关于印发政策的通知（" + document + "，演示）",
                                Optional.of(issued),
                                inForceFrom,
                                until,
                                new PolicyDocument.Checks(
                                        Optional.of(issued.minusDays(70)),
                                        Optional.of(issued.minusDays(35)),
                                        Optional.of(issued.minusDays(20)),
                                        Optional.of(issued.minusDays(18))),
                                replaces)));
    }

    private void publish(Actor actor, String service, String document, int days, int valid) {
        publish(actor, register(actor, service, document, days, valid));
    }

    private UUID publish(Actor actor, UUID document) {
        for (PolicyDocument.Part part : PolicyDocument.Part.values()) {
            done(book.publish(actor, document, part));
        }
        return document;
    }

    private static UUID done(PolicyBook.Result result) {
        return Acting.done(PolicyBook.Result.Done.class, result).id();
    }

    private static UUID done(Offers.Result result) {
        return Acting.done(Offers.Result.Done.class, result).id();
    }

    // ------------------------------------------------------------------ offers and money

    /** The offers of the side's demonstration account, in the order in which they were made. */
    private List<Offers.Row> offered(People side) {
        done(offers.run(side.reviewer(), REFUND));
        Waiting.until(
                "the runs of offers",
                () -> offers.runs(side.reviewer(), REFUND).stream().allMatch(Offers.Run::ready));
        return offers.list(side.enterprise(), Offers.Look.OPEN, 0).rows().reversed();
    }

    private void paid(People side, Offers.Row offer, Matters matters) {
        UUID caseId =
                done(
                        offers.act(
                                side.enterprise(),
                                offer.id(),
                                new Offer.Order.Confirm(
                                        offer.enterprise(),
                                        "演示银行 Demonstration bank",
                                        "6200000000000000002",
                                        "13900000991",
                                        true)));
        funded(side.funds(), REFUND, "500000.00");
        matters.reviewed(side.reviewer(), caseId);
        matters.decided(side.decider(), caseId);
        UUID run =
                Acting.done(
                                PaymentRuns.Result.Done.class,
                                runs.start(side.decider(), REFUND, YearMonth.from(today)))
                        .run();
        Waiting.until(
                "the payment run of a refund",
                () ->
                        runs.page(side.decider(), run)
                                .filter(p -> p.run().stage() == PaymentRuns.Stage.READY)
                                .isPresent());
        // the bank sends it back, and it waits to be paid again
        runs.lines(side.decider(), run, Optional.empty(), 0)
                .rows()
                .forEach(line -> sentBack(side.decider(), run, line));
    }

    private void sentBack(Actor decider, UUID run, PaymentRuns.Line line) {
        Acting.done(
                PaymentRuns.Taken.Done.class,
                runs.takeIn(
                                decider,
                                run,
                                ("number,amount,result\n"
                                                + line.number()
                                                + ","
                                                + line.amount().toPlainString()
                                                + ",退回\n")
                                        .getBytes(StandardCharsets.UTF_8))
                        .orElseThrow());
    }
}
