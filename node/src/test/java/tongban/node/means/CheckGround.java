package tongban.node.means;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.means.MeansChecks.Arrival;
import tongban.node.means.MeansChecks.Asked;
import tongban.node.means.MeansChecks.CheckPage;
import tongban.node.means.MeansChecks.Result;
import tongban.node.means.MeansChecks.Standing;
import tongban.node.means.MeansChecks.Way;
import tongban.node.register.AsOf;
import tongban.node.register.Kind;
import tongban.node.register.Register;
import tongban.node.register.SubjectKind;
import tongban.service.identifier.CitizenNumber;

/**
 * Economic checks with sources that answer as they are scripted, and a register that is empty at
 * first; what is done there, each in one line.
 */
final class CheckGround {
    static final Jurisdiction SICHUAN = Jurisdiction.SICHUAN;
    static final String SERVICE = "disability-subsidies";
    static final String PLACE = TwoSides.GAOTAN;
    static final int HEAD = 951;
    static final int RECIPIENT = 952;
    static final int STRANGER = 953;
    static final String WIFE = number("19750508", 622);
    static final String SON = number("20120630", 631);

    final TwoSides sides;
    final MeansChecks checks;
    final MeansJob job;
    final Register register;
    final Actor reviewer;
    final Actor decider;
    final Actor official;

    CheckGround(String name) throws IOException {
        Path script = Files.createTempFile("sources", ".yaml");
        Files.writeString(script, script());
        sides =
                new TwoSides(
                        name,
                        TwoSides.root().resolve("public-services"),
                        Map.of("tongban.means.script", script.toString()));
        checks = sides.bean(MeansChecks.class);
        job = sides.bean(MeansJob.class);
        register = sides.bean(Register.class);
        reviewer = sides.reviewer(SERVICE, PLACE);
        decider = sides.decider(SERVICE, PLACE);
        official = sides.staff(Role.REVIEWER, SICHUAN, PLACE + ":township-government", "register");
    }

    private static String number(String born, int sequence) {
        String first17 = "591623" + born + sequence;
        return first17 + CitizenNumber.checkSign(first17);
    }

    private static String script() {
        return """
        - {number: "%1$s", source: BANKS, againDays: 2, findings: [{kind: PROPERTY, property: DEPOSIT, what: "定期存单 1", worth: "68000.00"}]}
        - {number: "%1$s", source: SECURITIES}
        - {number: "%1$s", source: INSURERS, refused: true}
        - {number: "%1$s", source: SOCIAL_INSURANCE, afterDays: 3, findings: [{kind: INCOME, income: WAGE, payer: "甲厂", monthly: "2100.00"}]}
        - {number: "%1$s", source: TAX, findings: [{kind: INCOME, income: WAGE, payer: "乙厂", monthly: "2400.00"}]}
        - {number: "%1$s", source: HOUSING_FUND, unreachable: 2}
        - {number: "%1$s", source: VEHICLES, malformed: 1, findings: [{kind: PROPERTY, property: VEHICLE, what: "小型汽车 1"}]}
        - {number: "%1$s", source: REAL_ESTATE, findings: [{kind: PROPERTY, property: VEHICLE, what: "不归它管"}]}
        - {number: "%1$s", source: COMPANIES, afterDays: 30, findings: [{kind: PROPERTY, property: COMPANY, what: "个体工商户", worth: "10000.00"}]}
        - {number: "%1$s", source: FUNERALS, findings: [{kind: DEATH, died: "2026-10-01"}]}
        - {number: "%1$s", source: MARRIAGES, againDays: 5, findings: [{kind: MARRIAGE, status: MARRIED}], changed: [{kind: MARRIAGE, status: DIVORCED}]}
        - {number: "%2$s", source: BANKS, afterDays: 4, findings: [{kind: PROPERTY, property: DEPOSIT, what: "活期 2", worth: "900.00"}]}
        - {number: "%3$s", source: BANKS}
        """
                .formatted(TwoSides.number(HEAD), WIFE, TwoSides.number(RECIPIENT));
    }

    // ------------------------------------------------------------------ the register

    UUID person(String number, String name) {
        return founded(SubjectKind.PERSON, number, Map.of("name", name));
    }

    UUID founded(SubjectKind kind, String number, Map<String, String> cells) {
        Register.Founded founded =
                register.found(
                        official, new Register.Founding(kind, number, PLACE, "建档", said(cells)));
        assertThat(founded).isInstanceOf(Register.Founded.Done.class);
        return ((Register.Founded.Done) founded).id();
    }

    private static Map<String, String> said(Map<String, String> cells) {
        Map<String, String> said = new HashMap<>(cells);
        said.put("source", "DECLARED");
        said.put("assurance", "DECLARED");
        return said;
    }

    void declared(UUID subject, Kind kind, Map<String, String> cells) {
        Map<String, String> said = said(cells);
        said.put("from", "2026-01-01");
        assertThat(
                        register.record(
                                official,
                                new Register.Entry(
                                        subject,
                                        kind,
                                        Optional.empty(),
                                        register.version(official, subject),
                                        false,
                                        "申报表",
                                        said)))
                .isInstanceOf(Register.Written.Done.class);
    }

    void member(UUID subject, String household, String relation) {
        declared(
                subject,
                Kind.MEMBERSHIP,
                Map.of("household_number", household, "relation", relation, "counted", "YES"));
    }

    // ------------------------------------------------------------------ what is done

    static List<String> codes(Result result) {
        return result instanceof Result.Rejected(List<Problem> problems)
                ? problems.stream().map(Problem::code).toList()
                : List.of(result.toString());
    }

    static UUID done(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done) result).id();
    }

    static MeansChecks.Authorising authorising(int person, Way way, String signer, String note) {
        return new MeansChecks.Authorising(
                person,
                way,
                signer,
                Optional.of(LocalDate.of(2026, 11, 12)),
                Optional.of(LocalDate.of(2027, 5, 11)),
                note,
                Optional.of(new MeansChecks.Paper(TwoSides.pdf("授权书"))));
    }

    void days(int days) {
        sides.pass(Duration.ofDays(days));
        job.work();
    }

    Result settle(
            UUID check,
            UUID objection,
            MeansChecks.Outcome outcome,
            String reason,
            Map<Long, BigDecimal> corrected) {
        return checks.settle(
                reviewer, check, objection, new MeansChecks.Settling(outcome, reason, corrected));
    }

    // ------------------------------------------------------------------ what is seen

    CheckPage page(UUID check) {
        return checks.page(reviewer, check, Optional.empty()).orElseThrow();
    }

    Asked asked(UUID check, int person, CheckSource source) {
        return page(check).person(person).orElseThrow().asked().stream()
                .filter(a -> a.source() == source)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    Standing standing(UUID check, CheckSource source) {
        return asked(check, 1, source).standing();
    }

    String fault(UUID check, CheckSource source) {
        return asked(check, 1, source).fault().orElseThrow().code();
    }

    List<Arrival> arrivals(UUID check, CheckSource source) {
        return asked(check, 1, source).arrived().stream()
                .map(MeansChecks.Arrived::arrival)
                .toList();
    }

    Report.Line line(UUID check, Item item) {
        return page(check).report().getFirst().lines().stream()
                .filter(l -> l.item() == item)
                .findFirst()
                .orElseThrow();
    }

    List<Report.Of> report(UUID check, int version) {
        return checks.page(reviewer, check, Optional.of(version)).orElseThrow().report();
    }

    /** What the bank told of, as it stands in the register. */
    Register.Line deposit(UUID head) {
        return register
                .person(official, head, AsOf.today(sides.today()), Purpose.RECHECK)
                .orElseThrow()
                .person()
                .lines(Kind.PROPERTY)
                .stream()
                .filter(l -> l.shown().toString().contains("定期存单"))
                .findFirst()
                .orElseThrow();
    }

    long journaled(UUID subject, Actor actor) {
        return sides
                .walls
                .inside(Actor.system(SICHUAN), () -> sides.bean(Journal.class).about(subject, 200))
                .stream()
                .filter(e ->
                        e.actor().equals(actor.account().toString())
                                && e.purpose().equals(Purpose.ECONOMIC_CHECK.name()))
                .count();
    }
}
