package tongban.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tongban.rules.MissingFact;
import tongban.rules.Model;
import tongban.service.Proposer;
import tongban.service.ServiceDefinition;
import tongban.service.ServiceFolder;
import tongban.service.StandardVersion;
import tongban.service.WorkedExample;

/** What is measured: the household model, the shipped services and two ordinary models. */
final class Subjects {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long SEED = 20_261_125;
    private static final int HOUSEHOLD_GOAL = 50;
    private static final int GOAL = 20;

    private Subjects() {}

    static List<Subject> all(Path root, int cases) {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(
                new Subject(
                        "household",
                        text("household.dmn"),
                        List.of(),
                        "Result",
                        Households.made(cases),
                        HOUSEHOLD_GOAL));
        for (Path folder : ServiceFolder.under(root.resolve("public-services"))) {
            Subject service = service(folder);
            if (!service.cases().isEmpty()) subjects.add(service);
        }
        subjects.add(new Subject("loan", text("loan.dmn"), List.of(), "Offer", loans(cases), GOAL));
        subjects.add(
                new Subject(
                        "routing", text("routing.dmn"), List.of(), "Route", orders(cases), GOAL));
        return subjects;
    }

    private static String text(String name) {
        try (InputStream in =
                Objects.requireNonNull(Subjects.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A shipped service's latest standard with its worked examples, those that it decides; what is
     * not known of them is null, since no other engine knows the difference.
     */
    private static Subject service(Path folder) {
        ServiceDefinition service = ServiceFolder.read(folder).orThrow();
        Proposer proposer = new Proposer(service);
        List<Map<String, Object>> cases = new ArrayList<>();
        StandardVersion standard = latest(service);
        for (WorkedExample example : service.examples()) {
            var given =
                    proposer.given(
                            example.place(), example.dates(), example.facts(), clock(example));
            boolean decided = !example.expected().outcome().equals("incomplete");
            if (decided && given.filter(g -> g.version().equals(standard)).isPresent())
                cases.add(members(given.get().inputs()));
        }
        String proposed =
                Model.parse(service.id(), standard.xml(), standard.imports()).results().getFirst();
        return new Subject(
                service.id(),
                standard.dmn(),
                standard.shared(),
                proposed,
                List.copyOf(cases),
                GOAL);
    }

    private static StandardVersion latest(ServiceDefinition service) {
        return service.standards().stream()
                .max(Comparator.comparing(StandardVersion::from))
                .orElseThrow();
    }

    static Clock clock(WorkedExample example) {
        return Clock.fixed(example.today().atTime(9, 0).atZone(ZONE).toInstant(), ZONE);
    }

    private static Map<String, Object> members(Map<?, ?> context) {
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        context.forEach((name, value) -> known.put(String.valueOf(name), known(value)));
        return Collections.unmodifiableMap(known);
    }

    private static @Nullable Object known(@Nullable Object value) {
        return switch (value) {
            case MissingFact _ -> null;
            case Map<?, ?> map -> members(map);
            case List<?> items -> items.stream().map(Subjects::known).toList();
            case null, default -> value;
        };
    }

    private static BigDecimal number(long n) {
        return BigDecimal.valueOf(n);
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<Map<String, Object>> loans(int count) {
        Random random = new Random(SEED);
        List<Map<String, Object>> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> applicant = new LinkedHashMap<>();
            applicant.put("age", number(16 + random.nextInt(65)));
            applicant.put("income", BigDecimal.valueOf(150_000 + random.nextInt(2_000_000), 2));
            applicant.put("repayments", BigDecimal.valueOf(random.nextInt(400_000), 2));
            applicant.put("score", number(400 + random.nextInt(450)));
            applicant.put(
                    "employment",
                    one(random, List.of("permanent", "civil", "self", "casual", "none")));
            Map<String, Object> loan = new LinkedHashMap<>();
            loan.put("amount", number(1_000L * (5 + random.nextInt(400))));
            loan.put("months", number(6 + 6L * random.nextInt(40)));
            loan.put("rate", BigDecimal.valueOf(random.nextInt(90), 3));
            loan.put("purpose", one(random, List.of("home", "car", "study", "other")));
            cases.add(Map.of("Applicant", applicant, "Loan", loan));
        }
        return cases;
    }

    private static List<Map<String, Object>> orders(int count) {
        Random random = new Random(SEED);
        List<String> countries =
                List.of("CN", "CN", "CN", "HK", "JP", "SG", "DE", "FR", "US", "BR", "ZA");
        List<Map<String, Object>> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Map<String, Object>> lines = new ArrayList<>();
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("sku", "sku-" + random.nextInt(900));
                line.put("quantity", number(1 + random.nextInt(9)));
                line.put("weight", BigDecimal.valueOf(1 + random.nextInt(8_000), 3));
                line.put("price", BigDecimal.valueOf(100 + random.nextInt(60_000), 2));
                line.put("hazardous", random.nextInt(20) == 0);
                lines.add(line);
            }
            Map<String, Object> order = new LinkedHashMap<>();
            order.put("country", one(random, countries));
            order.put("express", random.nextBoolean());
            order.put("placed", LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365)));
            order.put("lines", lines);
            cases.add(Map.of("Order", order));
        }
        return cases;
    }
}
