package tongban.node.cooperation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * What is shared of one period under one version of an agreement. Each side enters its own amounts;
 * what follows is computed and stands when both have confirmed it. A later entry makes a new
 * version; the confirmed one stays, and the difference shows. One that was drawn wrongly is dropped
 * before both have confirmed it. Where the drop of the home side and the confirmation of the other
 * cross on the way, it is dropped on both: its days may have been drawn anew by then.
 */
public record Statement(
        Jurisdiction home,
        Heading heading,
        Both<List<Entered>> entered,
        List<Acceptance> accepted,
        Optional<Ending> ending)
        implements Dossier {
    static final int AMOUNTS_MAX = 50;
    static final int KIND_MAX = 60;

    /** Yuan; more is a slip of the keyboard. */
    static final BigDecimal YUAN_MAX = new BigDecimal("100000000000000.00");

    /** What was written before one could be dropped was not. */
    public Statement {
        accepted = List.copyOf(accepted);
        ending = Objects.requireNonNullElse(ending, Optional.empty());
    }

    /**
     * @param version number of the agreement's version that is followed, from 1
     * @param rule that version, frozen
     * @param until last day of the period
     */
    public record Heading(
            UUID agreement,
            int version,
            Words name,
            LocalDate from,
            LocalDate until,
            SharingRule rule)
            implements Dossier.Heading {
        @Override
        public String source() {
            return rule.document();
        }
    }

    /**
     * One row of a side's amounts, in yuan with two decimals.
     *
     * @param kind tax or revenue kind, e.g. 增值税
     * @param base what this side had before there was anything to share; what of it stays its own
     * @param collected what came in on this side in the period
     * @param investment what this side has put in, for rules that share by investment
     * @param source where the amounts stand
     */
    public record Amount(
            String kind,
            BigDecimal base,
            BigDecimal collected,
            BigDecimal investment,
            String source) {
        public Amount {
            kind = kind.strip();
            base = cents(base);
            collected = cents(collected);
            investment = cents(investment);
        }

        /** Exact cents are written with two decimals; what is finer stays, to be refused. */
        private static BigDecimal cents(BigDecimal yuan) {
            return isCents(yuan) ? yuan.setScale(2, RoundingMode.UNNECESSARY) : yuan;
        }

        static boolean isCents(BigDecimal yuan) {
            return yuan.stripTrailingZeros().scale() <= 2;
        }

        boolean isSound() {
            return List.of(base, collected, investment).stream()
                    .allMatch(a -> isCents(a) && a.signum() >= 0 && a.compareTo(YUAN_MAX) <= 0);
        }
    }

    /** What a side entered, the first time or as a correction. */
    public record Entered(LocalDate on, Words organ, List<Amount> amounts, String reason) {
        public Entered {
            amounts = List.copyOf(amounts);
        }
    }

    /** A side confirmed what follows from these two entries, each counted from 1. */
    public record Acceptance(
            Jurisdiction side, int chongqing, int sichuan, LocalDate on, Words organ) {
        boolean isOf(Both<Integer> entries) {
            return chongqing == entries.chongqing() && sichuan == entries.sichuan();
        }
    }

    /** How it stands. */
    public enum Standing {
        AWAITS_AMOUNTS("待两方填报", "amounts awaited"),
        AWAITS_CONFIRMATION("待两方确认", "to be confirmed"),
        CONFIRMED("两方已确认", "confirmed by both"),
        CORRECTED("已更正，待重新确认", "corrected, to be confirmed again"),
        DROPPED("已取消", "dropped");

        private final Words words;

        Standing(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /** How often each side has entered its amounts. */
    public Both<Integer> entries() {
        return entered.map(List::size);
    }

    public boolean canBeComputed() {
        return entered.stream().noneMatch(List::isEmpty);
    }

    public Optional<Acceptance> acceptance(Jurisdiction side, Both<Integer> entries) {
        return accepted.stream().filter(a -> a.side() == side && a.isOf(entries)).findFirst();
    }

    private boolean isConfirmed(Both<Integer> entries) {
        return acceptance(Jurisdiction.CHONGQING, entries).isPresent()
                && acceptance(Jurisdiction.SICHUAN, entries).isPresent();
    }

    /** The pairs of entries that both have confirmed, oldest first. */
    public List<Both<Integer>> confirmed() {
        return accepted.stream()
                .map(a -> new Both<>(a.chongqing(), a.sichuan()))
                .distinct()
                .filter(this::isConfirmed)
                .sorted(Comparator.comparing(pair -> pair.chongqing() + pair.sichuan()))
                .toList();
    }

    public Both<List<Amount>> amounts(Both<Integer> entries) {
        return new Both<>(
                entered.chongqing().get(entries.chongqing() - 1).amounts(),
                entered.sichuan().get(entries.sichuan() - 1).amounts());
    }

    public Standing standing() {
        if (ending.isPresent()) {
            return Standing.DROPPED;
        } else if (!canBeComputed()) {
            return Standing.AWAITS_AMOUNTS;
        } else if (isConfirmed(entries())) {
            return Standing.CONFIRMED;
        }
        return confirmed().isEmpty() ? Standing.AWAITS_CONFIRMATION : Standing.CORRECTED;
    }

    @Override
    public Line line() {
        Standing standing = standing();
        Optional<LocalDate> done =
                standing == Standing.CONFIRMED
                        ? accepted.stream().map(Acceptance::on).max(Comparator.naturalOrder())
                        : ending.map(Ending::on);
        return new Line(
                "",
                heading.from().getYear(),
                Optional.of(heading.agreement()),
                Optional.of(heading.from()),
                Optional.of(heading.until()),
                canBeComputed(),
                done,
                ending.isPresent(),
                List.of());
    }

    static List<Problem> faults(Heading h) {
        List<Problem> problems = new ArrayList<>();
        Texts.name(problems, h.name());
        if (h.until().isBefore(h.from())) {
            problems.add(CooperationProblems.days("until"));
        }
        return problems;
    }

    @Override
    public List<Problem> content(Act act, Jurisdiction side) {
        if (!(act instanceof Act.OfStatement)) {
            return List.of(CooperationProblems.notOfThis(act, Kind.STATEMENT));
        }
        List<Problem> problems = new ArrayList<>();
        if (act instanceof Act.Drop(String reason)) {
            Texts.home(problems, home, side);
            Texts.needed(problems, "reason", reason, Words.of("理由", "the reason"), Texts.LONG_MAX);
        } else if (act instanceof Act.Enter(List<Amount> amounts, String reason)) {
            if (amounts.isEmpty() || amounts.size() > AMOUNTS_MAX) {
                problems.add(SharingProblems.rows(AMOUNTS_MAX));
            }
            Set<String> kinds = new HashSet<>();
            for (int n = 0; n < amounts.size(); n++) {
                row(problems, amounts.get(n), "amounts." + n + ".");
                if (!kinds.add(amounts.get(n).kind())) {
                    problems.add(SharingProblems.twice("amounts." + n + ".kind"));
                }
            }
            Texts.optional(problems, "reason", reason, Texts.LONG_MAX);
        }
        return problems;
    }

    private static void row(List<Problem> problems, Amount row, String prefix) {
        Texts.needed(problems, prefix + "kind", row.kind(), Words.of("税费种类", "the kind"), KIND_MAX);
        Texts.needed(
                problems,
                prefix + "source",
                row.source(),
                Words.of("数据来源", "the source of the amounts"),
                Texts.SHORT_MAX);
        if (!row.isSound()) {
            problems.add(SharingProblems.amount(prefix + "collected"));
        }
    }

    @Override
    public List<Problem> moment(Act act, Jurisdiction side, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (ending.isPresent()) {
            problems.add(CooperationProblems.ended());
        } else if (act instanceof Act.Drop && !confirmed().isEmpty()) {
            problems.add(SharingProblems.confirmed());
        } else if (act instanceof Act.Enter(_, String reason)
                && reason.isBlank()
                && !confirmed().isEmpty()) {
            problems.add(SharingProblems.correction());
        } else if (act instanceof Act.Accept(int chongqing, int sichuan)) {
            if (!canBeComputed()) {
                problems.add(SharingProblems.notComputable());
            } else if (!entries().equals(new Both<>(chongqing, sichuan))) {
                problems.add(SharingProblems.overtaken());
            } else if (acceptance(side, entries()).isPresent()) {
                problems.add(SharingProblems.acceptedBefore());
            }
        }
        return problems;
    }

    @Override
    public Statement after(Act act, Said said) {
        if (act instanceof Act.Enter(List<Amount> amounts, String reason)) {
            List<Entered> all = new ArrayList<>(entered.of(said.side()));
            all.add(new Entered(said.on(), said.organ(), amounts, reason));
            return new Statement(
                    home, heading, entered.with(said.side(), List.copyOf(all)), accepted, ending);
        } else if (act instanceof Act.Accept(int chongqing, int sichuan)) {
            List<Acceptance> all = new ArrayList<>(accepted);
            all.add(new Acceptance(said.side(), chongqing, sichuan, said.on(), said.organ()));
            return new Statement(home, heading, entered, all, ending);
        } else if (act instanceof Act.Drop(String reason)) {
            return new Statement(
                    home,
                    heading,
                    entered,
                    accepted,
                    Optional.of(new Ending(said.on(), true, reason)));
        }
        return this;
    }
}
