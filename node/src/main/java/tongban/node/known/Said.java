package tongban.node.known;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tongban.node.register.Kind;
import tongban.node.register.Particulars;
import tongban.node.register.Particulars.IncomeKind;
import tongban.node.register.Particulars.PropertyKind;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.Facts;
import tongban.service.fact.FeelType;

/**
 * What register and ledger say of a person today, as the facts of a service. What they do not know
 * is empty; it is not a no. Pure.
 */
public final class Said {
    private static final List<String> CATEGORIES =
            List.of("sight", "hearing", "speech", "limbs", "intellectual", "mental", "multiple");
    private static final List<PropertyKind> SAVED =
            List.of(
                    PropertyKind.DEPOSIT,
                    PropertyKind.SECURITIES,
                    PropertyKind.INSURANCE,
                    PropertyKind.CLAIM);
    private static final int ADULT = 18;

    /**
     * @param name as the folders call the class
     */
    record SchemeClass(String scheme, String name) {}

    /** Who is on both is in the first: it gives more. */
    private static final List<SchemeClass> CLASSES =
            List.of(
                    new SchemeClass("extreme-poverty-support", "extreme-poverty"),
                    new SchemeClass("minimum-living-allowance", "minimum-living-allowance"));

    private final Circle circle;
    private final OnLedger ledger;
    private final Facts known;
    private final LocalDate today;

    /**
     * @param known what was stated before: a register knows less of some facts than a case does
     */
    public Said(Circle circle, OnLedger ledger, Facts known, LocalDate today) {
        this.circle = circle;
        this.ledger = ledger;
        this.known = known;
        this.today = today;
    }

    // ------------------------------------------------------------------ each reading

    /** What one reading comes to for a fact of this declaration. */
    public Optional<Object> value(Readings.Of of, FactDeclaration fact) {
        Optional<Circle.Member> self = circle.recipient();
        return switch (of.reading()) {
            case CARD_NUMBER -> self.flatMap(Circle.Member::card).map(c -> c.number().written());
            case CARD_UNTIL ->
                    self.flatMap(m -> m.file().lines(Kind.DISABILITY_CARD).stream().findFirst())
                            .flatMap(l -> l.holds().lastDay());
            case CARD_CATEGORY ->
                    self.flatMap(Circle.Member::card)
                            .map(c -> CATEGORIES.get(c.number().category() - 1));
            case CARD_GRADE ->
                    self.flatMap(Circle.Member::card)
                            .map(c -> BigDecimal.valueOf(c.number().grade()));
            case BORN -> self.map(Circle.Member::born);
            case SETTLEMENT -> circle.isUrban().map(urban -> urban ? "urban" : "rural");
            case MEMBERS ->
                    circle.household().isEmpty() ? Optional.empty() : Optional.of(members(fact));
            case SAVINGS -> savings();
            case HOMES -> count(PropertyKind.DWELLING);
            case VEHICLE -> vehicle();
            case WAGES -> income(m -> m.income(IncomeKind.WAGE));
            case BUSINESS ->
                    income(m ->
                            m.income(IncomeKind.BUSINESS).subtract(m.cost(IncomeKind.BUSINESS)));
            case PROPERTY_YIELD -> income(m -> m.income(IncomeKind.PROPERTY));
            case TRANSFERS -> income(m -> m.transfers(false));
            case BASIC_PENSION -> income(m -> m.transfers(true));
            case PLACEMENT -> placement().map(Said::placed);
            case CARE_FORM -> placement().flatMap(Said::cared);
            case FULL_TIME -> self.filter(m -> m.says(Kind.ENROLMENT)).map(Circle.Member::studies);
            case RECEIVING -> ledger.monthly().map(m -> true);
            case PRESENT_AMOUNT -> ledger.monthly().map(m -> m);
            case EXIT_MONTHS -> ledger.exitMonths().map(BigDecimal::valueOf);
            case ROSE_BY_WORK -> roseByWork();
            case ON_SCHEME -> on(of, fact);
            case ASSISTANCE_CLASS -> assistanceClass(fact);
        };
    }

    /** The class that comes with a benefit of the ledger; others have no benefit of their own. */
    static Optional<SchemeClass> classOn(OnLedger ledger) {
        return CLASSES.stream().filter(c -> ledger.monthly(c.scheme()).isPresent()).findFirst();
    }

    /** Whether, or with how much a month, he is on one of the schemes. */
    private Optional<Object> on(Readings.Of of, FactDeclaration fact) {
        List<BigDecimal> months =
                of.schemes().stream().flatMap(s -> ledger.monthly(s).stream()).toList();
        if (months.isEmpty()) {
            return Optional.empty();
        }
        return switch (fact.type()) {
            case BOOLEAN -> Optional.of(true);
            case NUMBER -> Optional.of(months.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            default -> Optional.empty();
        };
    }

    private Optional<Object> assistanceClass(FactDeclaration fact) {
        return fact.type() == FeelType.STRING
                ? classOn(ledger).map(c -> (Object) c.name())
                : Optional.empty();
    }

    private Optional<Object> income(java.util.function.Function<Circle.Member, BigDecimal> of) {
        return circle.recipient().filter(m -> m.says(Kind.INCOME)).map(of);
    }

    private Optional<Particulars.Placement> placement() {
        return circle.recipient()
                .flatMap(m ->
                        m.all(Kind.CHILD_STATUS, Particulars.ChildStatus.class)
                                .map(Particulars.ChildStatus::placement)
                                .findFirst());
    }

    private static Object placed(Particulars.Placement placement) {
        return switch (placement) {
            case RELATIVES -> "relatives";
            case INSTITUTION -> "institution";
            case FOSTER -> "foster";
            case ADOPTED -> "adopted";
        };
    }

    private static Optional<Object> cared(Particulars.Placement placement) {
        return switch (placement) {
            case RELATIVES, FOSTER -> Optional.of("scattered");
            case INSTITUTION -> Optional.of("institutional");
            case ADOPTED -> Optional.empty();
        };
    }

    // ------------------------------------------------------------------ property

    private List<Particulars.Property> property() {
        return circle.counted().stream()
                .flatMap(m -> m.all(Kind.PROPERTY, Particulars.Property.class))
                .toList();
    }

    /** Empty where nothing is registered, or something without what it is worth. */
    private Optional<Object> savings() {
        List<Particulars.Property> saved =
                property().stream().filter(p -> SAVED.contains(p.property())).toList();
        return saved.isEmpty() || saved.stream().anyMatch(p -> p.worth().isEmpty())
                ? Optional.empty()
                : Optional.of(
                        saved.stream()
                                .map(p -> p.worth().orElseThrow())
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private Optional<Object> count(PropertyKind kind) {
        long owned = property().stream().filter(p -> p.property() == kind).count();
        return owned == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(owned));
    }

    /** What kind of vehicle it is, the case may know; one that it does not know of is another. */
    private Optional<Object> vehicle() {
        boolean owned = property().stream().anyMatch(p -> p.property() == PropertyKind.VEHICLE);
        return owned
                ? Optional.of(known.value("vehicle").filter(v -> !v.equals("none")).orElse("other"))
                : Optional.empty();
    }

    // ------------------------------------------------------------------ members

    private List<Object> members(FactDeclaration fact) {
        List<Map<?, ?>> before = new ArrayList<>();
        if (known.value(fact.name()).orElse(List.of()) instanceof List<?> list) {
            list.forEach(item -> {
                if (item instanceof Map<?, ?> one) {
                    before.add(one);
                }
            });
        }
        List<Object> members = new ArrayList<>();
        for (Circle.Member member : circle.household()) {
            if (member.died().isEmpty()) {
                Optional<Map<?, ?>> was =
                        before.stream()
                                .filter(b -> member.born().equals(b.get("member born")))
                                .findFirst();
                was.ifPresent(before::remove);
                members.add(member(fact, member, was));
            }
        }
        return members;
    }

    private Map<String, Object> member(
            FactDeclaration fact, Circle.Member member, Optional<Map<?, ?>> was) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (FactDeclaration field : fact.fields()) {
            Supplier<Optional<Object>> before =
                    () -> was.flatMap(w -> Optional.ofNullable((Object) w.get(field.name())));
            part(field.name(), member, was.isPresent())
                    .or(before)
                    .ifPresent(v -> parts.put(field.name(), v));
        }
        return parts;
    }

    private Optional<Object> part(String field, Circle.Member m, boolean knownBefore) {
        boolean incomes = m.says(Kind.INCOME);
        return switch (field) {
            case "member relation" -> relation(m);
            case "member born" -> Optional.of(m.born());
            case "member status" -> status(m, knownBefore);
            case "years away" ->
                    knownBefore || !m.counted() ? Optional.empty() : Optional.of(BigDecimal.ZERO);
            case "wages" -> said(incomes, m.income(IncomeKind.WAGE));
            case "employment cost" -> said(incomes, m.cost(IncomeKind.WAGE));
            case "business" ->
                    said(
                            incomes,
                            m.income(IncomeKind.BUSINESS)
                                    .subtract(m.cost(IncomeKind.BUSINESS))
                                    .max(BigDecimal.ZERO));
            case "property yield" -> said(incomes, m.income(IncomeKind.PROPERTY));
            case "transfers received" ->
                    said(incomes, m.transfers(false).add(m.income(IncomeKind.OTHER)));
            case "basic pension" -> said(incomes, m.transfers(true));
            case "severely disabled" ->
                    m.card().isPresent() ? Optional.of(m.isSeverelyDisabled()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Object> said(boolean said, BigDecimal amount) {
        return said ? Optional.of(amount) : Optional.empty();
    }

    /** The register says how they are related to the head; the standard asks for the applicant. */
    private Optional<Object> relation(Circle.Member m) {
        Optional<Circle.Member> applicant = circle.recipient();
        if (applicant.filter(a -> a.id().equals(m.id())).isPresent()) {
            return Optional.of("applicant");
        }
        boolean heads =
                applicant
                        .flatMap(Circle.Member::relation)
                        .filter(r -> r == Particulars.Relation.HEAD)
                        .isPresent();
        return m.relation()
                .filter(r -> heads)
                .map(r ->
                        switch (r) {
                            case SPOUSE -> "spouse";
                            case CHILD ->
                                    m.age(today) < ADULT
                                            ? "minor-child"
                                            : m.studies() ? "dependent-child" : "independent-child";
                            case PARENT, GRANDCHILD, GRANDPARENT, SIBLING -> "supported-relative";
                            case HEAD, OTHER -> "other";
                        });
    }

    private static Optional<Object> status(Circle.Member m, boolean knownBefore) {
        return m.all(Kind.MEMBERSHIP, Particulars.Membership.class)
                .map(Particulars.Membership::counted)
                .findFirst()
                .flatMap(counted ->
                        switch (counted) {
                            case CLERGY -> Optional.of("religious-life");
                            case IN_PRISON -> Optional.of("in-prison");
                            case MISSING -> Optional.of("declared-missing");
                            case YES -> knownBefore ? Optional.empty() : Optional.of("ordinary");
                            case OTHER_RULE -> Optional.empty();
                        });
    }

    /** Whether wages are higher than the case knew, where both are known. */
    private Optional<Object> roseByWork() {
        List<Circle.Member> said =
                circle.counted().stream().filter(m -> m.says(Kind.INCOME)).toList();
        if (said.isEmpty()
                || !(known.value(FactDeclaration.MEMBERS).orElse(List.of())
                        instanceof List<?> before)) {
            return known.value("income rose by work").isPresent()
                    ? Optional.empty()
                    : Optional.of(false);
        }
        BigDecimal now =
                said.stream()
                        .map(m -> m.income(IncomeKind.WAGE).add(m.income(IncomeKind.BUSINESS)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal then =
                before.stream()
                        .filter(Map.class::isInstance)
                        .map(b -> earned((Map<?, ?>) b))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(now.compareTo(then) > 0);
    }

    private static BigDecimal earned(Map<?, ?> member) {
        BigDecimal earned = BigDecimal.ZERO;
        for (String field : List.of("wages", "business")) {
            if (member.get(field) instanceof BigDecimal amount) {
                earned = earned.add(amount);
            }
        }
        return earned;
    }
}
