package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.service.text.Words;
import tongban.time.Period;

/** Which substitutions exclude each other, by cases and against a count day by day. */
class SubstitutionRuleTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

    private static UUID officer(int number) {
        return new UUID(1, number);
    }

    private static Substitution of(int absent, int substitute, int from, int until) {
        return new Substitution(
                officer(absent),
                officer(substitute),
                Period.of(FIRST.plusDays(from), FIRST.plusDays(until)));
    }

    private static List<String> codes(Substitution wanted, Substitution... standing) {
        return wanted.against(List.of(standing), account -> Words.same(account.toString())).stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void eachClashHasItsOwnReason() {
        assertThat(codes(of(1, 2, 0, 5), of(1, 3, 4, 9))).containsExactly("CASE-107");
        assertThat(codes(of(1, 2, 0, 5), of(2, 1, 4, 9))).containsExactly("CASE-108");
        assertThat(codes(of(1, 2, 0, 5), of(2, 3, 4, 9))).containsExactly("CASE-109");
        assertThat(codes(of(1, 2, 0, 5), of(3, 1, 4, 9))).containsExactly("CASE-110");
        // all at once
        assertThat(codes(of(1, 2, 0, 5), of(1, 3, 0, 1), of(2, 4, 1, 2), of(5, 1, 2, 3)))
                .containsExactly("CASE-107", "CASE-109", "CASE-110");
    }

    @Test
    void whereOneEndsTheNextBegins() {
        assertThat(codes(of(1, 2, 0, 5), of(1, 3, 5, 9), of(2, 1, 5, 9), of(3, 1, 5, 9))).isEmpty();
        assertThat(codes(of(1, 2, 0, 5), of(3, 2, 0, 5), of(3, 4, 0, 5))).isEmpty();
    }

    /**
     * Whatever is entered in whatever order: on no day has anybody two stand-ins, and nobody who is
     * away stands in; what was refused would have broken that on some day.
     */
    @Test
    void noDayEverHasAChain() {
        long seed = Long.getLong("tongban.seed", 20261125L);
        Random random = new Random(seed);
        int refused = 0;
        for (int history = 0; history < 500; history++) {
            List<Substitution> standing = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int absent = random.nextInt(5);
                int substitute = (absent + 1 + random.nextInt(4)) % 5;
                int from = random.nextInt(20);
                Substitution wanted = of(absent, substitute, from, from + 1 + random.nextInt(8));
                boolean taken = wanted.against(standing, account -> Words.same("")).isEmpty();
                List<Substitution> all = new ArrayList<>(standing);
                all.add(wanted);
                assertThat(taken).as("seed %d, history %d", seed, history).isEqualTo(isSound(all));
                if (taken) {
                    standing = all;
                } else {
                    refused++;
                }
            }
        }
        assertThat(refused).isPositive();
    }

    private static boolean isSound(List<Substitution> all) {
        for (int day = 0; day < 30; day++) {
            LocalDate on = FIRST.plusDays(day);
            List<Substitution> today =
                    all.stream()
                            .filter(s -> !on.isBefore(s.days().from()))
                            .filter(s -> on.isBefore(s.days().until().orElseThrow()))
                            .toList();
            List<UUID> absent = today.stream().map(Substitution::absent).toList();
            boolean twice = absent.stream().distinct().count() < absent.size();
            boolean chain = today.stream().anyMatch(s -> absent.contains(s.substitute()));
            if (twice || chain) {
                return false;
            }
        }
        return true;
    }
}
