package tongban.node.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Relatives;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.Inquiries;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.identity.Actor;
import tongban.node.redflag.RedFlag;
import tongban.node.redflag.RedFlags;
import tongban.node.register.Kind;
import tongban.node.register.Register;
import tongban.node.register.SubjectKind;
import tongban.node.review.ReviewBatches;
import tongban.node.review.Reviews;

/**
 * What the policy officer and the auditor of Sichuan find when they come in: benefits that are
 * paid, something wrong with each of them, the batches and the queries that found it. All of it is
 * done by the commands that the pages have.
 */
record Oversight(
        Matters matters,
        Register register,
        Entitlements entitlements,
        Inquiries inquiries,
        PaymentRuns runs,
        Relatives relatives,
        ReviewBatches batches,
        Reviews reviews,
        RedFlags flags) {
    private static final String SUBSIDIES = "disability-subsidies";
    private static final String REASON = "演示建档 demonstration";

    /** Died last month; the register was told of it only now. */
    private static final Person DIED = person("邓春生", "Deng Chunsheng", 1949, 711);

    /** Receives the same on the other side. */
    private static final Person TWICE = person("彭秀兰", "Peng Xiulan", 1963, 722);

    /** The same person, as the other side was told: registered there. */
    private static final Person ACROSS =
            new Person(
                    TWICE.nameZh(),
                    TWICE.nameEn(),
                    TWICE.born(),
                    TWICE.prefix(),
                    TWICE.sequence(),
                    Cast.CHONGQING_TOWN,
                    TWICE.mobile());

    /** Brother of the official who decided, and without an account to be paid to. */
    private static final Person BROTHER = person("吴大川", "Wu Dachuan", 1966, 735);

    private static final Person DRIVER = person("钟明远", "Zhong Mingyuan", 1971, 747);

    private static Person person(String zh, String en, int year, int sequence) {
        return new Person(
                zh,
                en,
                LocalDate.of(year, 4, 16),
                "591623",
                sequence,
                Cast.SICHUAN_TOWN,
                "13900000" + sequence);
    }

    /** Whose work it is. */
    record People(
            Actor clerk,
            Actor reviewer,
            Actor decider,
            Actor supervisor,
            Actor acrossClerk,
            Actor acrossReviewer,
            Actor acrossDecider) {}

    void tell(People people, LocalDate today) {
        UUID twice = granted(people, TWICE);
        granted(people, DIED);
        granted(people, BROTHER);
        granted(people, DRIVER);
        acrossTheBorder(people);
        registered(people.reviewer(), today);
        paid(people.reviewer(), people.decider());
        YearMonth month = YearMonth.from(today);
        Acting.done(
                Inquiries.Asked.Done.class,
                inquiries.ask(
                        people.reviewer(),
                        twice,
                        "living-subsidy",
                        month,
                        month,
                        "复核：是否重复享受 re-check"));
        Acting.done(
                Relatives.Recorded.Done.class,
                relatives.record(people.decider(), BROTHER.nameZh(), BROTHER.number(), "SIBLING"));
        Waiting.until(
                "the answer to an inquiry",
                () ->
                        inquiries.of(people.reviewer(), twice).stream()
                                .anyMatch(l -> l.receives().isPresent()));
        checked(people, twice, today);
        asked(people.supervisor());
    }

    private UUID granted(People people, Person person) {
        var taken = matters.collect(people.clerk(), SUBSIDIES, "01-", person);
        matters.reviewed(people.reviewer(), taken.id());
        matters.decided(people.decider(), taken.id());
        matters.delivered(people.clerk(), taken.id());
        return taken.id();
    }

    private void acrossTheBorder(People people) {
        var taken = matters.collect(people.acrossClerk(), SUBSIDIES, "02-", ACROSS);
        matters.reviewed(people.acrossReviewer(), taken.id());
        matters.decided(people.acrossDecider(), taken.id());
        matters.delivered(people.acrossClerk(), taken.id());
    }

    private void registered(Actor official, LocalDate today) {
        founded(official, DIED, Map.of("died", today.minusMonths(1).withDayOfMonth(20).toString()));
        UUID driver = founded(official, DRIVER, Map.of());
        record(
                official,
                driver,
                Kind.PROPERTY,
                Map.of(
                        "property", "VEHICLE",
                        "what", "川X·演0001 小型轿车（模拟）",
                        "worth", "86000.00",
                        "from", today.minusMonths(3).toString(),
                        "source", "VEHICLES",
                        "assurance", "DEMONSTRATION"));
        UUID twice = founded(official, TWICE, Map.of());
        record(
                official,
                twice,
                Kind.DISABILITY_CARD,
                Map.of(
                        "card_number",
                        TWICE.number() + "43",
                        "from",
                        today.minusMonths(1).toString(),
                        "to",
                        today.plusYears(10).toString(),
                        "source",
                        "DISABLED_FEDERATION",
                        "assurance",
                        "DEMONSTRATION"));
    }

    private UUID founded(Actor official, Person person, Map<String, String> more) {
        Map<String, String> cells = new java.util.HashMap<>(more);
        cells.put("name", person.nameZh());
        cells.put("source", "PUBLIC_SECURITY");
        cells.put("assurance", "DEMONSTRATION");
        Register.Founded founded =
                register.found(
                        official,
                        new Register.Founding(
                                SubjectKind.PERSON,
                                person.number(),
                                Cast.SICHUAN_TOWN,
                                REASON,
                                cells));
        if (founded instanceof Register.Founded.Done done) {
            return done.id();
        }
        throw new IllegalStateException("The demonstration's register: " + founded);
    }

    private void record(Actor official, UUID subject, Kind kind, Map<String, String> cells) {
        Register.Written written =
                register.record(
                        official,
                        new Register.Entry(
                                subject,
                                kind,
                                Optional.empty(),
                                register.version(official, subject),
                                false,
                                REASON,
                                cells));
        if (!(written instanceof Register.Written.Done)) {
            throw new IllegalStateException(
                    "The demonstration's register: " + kind + " " + written);
        }
    }

    /** Everybody but one has an account. */
    private void paid(Actor reviewer, Actor decider) {
        Entitlements.Page all =
                entitlements.list(
                        decider, new Entitlements.Query("", "", Entitlements.Look.NO_ACCOUNT, 0));
        for (Entitlements.Row row : all.rows()) {
            String holder = entitlements.page(decider, row.id()).orElseThrow().name();
            if (!holder.equals(BROTHER.nameZh())) {
                Acting.done(
                        Entitlements.Result.Done.class,
                        entitlements.enterAccount(
                                reviewer,
                                row.id(),
                                holder,
                                "演示银行 Demonstration bank",
                                "6200000000000000002"));
            }
        }
        for (String scheme : List.of("living-subsidy", "nursing-subsidy")) {
            Acting.done(
                    PaymentRuns.Result.Done.class,
                    runs.start(decider, scheme, YearMonth.from(runs.today())));
        }
        Waiting.until(
                "the payment runs",
                () ->
                        runs.list(decider, 0).rows().stream()
                                .allMatch(r -> r.stage() == PaymentRuns.Stage.READY));
    }

    /** The batch of the year, the matching of deaths, and a change that was told. */
    private void checked(People people, UUID told, LocalDate today) {
        Acting.done(
                ReviewBatches.Result.Done.class,
                batches.start(
                        people.decider(), "nursing-subsidy", Optional.of(today.plusYears(1))));
        // where the daily one has begun by itself it is refused, and that one does the same
        batches.match(people.decider());
        Acting.done(
                Reviews.Told.Done.class,
                reviews.tell(
                        people.clerk(),
                        new Reviews.Telling(
                                matters.number(people.reviewer(), told),
                                Optional.empty(),
                                Optional.of(Reviews.ToldBy.VILLAGE),
                                List.of(Reviews.Change.WORK),
                                Optional.of(today.minusMonths(4)),
                                "子女在高竹新区就业，家庭收入有变化。A child works in Gaozhu now.")));
        Waiting.until(
                "the batch of reviews",
                () ->
                        batches.list(people.decider(), 0).rows().stream()
                                .noneMatch(ReviewBatches.Batch::running));
    }

    private void asked(Actor supervisor) {
        for (RedFlag flag : RedFlag.values()) {
            Acting.done(
                    RedFlags.Result.Done.class,
                    flags.start(
                            supervisor,
                            flag,
                            "演示：年度专项检查 yearly inspection",
                            flag == RedFlag.MONEY_HELD_UP ? Map.of("days", "0") : Map.of()));
        }
        Waiting.until(
                "the runs of the red flags",
                () ->
                        flags.overview(supervisor).stream()
                                .allMatch(o -> o.last().filter(r -> !r.running()).isPresent()));
    }
}
