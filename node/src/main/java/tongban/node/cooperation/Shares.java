package tongban.node.cooperation;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a rule comes to over the amounts of both sides, in yuan, exact to the cent. Of each row and
 * of the whole the two shares sum to what came in.
 */
public record Shares(List<Row> rows) {
    public Shares {
        rows = List.copyOf(rows);
    }

    /**
     * @param collected what came in on each side
     * @param shares what each side gets, the remainder included
     * @param remainder the cent that rounding left (or, below zero, gave too much), which {@code
     *     shares} holds already on the side that the agreement names
     */
    public record Row(
            String kind,
            Both<BigDecimal> base,
            Both<BigDecimal> collected,
            Both<BigDecimal> shares,
            BigDecimal remainder) {
        public BigDecimal total() {
            return collected.chongqing().add(collected.sichuan());
        }
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    public Both<BigDecimal> collected() {
        return new Both<>(
                sum(rows.stream().map(r -> r.collected().chongqing()).toList()),
                sum(rows.stream().map(r -> r.collected().sichuan()).toList()));
    }

    public Both<BigDecimal> shares() {
        return new Both<>(
                sum(rows.stream().map(r -> r.shares().chongqing()).toList()),
                sum(rows.stream().map(r -> r.shares().sichuan()).toList()));
    }

    public BigDecimal total() {
        return sum(rows.stream().map(Row::total).toList());
    }

    public BigDecimal remainder() {
        return sum(rows.stream().map(Row::remainder).toList());
    }

    /** What each side has to receive from the other; below zero what it has to hand over. */
    public Both<BigDecimal> due() {
        return new Both<>(
                shares().chongqing().subtract(collected().chongqing()),
                shares().sichuan().subtract(collected().sichuan()));
    }
}
