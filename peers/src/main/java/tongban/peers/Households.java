package tongban.peers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Made-up households for the household model: each a function of its number alone, 2.49 members in
 * the mean, amounts in yuan with two decimals. No law and no person stands behind them.
 */
final class Households {
    private static final int COUNTIES = 20;
    private static final int OF_HOUSEHOLD = 99;

    private Households() {}

    static List<Map<String, Object>> made(int count) {
        List<Map<String, Object>> households = new ArrayList<>(count);
        for (int h = 0; h < count; h++) households.add(Map.of("Household", household(h)));
        return households;
    }

    private static long mixed(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number below a bound, drawn for a household, a member of it and a purpose. */
    private static int drawn(long household, int member, int purpose, int bound) {
        long seed = mixed(household * 1_000_003L + member * 131L + purpose) ^ 0xABCDEFL;
        return (int) Long.remainderUnsigned(mixed(seed), bound);
    }

    private static int size(long h) {
        int r = drawn(h, OF_HOUSEHOLD, 0, 100);
        return r < 25 ? 1 : r < 57 ? 2 : r < 79 ? 3 : r < 92 ? 4 : r < 98 ? 5 : 6;
    }

    private static BigDecimal yuan(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static Map<String, Object> household(int h) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("county", BigDecimal.valueOf(drawn(h, OF_HOUSEHOLD, 1, COUNTIES)));
        facts.put("urban", drawn(h, OF_HOUSEHOLD, 2, 100) < 45);
        int r = drawn(h, OF_HOUSEHOLD, 4, 100);
        long property =
                r < 80
                        ? drawn(h, OF_HOUSEHOLD, 5, 2_000_001)
                        : r < 94
                                ? 2_000_000 + drawn(h, OF_HOUSEHOLD, 5, 6_000_001)
                                : 8_000_000 + drawn(h, OF_HOUSEHOLD, 5, 72_000_001);
        facts.put("property", yuan(property));
        facts.put("car", drawn(h, OF_HOUSEHOLD, 3, 100) < 12);
        List<Map<String, Object>> members = new ArrayList<>();
        for (int m = 0; m < size(h); m++) members.add(member(h, m));
        facts.put("members", members);
        return facts;
    }

    private static Map<String, Object> member(int h, int m) {
        int r = drawn(h, m, 6, 100);
        int age =
                r < 22
                        ? drawn(h, m, 7, 18)
                        : r < 70 ? 18 + drawn(h, m, 7, 42) : 60 + drawn(h, m, 7, 36);
        int disability = drawn(h, m, 8, 100) < 12 ? 1 + drawn(h, m, 9, 4) : 0;
        boolean school =
                age >= 6 && age < 18
                        ? drawn(h, m, 10, 100) < 95
                        : age >= 18 && age <= 22 && drawn(h, m, 10, 100) < 50;
        int q = drawn(h, m, 13, 100);
        long medical =
                q < 60 ? 0 : q < 90 ? drawn(h, m, 14, 30_001) : 30_000 + drawn(h, m, 14, 470_001);
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("age", BigDecimal.valueOf(age));
        member.put("income", yuan(income(h, m, age, disability, school)));
        member.put("disability", BigDecimal.valueOf(disability));
        member.put("inSchool", school);
        member.put("medical", yuan(medical));
        return member;
    }

    private static long income(int h, int m, int age, int disability, boolean school) {
        int q = drawn(h, m, 11, 100);
        if (age < 16) return 0;
        if (school) return q < 90 ? 0 : drawn(h, m, 12, 80_001);
        if (disability == 1 || disability == 2) return q < 60 ? 0 : drawn(h, m, 12, 80_001);
        if (age >= 60) return q < 30 ? 0 : 10_000 + drawn(h, m, 12, 80_001);
        if (q < 15) return 0;
        return q < 80 ? 20_000 + drawn(h, m, 12, 220_001) : 240_000 + drawn(h, m, 12, 360_001);
    }
}
