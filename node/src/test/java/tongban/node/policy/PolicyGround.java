package tongban.node.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.TwoSides;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.entitlement.RunJob;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.register.ImportReport;
import tongban.node.register.Kind;
import tongban.node.register.RegisterImport;
import tongban.postgres.Soon;

/**
 * Enterprises that are registered and policies that are published, for whoever tests from there.
 */
public record PolicyGround(TwoSides sides) {

    // ------------------------------------------------------------------ enterprises

    static String enterprise(String code, String name, String place) {
        return code
                + ","
                + place
                + ","
                + name
                + ",LIMITED,2020-01-01,"
                + place
                + ",3982,IN_OPERATION,2020-01-01,,COMPANIES,test,DEMONSTRATION";
    }

    static String representative(String code, String number) {
        return code
                + ",LEGAL_REPRESENTATIVE,陈国安,"
                + number
                + ",2020-01-01,,COMPANIES,test,DEMONSTRATION";
    }

    /** On neither list. */
    static List<String> clean(String code, int year) {
        return List.of("DISHONEST", "ABNORMAL").stream()
                .map(list ->
                        code + "," + list + ",false," + year + "-01-01,,CREDIT,test,DEMONSTRATION")
                .toList();
    }

    /** Revenue of 50 million yuan. */
    static String figure(String code, int year, String insured, String premiums, String research) {
        return String.join(
                ",",
                code,
                String.valueOf(year),
                "5000",
                research,
                "",
                insured,
                insured,
                premiums,
                "SMALL",
                "",
                (year + 1) + "-01-01",
                "",
                "DECLARED",
                "test",
                "DEMONSTRATION");
    }

    void taken(Actor keeper, Kind kind, List<String> lines) {
        List<String> all = new ArrayList<>();
        all.add(String.join(",", RegisterImport.columns(kind).keySet()));
        all.addAll(lines);
        try {
            Path file = Files.createTempFile("policies", ".csv");
            Files.write(file, all);
            ImportReport report =
                    sides.bean(RegisterImport.class)
                            .run(
                                    keeper,
                                    file,
                                    kind,
                                    kind.file() + ".csv",
                                    (rows, wrong) -> {},
                                    fault -> {
                                        throw new AssertionError(fault.toString());
                                    });
            assertThat(report.faultsInAll()).isZero();
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ------------------------------------------------------------------ policies

    PolicyBook.Draft draft(String service) {
        LocalDate issued = sides.today().minusDays(3);
        return draft(service, issued, Optional.of(issued.plusYears(1)));
    }

    private static PolicyBook.Draft draft(
            String service, LocalDate issued, Optional<LocalDate> until) {
        return new PolicyBook.Draft(
                service,
                "演示〔2026〕7号",
                Optional.of(issued),
                Optional.empty(),
                until,
                new PolicyDocument.Checks(
                        Optional.of(issued.minusDays(60)),
                        Optional.of(issued.minusDays(20)),
                        Optional.of(issued.minusDays(10)),
                        Optional.of(issued.minusDays(9))),
                Optional.empty());
    }

    /**
     * In force from so many days on, without an end.
     *
     * @param replaces the document that it replaces
     */
    PolicyBook.Draft from(String service, int days, Optional<UUID> replaces) {
        PolicyBook.Draft draft = draft(service, sides.today().minusDays(3), Optional.empty());
        return new PolicyBook.Draft(
                service,
                draft.document(),
                draft.issuedOn(),
                Optional.of(sides.today().plusDays(days)),
                draft.validUntil(),
                draft.checks(),
                replaces);
    }

    /** Issued three days ago, published in whole. */
    UUID published(Actor actor, String service, Optional<LocalDate> until) {
        return published(actor, draft(service, sides.today().minusDays(3), until));
    }

    UUID published(Actor actor, PolicyBook.Draft draft) {
        PolicyBook book = sides.bean(PolicyBook.class);
        UUID id = done(book.register(actor, draft));
        for (PolicyDocument.Part part : PolicyDocument.Part.values()) {
            done(book.publish(actor, id, part));
        }
        return id;
    }

    /** Every policy of the release is in force on both sides. */
    public void allInForce() {
        for (Policy policy : sides.bean(Policies.class).all()) {
            for (Jurisdiction side : Jurisdiction.values()) {
                published(department(side, policy.service()), policy.service(), Optional.empty());
                if (policy.paidBy().isPresent()) {
                    budget(side, policy.service(), "1000000000");
                }
            }
        }
    }

    /** A reviewer of the side's department that issues it. */
    Actor department(Jurisdiction side, String service) {
        return sides.staff(
                Role.REVIEWER,
                side,
                side.code() + ":" + sides.definition(service).competence().department(),
                "issues");
    }

    // ------------------------------------------------------------------ money

    /** The side's department that sets the budget of a policy. */
    Actor treasurer(Jurisdiction side, String service) {
        return sides.staff(
                Role.DECIDER,
                side,
                side.code() + ":" + sides.definition(service).competence().department(),
                "funds");
    }

    /** So much more for this year, and for the next. */
    void budget(Jurisdiction side, String service, String yuan) {
        int now = sides.today().getYear();
        for (int year : List.of(now, now + 1)) {
            done(
                    sides.bean(Budgets.class)
                            .enter(
                                    treasurer(side, service),
                                    service,
                                    year,
                                    true,
                                    Optional.of(new BigDecimal(yuan)),
                                    "演示预算〔2026〕2号"));
        }
    }

    /** The job carries a run on, as it does in a node. */
    void finished(Actor decider, UUID run) {
        RunJob job = sides.bean(RunJob.class);
        PaymentRuns runs = sides.bean(PaymentRuns.class);
        job.start();
        try {
            Soon.holds(
                    "the run is ready",
                    Duration.ofSeconds(12),
                    () ->
                            runs.page(decider, run).orElseThrow().run().stage()
                                    == PaymentRuns.Stage.READY);
        } finally {
            job.stop();
        }
    }

    static UUID done(PolicyBook.Result result) {
        return switch (result) {
            case PolicyBook.Result.Done(UUID id) -> id;
            case PolicyBook.Result.Rejected no -> throw new AssertionError(no.problems());
            case PolicyBook.Result.NotFound none -> throw new AssertionError(none);
        };
    }
}
