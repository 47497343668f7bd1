package tongban.node.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.service.identifier.CitizenNumber;
import tongban.service.identifier.Reading;
import tongban.time.Period;

/**
 * Reads a statement from what was typed into a form or stands in a row of a file; the same checks
 * for both, every flaw at once. Pure.
 */
final class StatementReader {
    /** What stands around the values of every shape; {@code to} is the last day, included. */
    static final String FROM = "from";

    static final String TO = "to";
    static final String SOURCE = "source";
    static final String DOCUMENT = "document";
    static final String ASSURANCE = "assurance";
    static final List<String> AROUND = List.of(FROM, TO, SOURCE, DOCUMENT, ASSURANCE);

    static final FieldType SOURCES = new FieldType.OneOf(List.of(Source.values()));
    static final FieldType ASSURANCES = new FieldType.OneOf(List.of(Assurance.values()));
    static final FieldType DOCUMENTS = new FieldType.Text(Register.DOCUMENT_LENGTH_MAX);
    private static final int AGE_OF_MAJORITY = 18;
    private static final int YEAR_FIRST = 1949;

    /** A statement, or everything that is wrong with it. */
    sealed interface Read {
        record Good(Statement statement) implements Read {}

        record Bad(List<Flaw> flaws) implements Read {}
    }

    private final Kind kind;
    private final Map<String, String> cells;
    private final Checking checking;
    private final List<Flaw> flaws = new ArrayList<>();

    private StatementReader(Kind kind, Map<String, String> cells, Checking checking) {
        this.kind = kind;
        this.cells = cells;
        this.checking = checking;
    }

    /**
     * @param cells by field; what is blank is not stated
     * @param number of the subject; null where it could not be read, so that it is not checked
     *     against
     * @param withdrawn nothing is known of these days any more: no values are asked for
     */
    static Read read(
            Kind kind,
            Map<String, String> cells,
            @Nullable String number,
            boolean withdrawn,
            String reason,
            Checking checking) {
        return new StatementReader(kind, cells, checking).read(number, withdrawn, reason);
    }

    private Read read(@Nullable String number, boolean withdrawn, String reason) {
        Optional<CitizenNumber> person =
                kind.of() == SubjectKind.PERSON && number != null
                        ? Optional.of(new CitizenNumber(number))
                        : Optional.empty();
        Optional<Particulars> value = withdrawn ? Optional.empty() : value();
        Optional<Period> valid = period(person);
        Optional<Source> source = stated(SOURCE, SOURCES, true, Source.class);
        Optional<Assurance> assurance = stated(ASSURANCE, ASSURANCES, true, Assurance.class);
        String document = stated(DOCUMENT, DOCUMENTS, false, String.class).orElse("");
        if (value.isPresent() && valid.isPresent()) {
            check(value.get(), valid.get(), person);
        }
        // without a number an identity does not know when it begins; the number's flaw is told
        // already
        if (!flaws.isEmpty() || valid.isEmpty() || source.isEmpty() || assurance.isEmpty()) {
            return new Read.Bad(List.copyOf(flaws));
        }
        return new Read.Good(
                new Statement(valid.get(), value, source.get(), document, assurance.get(), reason));
    }

    private Optional<Particulars> value() {
        Map<String, Object> values = new HashMap<>();
        int before = flaws.size();
        for (Kind.Field field : kind.shape()) {
            stated(field.name(), field.type(), field.required(), Object.class)
                    .ifPresent(v -> values.put(field.name(), v));
        }
        return flaws.size() == before ? Optional.of(kind.of(values)) : Optional.empty();
    }

    private <T> Optional<T> stated(
            String name, FieldType type, boolean required, Class<T> expected) {
        String text = cells.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            if (required) {
                flaws.add(Flaws.missing(name));
            }
            return Optional.empty();
        }
        return switch (type.read(text, checking)) {
            case Reading.Sound<Object>(Object value) -> Optional.of(expected.cast(value));
            case Reading.Fault<Object> fault -> {
                flaws.add(Flaws.of(name, fault));
                yield Optional.empty();
            }
        };
    }

    /** Without a first day an identity holds from birth; everything else says from when. */
    private Optional<Period> period(Optional<CitizenNumber> person) {
        int before = flaws.size();
        boolean fromBirth = kind == Kind.IDENTITY && person.isPresent();
        Optional<LocalDate> from =
                stated(FROM, Register.DAY, kind != Kind.IDENTITY, LocalDate.class)
                        .or(() -> person.filter(p -> fromBirth).map(CitizenNumber::birthDate));
        Optional<LocalDate> to = stated(TO, Register.DAY, false, LocalDate.class);
        if (flaws.size() > before || from.isEmpty()) {
            return Optional.empty();
        }
        if (to.isPresent() && to.get().isBefore(from.get())) {
            flaws.add(Flaws.endsBeforeItBegins());
            return Optional.empty();
        }
        if (person.isPresent() && from.get().isBefore(person.get().birthDate())) {
            flaws.add(Flaws.beforeBirth(FROM));
            return Optional.empty();
        }
        return Optional.of(
                to.map(last -> Period.closed(from.get(), last))
                        .orElseGet(() -> Period.from(from.get())));
    }

    /** What the values have to be to each other and to the person. */
    private void check(Particulars value, Period valid, Optional<CitizenNumber> person) {
        switch (value) {
            case Particulars.Identity(String name, Optional<LocalDate> died) ->
                    died.ifPresent(day -> {
                        if (day.isAfter(checking.today())) {
                            flaws.add(Flaws.inTheFuture("died", checking.today()));
                        } else if (person.isPresent() && day.isBefore(person.get().birthDate())) {
                            flaws.add(Flaws.beforeBirth("died"));
                        }
                    });
            case Particulars.DisabilityCard(var card) -> {
                if (person.isPresent() && !card.holder().equals(person.get())) {
                    flaws.add(Flaws.anothersCard());
                }
            }
            case Particulars.ChildStatus status -> {
                if (person.isPresent()
                        && !valid.from()
                                .isBefore(person.get().birthDate().plusYears(AGE_OF_MAJORITY))) {
                    flaws.add(Flaws.grownUp());
                }
            }
            case Particulars.Beds(int beds, int nursing) -> {
                if (nursing > beds) {
                    flaws.add(Flaws.moreNursingBeds());
                }
            }
            case Particulars.Residence r -> {}
            case Particulars.Membership m -> {}
            case Particulars.Income i -> {}
            case Particulars.Property p -> {}
            case Particulars.Marriage m -> {}
            case Particulars.Enrolment e -> {}
            case Particulars.BedStay s -> {}
            case Particulars.Dwelling d -> {}
            case Particulars.Premises p -> {}
            case EnterpriseParticulars.Enterprise e -> {
                if (e.founded().isAfter(checking.today())) {
                    flaws.add(Flaws.inTheFuture("founded", checking.today()));
                } else if (valid.from().isBefore(e.founded())) {
                    flaws.add(EnterpriseFlaws.beforeItWasFounded());
                }
            }
            case EnterpriseParticulars.YearFigures f -> {
                if (f.year() > checking.today().getYear() || f.year() < YEAR_FIRST) {
                    flaws.add(EnterpriseFlaws.noYear(YEAR_FIRST, checking.today().getYear()));
                } else if (valid.from().getYear() < f.year()) {
                    flaws.add(EnterpriseFlaws.beforeTheYear());
                }
                f.aboveScaleSince()
                        .filter(day -> day.isAfter(checking.today()))
                        .ifPresent(day ->
                                flaws.add(
                                        Flaws.inTheFuture("above_scale_since", checking.today())));
            }
            case EnterpriseParticulars.Representative r -> {}
            case EnterpriseParticulars.Qualification q -> {}
            case EnterpriseParticulars.Standing s -> {}
        }
    }
}
