package tongban.node.known;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongban.node.entitlement.Receipts;
import tongban.node.identity.Actor;
import tongban.node.journal.Purpose;
import tongban.node.register.AsOf;
import tongban.node.register.Assurance;
import tongban.node.register.Kind;
import tongban.node.register.Register;
import tongban.service.ServiceDefinition;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.FactSource;
import tongban.service.fact.Facts;
import tongban.service.identifier.CitizenNumber;
import tongban.service.text.Words;

/** Asks the register for his file and the ledger for what he receives, and reads both. */
final class RegisterAndLedger implements PersonFacts {
    /** A value of one of these was said by somebody who knows. */
    private static final Set<Assurance> SURE =
            EnumSet.of(Assurance.VERIFIED, Assurance.DEMONSTRATION);

    private final Register register;
    private final Receipts receipts;
    private final Readings readings;
    private final Clock clock;

    RegisterAndLedger(Register register, Receipts receipts, Readings readings, Clock clock) {
        this.register = register;
        this.receipts = receipts;
        this.readings = readings;
        this.clock = clock;
    }

    /** What is read for one fact that the service asks for. */
    private record Asked(FactDeclaration fact, Readings.Of reading) {
        Reading.Room room() {
            return reading.reading().room();
        }
    }

    @Override
    public Map<String, List<Told>> of(
            Actor actor, Collection<ServiceDefinition> services, String number, Purpose purpose) {
        List<Asked> asked = services.stream().flatMap(s -> asked(s).stream()).toList();
        LocalDate today = LocalDate.now(clock);
        Set<Kind> kinds = kinds(asked);
        Optional<Circle.Member> self =
                kinds.isEmpty()
                        ? Optional.empty()
                        : register.ofNumber(actor, number, kinds, AsOf.today(today), purpose)
                                .map(file -> alone(file, number));
        List<Receipts.Receipt> received =
                asked.stream().anyMatch(a -> a.room() == Reading.Room.LEDGER)
                        ? receipts.of(actor, number, purpose)
                        : List.of();
        return services.stream()
                .collect(
                        Collectors.toMap(
                                ServiceDefinition::id, s -> told(s, self, received, today)));
    }

    private List<Told> told(
            ServiceDefinition service,
            Optional<Circle.Member> self,
            List<Receipts.Receipt> received,
            LocalDate today) {
        Said said =
                new Said(
                        new Circle(self, List.of()),
                        ledger(service, received),
                        new Facts(Map.of()),
                        today);
        Map<Told, Map<String, Object>> told = new LinkedHashMap<>();
        for (Asked one : asked(service)) {
            said.value(one.reading(), one.fact())
                    .filter(v -> isSaid(service, one.fact(), v, today))
                    .ifPresent(v ->
                            source(one, self, service, received, today)
                                    .ifPresent(s ->
                                            told.computeIfAbsent(s, k -> new HashMap<>())
                                                    .put(one.fact().name(), v)));
        }
        return told.entrySet().stream()
                .map(e -> new Told(e.getKey().source(), e.getKey().asOf(), e.getValue()))
                .toList();
    }

    /** What the folder asks, lets a register answer, and can be read of the person alone. */
    private List<Asked> asked(ServiceDefinition service) {
        List<Asked> asked = new ArrayList<>();
        for (Readings.Of of : readings.all()) {
            service.fact(of.fact())
                    .filter(f -> f.page().isPresent() && f.sources().contains(FactSource.REGISTER))
                    .filter(f -> of.reading().room() != Reading.Room.HOUSEHOLD)
                    .ifPresent(f -> asked.add(new Asked(f, of)));
        }
        return asked;
    }

    /** The records of his own file that any of them is read from. */
    private static Set<Kind> kinds(List<Asked> asked) {
        return asked.stream()
                .flatMap(a -> a.reading().reading().kind().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    }

    private static Circle.Member alone(Register.SubjectFile file, String number) {
        return new Circle.Member(
                file, new CitizenNumber(number).birthDate(), Optional.empty(), true);
    }

    private static OnLedger ledger(ServiceDefinition service, List<Receipts.Receipt> received) {
        Map<String, BigDecimal> bySchemes = new HashMap<>();
        received.forEach(r -> bySchemes.merge(r.scheme().id(), r.monthly(), BigDecimal::add));
        return new OnLedger(
                received.stream()
                        .filter(r -> r.scheme().service().equals(service.id()))
                        .map(Receipts.Receipt::monthly)
                        .findFirst(),
                Optional.empty(),
                bySchemes);
    }

    /**
     * A sum of nothing is what no record speaks of, and no answer; nor is what the folder does not
     * allow as one. Whether numbers of made-up people are taken in, the register has said.
     */
    private static boolean isSaid(
            ServiceDefinition service, FactDeclaration fact, Object value, LocalDate today) {
        return !(value instanceof BigDecimal amount && amount.signum() <= 0)
                && service.form()
                        .withSynthetic(true)
                        .validate(Map.of(fact.name(), value), today)
                        .isEmpty();
    }

    // ------------------------------------------------------------------ where it comes from

    private Optional<Told> source(
            Asked asked,
            Optional<Circle.Member> self,
            ServiceDefinition service,
            List<Receipts.Receipt> received,
            LocalDate today) {
        return switch (asked.room()) {
            case OWN ->
                    self.flatMap(m ->
                            asked.reading()
                                    .reading()
                                    .kind()
                                    .flatMap(k -> records(m.file(), k, asked.reading().reading())));
            case LEDGER -> Optional.of(ledger(asked, service, received, today));
            case HOUSEHOLD -> Optional.empty();
        };
    }

    /**
     * What the answer rests on, and nothing else of the kind. Empty where any of it is not sure: a
     * sum is as sure as its weakest part, and as old as its oldest.
     */
    private Optional<Told> records(Register.SubjectFile file, Kind kind, Reading reading) {
        List<Register.Recorded> records =
                file.lines().stream()
                        .filter(l -> reading.restsOn(l.value()))
                        .map(Register.Line::recorded)
                        .sorted(Comparator.comparing(Register.Recorded::at))
                        .toList();
        if (records.isEmpty()
                || records.stream().anyMatch(r -> !SURE.contains(r.statement().assurance()))) {
            return Optional.empty();
        }
        Words who = listed(records.stream().map(r -> r.statement().source().words()));
        Words how =
                records.stream()
                        .map(r -> r.statement().assurance())
                        .filter(a -> a != Assurance.VERIFIED)
                        .findFirst()
                        .map(a -> Words.of("，" + a.words().zh(), ", " + a.words().en()))
                        .orElse(Words.same(""));
        return Optional.of(
                new Told(
                        Words.of(
                                "本平台台账：" + kind.words().zh() + "（" + who.zh() + how.zh() + "）",
                                "Register of this platform: "
                                        + kind.words().en()
                                        + " ("
                                        + who.en()
                                        + how.en()
                                        + ")"),
                        LocalDate.ofInstant(records.getFirst().at(), clock.getZone()),
                        Map.of()));
    }

    /** Each once, in their order. */
    private static Words listed(Stream<Words> names) {
        List<Words> each = names.distinct().toList();
        return Words.of(
                String.join("、", each.stream().map(Words::zh).toList()),
                String.join(", ", each.stream().map(Words::en).toList()));
    }

    /** The benefits that the answer rests on. */
    private static Told ledger(
            Asked asked,
            ServiceDefinition service,
            List<Receipts.Receipt> received,
            LocalDate today) {
        Optional<String> ofClass =
                Said.classOn(ledger(service, received)).map(Said.SchemeClass::scheme);
        Words names =
                listed(
                        received.stream()
                                .filter(r ->
                                        switch (asked.reading().reading()) {
                                            case ON_SCHEME ->
                                                    asked.reading()
                                                            .schemes()
                                                            .contains(r.scheme().id());
                                            case ASSISTANCE_CLASS ->
                                                    ofClass.filter(r.scheme().id()::equals)
                                                            .isPresent();
                                            default -> r.scheme().service().equals(service.id());
                                        })
                                .map(r -> r.scheme().name()));
        return new Told(
                Words.of("本平台待遇账页：" + names.zh(), "Ledger of this platform: " + names.en()),
                today,
                Map.of());
    }
}
