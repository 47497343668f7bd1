package tongban.node.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.entitlement.Scheme;
import tongban.node.entitlement.Source;
import tongban.node.known.Circle;
import tongban.node.known.Readings;
import tongban.node.register.Assurance;
import tongban.node.register.Particulars;
import tongban.node.register.Particulars.IncomeKind;
import tongban.node.register.Particulars.PropertyKind;
import tongban.node.register.Particulars.Relation;
import tongban.node.register.Register;
import tongban.node.register.Statement;
import tongban.node.register.SubjectKind;
import tongban.service.CaseDate;
import tongban.service.Proposal;
import tongban.service.Proposer;
import tongban.service.ServiceDefinition;
import tongban.service.ServiceFolder;
import tongban.service.WorkedExample;
import tongban.service.fact.Facts;
import tongban.service.parameter.Confidence;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * A family of three on the minimum living allowance, checked again by the folder's own standard: as
 * it is, a cent more, on the line, above it through work, with a death, a birth and a car.
 */
class SuggestionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final YearMonth NEXT = YearMonth.of(2026, 12);
    private static final ServiceDefinition SERVICE = read();
    private static final WorkedExample FAMILY = example("02-family-of-three-rural");
    private static final Proposer STANDARD = new Proposer(SERVICE);
    private static final Scheme SCHEME =
            new Scheme(
                    "minimum-living-allowance",
                    SERVICE.id(),
                    "monthly amount",
                    "",
                    Words.same("低保"),
                    Scheme.Rhythm.MONTHLY,
                    List.of(),
                    List.of(),
                    6,
                    new Source("", "", Confidence.VERIFIED),
                    Optional.empty());

    private static ServiceDefinition read() {
        Path folder =
                Path.of(
                        System.getProperty("tongban.root", ".."),
                        "public-services/minimum-living-allowance");
        return switch (ServiceFolder.read(folder)) {
            case ServiceFolder.Reading.Sound(ServiceDefinition definition) -> definition;
            case ServiceFolder.Reading.Faulty faulty -> throw new AssertionError(faulty.problems());
        };
    }

    private static WorkedExample example(String file) {
        return SERVICE.examples().stream()
                .filter(e -> e.file().contains(file))
                .findFirst()
                .orElseThrow();
    }

    // ------------------------------------------------------------------ the family

    private static Circle.Member member(Relation relation, String born, Particulars... said) {
        List<Register.Line> lines = new ArrayList<>();
        for (Particulars one : said) {
            Period since = Period.of(LocalDate.of(2026, 1, 1), LocalDate.MAX);
            lines.add(
                    new Register.Line(
                            new Register.Recorded(
                                    1,
                                    one.kind(),
                                    new UUID(0, lines.size()),
                                    new Statement(
                                            since,
                                            Optional.of(one),
                                            tongban.node.register.Source.ECONOMIC_CHECK,
                                            "",
                                            Assurance.VERIFIED,
                                            ""),
                                    Instant.EPOCH,
                                    Words.same(""),
                                    Words.same(""),
                                    false),
                            since,
                            1,
                            List.of()));
        }
        return new Circle.Member(
                new Register.SubjectFile(
                        UUID.nameUUIDFromBytes(
                                born.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        SubjectKind.PERSON,
                        "",
                        "",
                        "511623109",
                        Words.same(""),
                        lines,
                        1,
                        false),
                LocalDate.parse(born),
                Optional.of(relation),
                true);
    }

    private static Particulars wage(String monthly) {
        return new Particulars.Income(
                IncomeKind.WAGE, Optional.of("厂"), new BigDecimal(monthly), Optional.empty());
    }

    private static Circle family(String wages, Circle.Member... others) {
        List<Circle.Member> all = new ArrayList<>();
        all.add(member(Relation.HEAD, "1978-03-09", wage(wages)));
        all.add(member(Relation.SPOUSE, "1980-05-06"));
        all.addAll(List.of(others));
        return new Circle(Optional.of(all.getFirst()), all);
    }

    private static Circle.Member child(Particulars... said) {
        return member(Relation.CHILD, "2012-09-01", said);
    }

    private static BigDecimal awarded() {
        Proposal granted = STANDARD.propose(FAMILY);
        return (BigDecimal) ((Proposal.Granted) granted).award().get("monthly amount");
    }

    private static Recipient recipient(int exitMonths) {
        return new Recipient(
                1,
                new UUID(0, 1),
                new UUID(0, 2),
                "n",
                SCHEME.id(),
                "511623:civil-affairs",
                "511623109:township-government",
                TODAY.minusYears(1),
                YearMonth.of(2025, 12),
                new byte[0],
                awarded().setScale(2),
                TODAY.minusYears(1),
                exitMonths);
    }

    private record Checked(Suggestion suggestion, List<Evidence.Changed> changed) {}

    private static Checked checked(Circle circle, int exitMonths) {
        FactsToday today =
                new FactsToday(SERVICE, FAMILY.facts(), circle, recipient(exitMonths), TODAY);
        Facts facts = today.all(Readings.shipped());
        Map<CaseDate, LocalDate> dates = new EnumMap<>(CaseDate.class);
        for (CaseDate date : CaseDate.values()) {
            if (date != CaseDate.ENTITLEMENT_MONTH) {
                dates.put(date, TODAY);
            }
        }
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        Proposal proposal =
                STANDARD.propose(
                        FAMILY.place(),
                        dates,
                        facts,
                        List.of(),
                        Clock.fixed(TODAY.atTime(9, 0).atZone(zone).toInstant(), zone));
        return new Checked(
                Suggestion.of(
                        proposal, SERVICE, SCHEME, recipient(exitMonths), YearMonth.from(TODAY)),
                today.changed(facts));
    }

    // ------------------------------------------------------------------ what it comes to

    @Test
    void asItWasItGoesOn() {
        Checked checked = checked(family("900.00", child()), 0);
        assertThat(checked.suggestion().kind()).isEqualTo(Suggestion.Kind.CONTINUE);
        assertThat(checked.changed())
                .as("who receives already, and nothing of the family")
                .noneMatch(c -> c.fact().zh().contains("成员"));
    }

    @Test
    void aCentMoreOfWagesIsACentLess() {
        Suggestion less = checked(family("900.01", child()), 0).suggestion();
        assertThat(less.kind()).isEqualTo(Suggestion.Kind.REDUCE);
        assertThat(less.amount().orElseThrow())
                .isEqualByComparingTo(awarded().subtract(new BigDecimal("0.01")));
        assertThat(less.from()).contains(NEXT);
        Suggestion more = checked(family("899.99", child()), 0).suggestion();
        assertThat(more.kind()).isEqualTo(Suggestion.Kind.RAISE);
        assertThat(more.amount().orElseThrow())
                .isEqualByComparingTo(awarded().add(new BigDecimal("0.01")));
    }

    @Test
    void onTheLineThroughWorkTheExitPeriodBeginsAndEndsWhenItIsUsedUp() {
        // 533 for three is 1,599; with 300 of the child the line is 1,299 of wages
        assertThat(checked(family("1298.99", child()), 0).suggestion().kind())
                .as("a cent below the line")
                .isEqualTo(Suggestion.Kind.REDUCE);
        Suggestion exit = checked(family("1299.00", child()), 0).suggestion();
        assertThat(exit.kind()).isEqualTo(Suggestion.Kind.EXIT);
        assertThat(exit.months().orElseThrow()).isBetween(1, 6);
        Suggestion stop = checked(family("1299.00", child()), 6).suggestion();
        assertThat(stop.kind()).isEqualTo(Suggestion.Kind.STOP);
        assertThat(stop.from()).contains(NEXT);
        assertThat(stop.why()).as("the condition that failed").isNotEmpty();
    }

    @Test
    void aMemberWhoDiedDoesNotCountAndOneWhoWasBornIsAskedAbout() {
        Checked two =
                checked(
                        family(
                                "900.00",
                                child(
                                        new Particulars.Identity(
                                                "童", Optional.of(LocalDate.of(2026, 10, 3))))),
                        0);
        assertThat(two.suggestion().kind()).isEqualTo(Suggestion.Kind.REDUCE);
        assertThat(two.changed()).anyMatch(c -> c.now().en().equals("none"));
        Suggestion born =
                checked(family("900.00", child(), member(Relation.CHILD, "2026-11-01")), 0)
                        .suggestion();
        assertThat(born.kind()).isEqualTo(Suggestion.Kind.UNSETTLED);
        assertThat(born.why()).anyMatch(w -> w.en().startsWith("missing: "));
    }

    @Test
    void aCarInTheRegisterIsAStopWithItsArticleAndNeverMoreThanASuggestion() {
        Suggestion car =
                checked(
                                family(
                                        "900.00",
                                        child(
                                                new Particulars.Property(
                                                        PropertyKind.VEHICLE,
                                                        "轿车",
                                                        Optional.empty(),
                                                        Optional.empty()))),
                                0)
                        .suggestion();
        assertThat(car.kind()).isEqualTo(Suggestion.Kind.STOP);
        assertThat(car.why()).anyMatch(w -> w.zh().contains("（"));
    }

    @Test
    void whoIsAbleToWorkIsCheckedMoreOften() {
        assertThat(Steadiness.of(family("900.00", child()), TODAY)).isEqualTo(Steadiness.IDLE);
        Circle old =
                new Circle(
                        Optional.of(member(Relation.HEAD, "1950-03-09")),
                        List.of(member(Relation.HEAD, "1950-03-09"), child()));
        assertThat(Steadiness.of(old, TODAY)).isEqualTo(Steadiness.STEADY);
        assertThat(Steadiness.of(new Circle(Optional.empty(), List.of()), TODAY))
                .as("of whom nothing is known")
                .isEqualTo(Steadiness.UNSTEADY);
        Periods periods = Periods.shipped();
        assertThat(
                        periods.period(
                                        SCHEME.id(),
                                        tongban.node.identity.Jurisdiction.CHONGQING,
                                        Steadiness.IDLE,
                                        true)
                                .months())
                .isEqualTo(1);
        assertThat(
                        periods.period(
                                        SCHEME.id(),
                                        tongban.node.identity.Jurisdiction.CHONGQING,
                                        Steadiness.IDLE,
                                        false)
                                .months())
                .isEqualTo(3);
        assertThat(
                        periods.period(
                                        SCHEME.id(),
                                        tongban.node.identity.Jurisdiction.SICHUAN,
                                        Steadiness.STEADY,
                                        false)
                                .months())
                .isEqualTo(12);
    }
}
