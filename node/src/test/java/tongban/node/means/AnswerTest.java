package tongban.node.means;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Problem;

/** What a source sends is used whole or not at all, whatever it sends; and why not is said. */
class AnswerTest {
    private static final UUID QUERY = UUID.fromString("0190c000-0000-7000-8000-000000000001");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private static Answer.Read read(CheckSource source, String text) {
        return Answer.of(text.getBytes(StandardCharsets.UTF_8), QUERY, source, TODAY);
    }

    private static String answer(String query, String knownOn, String findings) {
        return "{\"query\":\"%s\",\"known_on\":\"%s\",\"findings\":%s}"
                .formatted(query, knownOn, findings);
    }

    private static String sound(String findings) {
        return answer(QUERY.toString(), "2026-11-25", findings);
    }

    private static String code(Answer.Read read) {
        return read instanceof Answer.Read.Bad(String code) ? code : "";
    }

    @Test
    void isReadWhole() {
        Answer.Read read =
                read(
                        CheckSource.SOCIAL_INSURANCE,
                        sound(
                                """
                                [{"kind":"INCOME","income":"WAGE","payer":"甲厂","monthly":"2100.00","since":"2026-01-01"},
                                 {"kind":"DEATH","died":"2026-10-01"}]
                                """));
        assertThat(read).isInstanceOf(Answer.Read.Good.class);
        Answer answer = ((Answer.Read.Good) read).answer();
        assertThat(answer.knownOn()).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(answer.findings())
                .extracting(Finding::item)
                .containsExactly(Item.WAGE, Item.DEATH);
        assertThat(answer.findings().getFirst().since()).contains(LocalDate.of(2026, 1, 1));
    }

    @Test
    void isNotReadAtAllWhereOneThingIsWrong() {
        for (String text :
                List.of(
                        "",
                        "null",
                        "[]",
                        "{}",
                        "{\"query\":",
                        answer(UUID.randomUUID().toString(), "2026-11-25", "[]"),
                        answer(QUERY.toString(), "2026-11-27", "[]"),
                        answer(QUERY.toString(), "yesterday", "[]"),
                        sound("{}"),
                        sound("[{\"kind\":\"DWELLING\",\"address\":\"x\"}]"),
                        sound("[{\"kind\":\"PROPERTY\",\"property\":\"GOLD\",\"what\":\"x\"}]"),
                        sound("[{\"kind\":\"PROPERTY\",\"property\":5,\"what\":\"x\"}]"),
                        sound("[{\"kind\":\"DEATH\",\"died\":\"never\"}]"),
                        sound("[" + "{\"kind\":\"DEATH\"},".repeat(100) + "{}]"))) {
            assertThat(code(read(CheckSource.BANKS, text))).as(text).isEqualTo("ECON-061");
        }
        byte[] large = new byte[Answer.BYTES_MAX + 1];
        Arrays.fill(large, (byte) ' ');
        assertThat(code(Answer.of(large, QUERY, CheckSource.BANKS, TODAY))).isEqualTo("ECON-061");
    }

    @Test
    void speaksOfNothingButItsOwnBusiness() {
        String car = sound("[{\"kind\":\"PROPERTY\",\"property\":\"VEHICLE\",\"what\":\"x\"}]");
        for (CheckSource source : CheckSource.values()) {
            assertThat(code(read(source, car)))
                    .isEqualTo(source == CheckSource.VEHICLES ? "" : "ECON-063");
        }
    }

    @Test
    void neverThrowsWhateverIsCutOrTurned() {
        long seed = 20261126L;
        Random random = new Random(seed);
        byte[] whole =
                sound(
                                "[{\"kind\":\"PROPERTY\",\"property\":\"DEPOSIT\",\"what\":\"x\",\"worth\":\"1.00\"}]")
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int turned = random.nextInt(4); turned > 0; turned--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(Answer.of(bytes, QUERY, CheckSource.BANKS, TODAY))
                    .as("seed " + seed + ", " + i)
                    .isNotNull();
        }
    }

    @Test
    void theShippedSourcesAndBasesAreWhole() {
        Set<Item> spoken = new TreeSet<>();
        for (CheckSource source : CheckSource.values()) {
            spoken.addAll(source.items());
        }
        assertThat(spoken)
                .as("what nobody is asked about can only be declared")
                .contains(Item.values()[0], Item.DEPOSIT, Item.DEATH, Item.MARRIAGE)
                .doesNotContain(Item.CLAIM, Item.OTHER_INCOME);
        Simulation shipped = Simulation.read("", 1);
        for (CheckSource source : CheckSource.values()) {
            String reference = shipped.reference(source, "580112195109022040");
            assertThat(reference).as(source + " is scripted for the demonstration").startsWith("S");
            String unscripted = shipped.reference(source, "591623195803141010");
            assertThat(shipped.behaviour(source, unscripted))
                    .as("the same seed, the same answer")
                    .isEqualTo(Simulation.read("", 1).behaviour(source, unscripted));
        }
        assertThat(Bases.shipped().all())
                .allSatisfy(b ->
                        assertThat(b.confidence())
                                .isIn("verified", "page", "recollection", "demonstration"));
    }

    @Test
    void everyReasonIsSaidInBothLanguages() {
        List<String> codes = new ArrayList<>();
        for (String code :
                List.of(
                        MeansProblems.UNREACHABLE,
                        MeansProblems.MALFORMED,
                        MeansProblems.REFUSED,
                        MeansProblems.NOT_ITS_BUSINESS,
                        MeansProblems.NOT_RECORDED,
                        MeansProblems.NO_ANSWER,
                        MeansProblems.ENDED)) {
            Problem problem = MeansProblems.fault(code);
            codes.add(problem.code());
            assertThat(problem.what().zh()).isNotBlank();
            assertThat(problem.remedy().en()).isNotBlank();
        }
        assertThat(codes).doesNotHaveDuplicates();
    }
}
