package tongban.rules.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The quick power is that of the JDK, in digits and scale. */
class PowersTest {
    private static final int TRIALS = Boolean.getBoolean("tongban.long") ? 20_000_000 : 200_000;

    @Test
    void quickPowersAreTheGeneralOnes() {
        long seed = Long.getLong("tongban.seed", 20_261_126);
        Random random = new Random(seed);
        int quick = 0;
        for (int i = 0; i < TRIALS; i++) {
            BigDecimal base = base(random);
            int n =
                    random.nextInt(4) == 0
                            ? random.nextInt(2_200) - 1_100
                            : random.nextInt(60) - 30;
            BigDecimal power = Powers.of(base, n);
            if (power == null) continue;
            quick++;
            assertThat(power)
                    .as("seed %d: %s ** %d", seed, base, n)
                    .isEqualTo(base.pow(n, Decimals.CONTEXT));
        }
        assertThat(quick).isGreaterThan(TRIALS / 2);
    }

    /** Interest factors, few digits, many nines, just above a power of ten, anything. */
    private static BigDecimal base(Random random) {
        return switch (random.nextInt(5)) {
            case 0 ->
                    BigDecimal.ONE.add(
                            BigDecimal.valueOf(1 + random.nextInt(900), 4)
                                    .divide(BigDecimal.valueOf(12), Decimals.CONTEXT),
                            Decimals.CONTEXT);
            case 1 -> BigDecimal.valueOf(1 + random.nextInt(2_000), random.nextInt(6) - 1);
            case 2 ->
                    new BigDecimal(
                            BigInteger.TEN
                                    .pow(1 + random.nextInt(34))
                                    .subtract(BigInteger.valueOf(1 + random.nextInt(3))),
                            random.nextInt(36));
            case 3 ->
                    new BigDecimal(
                            BigInteger.TEN
                                    .pow(1 + random.nextInt(33))
                                    .add(BigInteger.valueOf(random.nextInt(3))),
                            random.nextInt(36));
            default ->
                    new BigDecimal(
                            new BigInteger(1 + random.nextInt(112), random).add(BigInteger.ONE),
                            random.nextInt(40) - 3);
        };
    }
}
