package tongban.node.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.DecidedAnew;
import tongban.node.entitlement.Scheme;
import tongban.node.entitlement.Schemes;
import tongban.node.identity.Actor;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.known.Circle;
import tongban.node.known.Readings;
import tongban.node.register.AsOf;
import tongban.node.register.Kind;
import tongban.node.register.Particulars;
import tongban.node.register.Register;
import tongban.service.Proposal;
import tongban.service.fact.Facts;
import tongban.service.identifier.CitizenNumber;
import tongban.service.text.Words;

/**
 * Looks at one recipient today: his file and his household's in the register, the case that was
 * decided, and what the standard says now. Inside an open transaction, as whoever acts.
 */
final class JdbcExamination {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Register register;
    private final DecidedAnew anew;
    private final Schemes schemes;
    private final Periods periods;
    private final Readings readings;
    private final Clock clock;

    JdbcExamination(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Register register,
            DecidedAnew anew,
            Schemes schemes,
            Periods periods,
            Readings readings,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.register = register;
        this.anew = anew;
        this.schemes = schemes;
        this.periods = periods;
        this.readings = readings;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Scheme scheme(Recipient of) {
        return schemes.find(of.scheme()).orElseThrow();
    }

    // ------------------------------------------------------------------ the register

    /** The person's file, where the register has one that the actor sees. */
    Optional<UUID> subject(Recipient of) {
        return jdbc.sql("select id from register_subject where kind = 'PERSON' and id_index = ?")
                .param(of.index())
                .query(UUID.class)
                .optional();
    }

    Circle circle(Recipient of, Purpose purpose) {
        Actor actor = walls.current();
        AsOf now = AsOf.today(today());
        Optional<Register.PersonFile> file =
                subject(of).flatMap(id -> register.person(actor, id, now, purpose));
        if (file.isEmpty()) {
            return new Circle(Optional.empty(), List.of());
        }
        Register.SubjectFile self = file.get().person();
        List<Register.Member> people =
                periods.isOfHousehold(of.scheme()) && !file.get().households().isEmpty()
                        ? register.household(
                                        actor, file.get().households().getFirst(), now, purpose)
                                .map(Register.HouseholdFile::members)
                                .orElse(List.of())
                        : List.of();
        List<UUID> ids = new ArrayList<>(List.of(self.id()));
        people.forEach(m -> ids.add(m.person().id()));
        Map<UUID, String> numbers =
                personalData.openSubjectNumbers(ids.stream().distinct().toList(), purpose);
        List<Circle.Member> household =
                people.stream()
                        .filter(m -> numbers.containsKey(m.person().id()))
                        .map(m -> member(m, numbers))
                        .toList();
        Optional<Circle.Member> recipient =
                household.stream()
                        .filter(m -> m.id().equals(self.id()))
                        .findFirst()
                        .or(() ->
                                Optional.ofNullable(numbers.get(self.id()))
                                        .map(number ->
                                                new Circle.Member(
                                                        self,
                                                        born(number),
                                                        Optional.empty(),
                                                        true)));
        return new Circle(recipient, household);
    }

    private static Circle.Member member(Register.Member m, Map<UUID, String> numbers) {
        return new Circle.Member(
                m.person(),
                born(Objects.requireNonNull(numbers.get(m.person().id()))),
                Optional.of(m.membership().relation()),
                m.membership().counted() == Particulars.Counted.YES);
    }

    private static LocalDate born(String number) {
        return new CitizenNumber(number).birthDate();
    }

    /** Where somebody was registered and lived on a day, as it is known today. */
    Optional<Particulars.Residence> residence(UUID subject, LocalDate day, Purpose purpose) {
        return register.person(walls.current(), subject, new AsOf(day, today()), purpose).stream()
                .flatMap(f -> f.person().lines(Kind.RESIDENCE).stream())
                .map(l -> (Particulars.Residence) l.value())
                .findFirst();
    }

    // ------------------------------------------------------------------ the standard

    /**
     * @param found what made somebody look
     */
    Evidence evidence(Recipient of, Circle circle, List<Evidence.Found> found, Purpose purpose) {
        LocalDate today = today();
        Optional<LocalDate> died = circle.recipient().flatMap(Circle.Member::died);
        if (died.isPresent() && circle.counted().isEmpty()) {
            return new Evidence(
                    today,
                    found,
                    List.of(),
                    Suggestion.died(of, died.get()),
                    List.of(),
                    "",
                    false,
                    "");
        }
        List<Evidence.Found> all = new ArrayList<>(found);
        died.ifPresent(day ->
                all.add(
                        new Evidence.Found(
                                Words.of("享受人已死亡", "the beneficiary has died"),
                                Words.of(
                                        "家庭其他成员继续享受的，须变更申请人和收款账户",
                                        "where others of the household go on, applicant and account have to change"))));
        Optional<DecidedAnew.Known> known = anew.known(of.caseId(), purpose);
        if (known.isEmpty()) {
            return new Evidence(
                    today,
                    all,
                    List.of(),
                    Suggestion.unsettled(
                            List.of(
                                    Words.of(
                                            "原办件已按规定销毁或者无权查看，须重新申报",
                                            "the case was destroyed or is not to be seen: the facts have to be stated again"))),
                    List.of(),
                    "",
                    false,
                    "");
        }
        FactsToday newly =
                new FactsToday(
                        known.get().service().definition(), known.get().facts(), circle, of, today);
        Facts facts = newly.all(readings);
        Proposal proposal = anew.today(known.get(), facts);
        return new Evidence(
                today,
                all,
                newly.changed(facts),
                Suggestion.of(
                        proposal,
                        known.get().service().definition(),
                        scheme(of),
                        of,
                        YearMonth.from(today)),
                proposal.basis().explanation().lines(),
                proposal.basis().standard(),
                proposal.basis().hasDoubtfulValues(),
                "");
    }
}
