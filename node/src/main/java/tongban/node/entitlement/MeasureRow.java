package tongban.node.entitlement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongban.node.entitlement.Entitlements.Stage;

/** A row of the table measure, with the scheme of its entitlement. */
record MeasureRow(
        UUID id,
        long entitlement,
        String scheme,
        MeasureKind kind,
        Stage stage,
        @Nullable LocalDate from,
        @Nullable Integer months,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal monthly,
        String document,
        String article,
        byte[] said,
        UUID proposedBy,
        LocalDate proposedOn,
        @Nullable LocalDate answerUntil,
        @Nullable LocalDate heardOn,
        @Nullable LocalDate decidedOn,
        @Nullable LocalDate postedOn,
        @Nullable LocalDate postedUntil,
        boolean postedNamed) {

    /** What it does to the ledger. */
    Order order(UUID entitlement) {
        BigDecimal yuan = amount == null ? Cents.ZERO : amount;
        return switch (kind) {
            case RAISE -> new Order.Raise(entitlement, month(), yuan);
            case REDUCE -> new Order.Reduce(entitlement, month(), yuan);
            case STOP -> new Order.Stop(entitlement, month());
            case EXIT -> new Order.Exit(entitlement, month(), months == null ? 0 : months);
            case RECOVER ->
                    new Order.Recover(entitlement, yuan, monthly == null ? Cents.ZERO : monthly);
            case WAIVE -> new Order.Waive(entitlement, yuan);
        };
    }

    private YearMonth month() {
        return YearMonth.from(Objects.requireNonNull(from));
    }

    /** As {@link JdbcMeasureRows} reads it. */
    static MeasureRow of(ResultSet row) throws SQLException {
        return new MeasureRow(
                row.getObject("id", UUID.class),
                row.getLong("entitlement"),
                Objects.requireNonNull(row.getString("scheme")),
                MeasureKind.valueOf(row.getString("kind")),
                Stage.valueOf(row.getString("state")),
                row.getObject("from_month", LocalDate.class),
                row.getObject("months", Integer.class),
                row.getBigDecimal("amount"),
                row.getBigDecimal("monthly"),
                Objects.requireNonNull(row.getString("document")),
                Objects.requireNonNull(row.getString("article")),
                Objects.requireNonNull(row.getBytes("content_cipher")),
                row.getObject("proposed_by", UUID.class),
                row.getObject("proposed_on", LocalDate.class),
                row.getObject("answer_until", LocalDate.class),
                row.getObject("heard_on", LocalDate.class),
                row.getObject("decided_on", LocalDate.class),
                row.getObject("posted_on", LocalDate.class),
                row.getObject("posted_until", LocalDate.class),
                row.getBoolean("posted_named"));
    }

    /** Proposed and not decided yet. */
    boolean isOpen() {
        return stage == Stage.PROPOSED || stage == Stage.HEARD;
    }
}
