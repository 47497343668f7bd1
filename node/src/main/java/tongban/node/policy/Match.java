package tongban.node.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tongban.service.text.Words;

/** What an enterprise comes to under one policy, and why. */
public sealed interface Match {

    /** Conditions that failed, with how far it is from each; empty where none did for certain. */
    List<Failed> failed();

    Standing standing();

    /** The four answers in words. */
    enum Standing {
        ELIGIBLE(Words.of("符合", "qualifies")),
        NEAR_MISS(Words.of("差一点", "a near miss")),
        INCOMPLETE(Words.of("信息不足，暂不能判定", "cannot be told yet")),
        NOT_ELIGIBLE(Words.of("不符合", "does not qualify"));

        private final Words words;

        Standing(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * Every condition is met.
     *
     * @param award what the standard awards, value by name
     * @param amount yuan; empty where it is not an amount
     */
    record Eligible(Map<String, Object> award, Optional<BigDecimal> amount) implements Match {
        public Eligible {
            award = Collections.unmodifiableMap(new LinkedHashMap<>(award));
        }

        @Override
        public List<Failed> failed() {
            return List.of();
        }

        @Override
        public Standing standing() {
            return Standing.ELIGIBLE;
        }
    }

    /** At most {@link Matching#NEAR_MAX} conditions failed, and each is near its line. */
    record NearMiss(List<Failed> failed) implements Match {
        public NearMiss {
            failed = List.copyOf(failed);
        }

        @Override
        public Standing standing() {
            return Standing.NEAR_MISS;
        }
    }

    record NotEligible(List<Failed> failed) implements Match {
        /** Code of the reason that it is in force elsewhere only. */
        public static final String NOT_IN_AREA = "not-in-area";

        private static final int AREAS_NAMED_MAX = 5;

        /**
         * The policy is in force on the enterprise's side, and not where it is registered.
         *
         * @param there names of the areas in which it is
         */
        static NotEligible elsewhere(List<Words> there) {
            boolean more = there.size() > AREAS_NAMED_MAX;
            List<Words> named = there.stream().limit(AREAS_NAMED_MAX).toList();
            return new NotEligible(
                    List.of(
                            new Failed(
                                    NOT_IN_AREA,
                                    Words.of(
                                            "只在"
                                                    + named.stream()
                                                            .map(Words::zh)
                                                            .collect(Collectors.joining("、"))
                                                    + (more ? "等" + there.size() + "地" : "")
                                                    + "施行，企业登记地不在其中。",
                                            "It is in force in "
                                                    + named.stream()
                                                            .map(Words::en)
                                                            .collect(Collectors.joining(", "))
                                                    + (more
                                                            ? " and "
                                                                    + (there.size()
                                                                            - AREAS_NAMED_MAX)
                                                                    + " more"
                                                            : "")
                                                    + " only, and the enterprise is not registered there."),
                                    "",
                                    Optional.empty())));
        }

        public NotEligible {
            failed = List.copyOf(failed);
        }

        @Override
        public Standing standing() {
            return Standing.NOT_ELIGIBLE;
        }
    }

    /**
     * It cannot be told yet.
     *
     * @param missing what could still change it
     * @param failed what failed already
     */
    record Incomplete(List<Words> missing, List<Failed> failed) implements Match {
        public Incomplete {
            missing = List.copyOf(missing);
            failed = List.copyOf(failed);
        }

        @Override
        public Standing standing() {
            return Standing.INCOMPLETE;
        }
    }

    /**
     * A condition that failed.
     *
     * @param shortfall how far it is from the line, where the policy says so
     */
    record Failed(String code, Words words, String article, Optional<Shortfall> shortfall) {
        boolean isNear() {
            return shortfall.filter(Shortfall::isNear).isPresent();
        }
    }

    /** How far from a line. */
    sealed interface Shortfall {
        Words words();

        /** Whether it can be closed soon. */
        boolean isNear();
    }

    /**
     * The line comes by itself.
     *
     * @param until the day on which it is reached
     */
    record Wait(LocalDate until) implements Shortfall {
        @Override
        public Words words() {
            Words day = Words.day(until);
            return Words.of("到" + day.zh() + "满足", "met on " + day.en());
        }

        @Override
        public boolean isNear() {
            return true;
        }
    }

    /**
     * A number that is on the wrong side of its line.
     *
     * @param gap the distance, above zero
     */
    record Gap(BigDecimal has, BigDecimal line, BigDecimal gap, Words unit) implements Shortfall {
        @Override
        public boolean isNear() {
            return gap.movePointRight(2).compareTo(line.multiply(Matching.NEAR_PERCENT)) <= 0;
        }

        @Override
        public Words words() {
            return Words.of(
                    "现为 %s %s，标准 %s %s，差 %s %s"
                            .formatted(
                                    plain(has),
                                    unit.zh(),
                                    plain(line),
                                    unit.zh(),
                                    plain(gap),
                                    unit.zh()),
                    "it is %s, the line is %s, %s %s short"
                            .formatted(plain(has), plain(line), plain(gap), unit.en()));
        }

        private static String plain(BigDecimal n) {
            return n.stripTrailingZeros().toPlainString();
        }
    }
}
