package tongban.node.means;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tongban.service.Sha256;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What simulated sources know of made-up people and how they behave: by a script, and by a seed for
 * whomever the script does not name. The same seed, the same people: the same answers.
 */
final class Simulation {
    static final String SHIPPED = "/means/simulated.yaml";

    /** Later than anything is waited for. */
    private static final int NEVER_DAYS = 999;

    /**
     * How a source behaves about one person; what is left out does not happen.
     *
     * @param number in full, made up
     * @param afterDays until the answer comes
     * @param unreachable how often asking fails first
     * @param malformed how many answers are cut short before a whole one comes
     * @param againDays after the answer, when it comes once more; with {@code changed} as another
     * @param findings as an answer holds them
     */
    record Scripted(
            String number,
            CheckSource source,
            @Nullable Integer afterDays,
            @Nullable Integer unreachable,
            @Nullable Integer malformed,
            @Nullable Boolean refused,
            @Nullable Integer againDays,
            @Nullable List<Map<String, String>> findings,
            @Nullable List<Map<String, String>> changed) {}

    /** The same, whole. */
    record Behaviour(
            int afterDays,
            int unreachable,
            int malformed,
            boolean refused,
            Optional<Integer> againDays,
            List<Map<String, String>> findings,
            Optional<List<Map<String, String>>> changed) {}

    private final List<Scripted> script;
    private final long seed;

    private Simulation(List<Scripted> script, long seed) {
        this.script = script;
        this.seed = seed;
    }

    /**
     * @param file of the script; empty for the shipped one
     */
    static Simulation read(String file, long seed) {
        try (InputStream in =
                file.isEmpty()
                        ? Objects.requireNonNull(Simulation.class.getResourceAsStream(SHIPPED))
                        : Files.newInputStream(Path.of(file))) {
            return new Simulation(
                    List.of(YAMLMapper.builder().build().readValue(in, Scripted[].class)), seed);
        } catch (IOException e) {
            throw new UncheckedIOException("ECON-904 cannot read the script of the sources", e);
        }
    }

    /** Under what a simulated source keeps a question: says nothing of whom it is about. */
    String reference(CheckSource source, String number) {
        for (int i = 0; i < script.size(); i++) {
            if (script.get(i).source() == source && script.get(i).number().equals(number)) {
                return "S" + i;
            }
        }
        return "R" + Long.toHexString(dice(source + "|" + number));
    }

    Behaviour behaviour(CheckSource source, String reference) {
        if (reference.startsWith("S")) {
            Scripted s = script.get(Integer.parseInt(reference.substring(1)));
            return new Behaviour(
                    number(s.afterDays()),
                    number(s.unreachable()),
                    number(s.malformed()),
                    Boolean.TRUE.equals(s.refused()),
                    Optional.ofNullable(s.againDays()),
                    s.findings() == null ? List.of() : s.findings(),
                    Optional.ofNullable(s.changed()));
        }
        return byChance(source, new Random(Long.parseUnsignedLong(reference.substring(1), 16)));
    }

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    /** Of a hundred most answer at once, some late, and each fault happens to a few. */
    private static Behaviour byChance(CheckSource source, Random random) {
        int how = random.nextInt(100);
        List<Map<String, String>> findings = byChance(source, random, how);
        return new Behaviour(
                how < 70 ? 0 : how < 85 ? 1 + random.nextInt(9) : how == 98 ? NEVER_DAYS : 0,
                how >= 85 && how < 91 ? 1 : 0,
                how >= 91 && how < 96 ? 1 : 0,
                how == 99,
                how >= 96 && how < 98 ? Optional.of(1) : Optional.empty(),
                findings,
                Optional.empty());
    }

    private static List<Map<String, String>> byChance(CheckSource source, Random random, int how) {
        if (how % 2 == 1) {
            return List.of();
        }
        String yuan = (1 + random.nextInt(400)) * 100 + "." + (10 + random.nextInt(90));
        String which = "模拟 " + (1000 + random.nextInt(9000));
        return switch (source) {
            case BANKS -> property("DEPOSIT", "活期 " + which, "worth", yuan);
            case SECURITIES -> property("SECURITIES", "基金 " + which, "worth", yuan);
            case INSURERS -> property("INSURANCE", "寿险 " + which, "worth", yuan);
            case HOUSING_FUND -> property("OTHER", "公积金 " + which, "worth", yuan);
            case VEHICLES -> property("VEHICLE", "小型汽车 " + which, "worth", yuan);
            case REAL_ESTATE -> property("DWELLING", "住宅 " + which, "area", "88.00");
            case COMPANIES -> property("COMPANY", "个体工商户 " + which, "worth", yuan);
            case SOCIAL_INSURANCE -> income("TRANSFER", "城乡居民基本养老保险", "163.00");
            case TAX -> income("WAGE", "单位 " + which, yuan);
            case MARRIAGES -> List.of(Map.of("kind", "MARRIAGE", "status", "MARRIED"));
            case FUNERALS -> List.of();
        };
    }

    private static List<Map<String, String>> property(
            String property, String what, String field, String value) {
        return List.of(
                Map.of("kind", "PROPERTY", "property", property, "what", what, field, value));
    }

    private static List<Map<String, String>> income(String income, String payer, String monthly) {
        return List.of(
                Map.of("kind", "INCOME", "income", income, "payer", payer, "monthly", monthly));
    }

    private long dice(String of) {
        return ByteBuffer.wrap(Sha256.of(seed + "|" + of)).getLong();
    }
}
