package tongban.node.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.known.Circle;
import tongban.node.known.OnLedger;
import tongban.node.known.Readings;
import tongban.node.known.Said;
import tongban.service.ServiceDefinition;
import tongban.service.fact.Fact;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.FactSource;
import tongban.service.fact.Facts;
import tongban.service.text.Words;

/**
 * The facts of a case as they are today: what the register and the ledger can say lies over what
 * the case knew. What the register does not know leaves the fact as it was; it is not a no. Pure.
 */
final class FactsToday {
    private final ServiceDefinition service;
    private final Facts known;
    private final Said said;
    private final LocalDate today;

    FactsToday(
            ServiceDefinition service,
            Facts known,
            Circle circle,
            Recipient recipient,
            LocalDate today) {
        this.service = service;
        this.known = known;
        this.said =
                new Said(
                        circle,
                        OnLedger.receiving(recipient.awarded(), recipient.exitMonths()),
                        known,
                        today);
        this.today = today;
    }

    /** All of them: those of the case with what is known today over them. */
    Facts all(Readings readings) {
        return known.overlaidBy(read(readings));
    }

    /** Those that are said today, and are asked by the service. */
    private Facts read(Readings readings) {
        Map<String, Fact> read = new LinkedHashMap<>();
        for (Readings.Of of : readings.all()) {
            service.fact(of.fact())
                    .flatMap(f -> said.value(of, f))
                    .ifPresent(v -> read.put(of.fact(), new Fact(v, FactSource.REGISTER, "")));
        }
        return new Facts(read);
    }

    /** Those that are others than the case knew. */
    List<Evidence.Changed> changed(Facts now) {
        List<Evidence.Changed> changed = new ArrayList<>();
        now.byName()
                .forEach((name, fact) -> {
                    Optional<FactDeclaration> declared = service.fact(name);
                    Optional<Object> before = known.value(name);
                    if (declared.isPresent()
                            && before.filter(b -> isSame(b, fact.value())).isEmpty()) {
                        changed.addAll(changed(declared.get(), before.orElse(null), fact.value()));
                    }
                });
        return changed;
    }

    private List<Evidence.Changed> changed(
            FactDeclaration fact, @Nullable Object then, Object now) {
        if (!fact.list() || !(now instanceof List<?> items)) {
            return List.of(changed(service.form().name(fact), fact, then, now));
        }
        List<?> before = then instanceof List<?> list ? list : List.of();
        List<Evidence.Changed> changed = new ArrayList<>();
        int rows = Math.max(items.size(), before.size());
        for (int i = 0; i < rows; i++) {
            Object was = i < before.size() ? before.get(i) : null;
            Object is = i < items.size() ? items.get(i) : null;
            if (was == null || is == null || !isSame(was, is)) {
                Words name = service.form().name(fact);
                changed.add(
                        changed(
                                Words.of(name.zh() + " " + (i + 1), name.en() + " " + (i + 1)),
                                fact,
                                was,
                                is));
            }
        }
        return changed;
    }

    private Evidence.Changed changed(
            Words name, FactDeclaration fact, @Nullable Object then, @Nullable Object now) {
        return new Evidence.Changed(
                name,
                then == null ? Words.of("无", "none") : service.form().words(fact, then),
                now == null ? Words.of("无", "none") : service.form().words(fact, now),
                Words.of("台账和账页，" + Words.day(today).zh(), "register and ledger, " + today));
    }

    /** Equal values, whatever the number of zeros behind the point. */
    private static boolean isSame(Object one, Object other) {
        if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (one instanceof List<?> a && other instanceof List<?> b) {
            return a.size() == b.size()
                    && java.util.stream.IntStream.range(0, a.size())
                            .allMatch(i -> isSame(a.get(i), b.get(i)));
        }
        if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet())
                    && a.keySet().stream()
                            .allMatch(k ->
                                    isSame(
                                            Objects.requireNonNull(a.get(k)),
                                            Objects.requireNonNull(b.get(k))));
        }
        return one.equals(other);
    }
}
