package tongban.node.entitlement;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.node.entitlement.PaymentRuns.Standing;

/**
 * What the bank sends back: {@code number,amount,result}, a header, a row a payment. Every fault is
 * found; a file with one is taken in not at all.
 */
record ReturnFile(List<Row> rows, List<Problem> problems) {
    private static final String HEADER = "number,amount,result";

    /**
     * @param line from 1, the header's being the first
     */
    record Row(int line, long number, BigDecimal amount, Standing result) {}

    /** A payment that the file may be about. */
    record Payment(long number, long entitlement, BigDecimal amount, Standing standing) {}

    static ReturnFile read(byte[] bytes) {
        List<Problem> problems = new ArrayList<>();
        Optional<String> text = text(bytes);
        if (text.isEmpty()) {
            return new ReturnFile(List.of(), List.of(ReturnProblems.encoding()));
        }
        List<String> lines = text.get().lines().toList();
        if (lines.isEmpty() || !plain(lines.getFirst()).equalsIgnoreCase(HEADER)) {
            return new ReturnFile(List.of(), List.of(ReturnProblems.header(HEADER)));
        }
        if (lines.size() - 1 > PaymentRuns.RETURN_ROWS_MAX) {
            return new ReturnFile(List.of(), List.of(ReturnProblems.rows()));
        }
        List<Row> rows = new ArrayList<>();
        Map<Long, Integer> seen = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                row(i + 1, plain(lines.get(i)), problems)
                        .ifPresent(row -> {
                            Integer before = seen.putIfAbsent(row.number(), row.line());
                            if (before == null) {
                                rows.add(row);
                            } else {
                                problems.add(ReturnProblems.twice(row.line(), before));
                            }
                        });
            }
        }
        if (rows.isEmpty() && problems.isEmpty()) {
            problems.add(ReturnProblems.empty());
        }
        return new ReturnFile(List.copyOf(rows), List.copyOf(problems));
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Without quotes and blanks: none of the three columns may hold a comma. */
    private static String plain(String line) {
        return line.replace("\"", "").replace(" ", "");
    }

    private static Optional<Row> row(int line, String text, List<Problem> problems) {
        String[] cells = text.split(",", -1);
        if (cells.length != 3) {
            problems.add(ReturnProblems.columns(line, cells.length));
            return Optional.empty();
        }
        int before = problems.size();
        if (!cells[0].matches("[0-9]{1,18}")) {
            problems.add(ReturnProblems.number(line));
        }
        if (!cells[1].matches("[0-9]{1,12}(\\.[0-9]{1,2})?")) {
            problems.add(ReturnProblems.amount(line));
        }
        Optional<Standing> result = result(cells[2]);
        if (result.isEmpty()) {
            problems.add(ReturnProblems.result(line));
        }
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(
                        new Row(
                                line,
                                Long.parseLong(cells[0]),
                                Cents.exact(new BigDecimal(cells[1])),
                                result.orElseThrow()));
    }

    private static Optional<Standing> result(String cell) {
        return switch (cell) {
            case "PAID", "成功" -> Optional.of(Standing.PAID);
            case "RETURNED", "退回" -> Optional.of(Standing.RETURNED);
            case "WRONG_ACCOUNT", "账户有误" -> Optional.of(Standing.WRONG_ACCOUNT);
            default -> Optional.empty();
        };
    }

    /**
     * What does not fit the payments of the run.
     *
     * @param payments by number
     */
    List<Problem> against(Map<Long, Payment> payments) {
        List<Problem> faults = new ArrayList<>();
        for (Row row : rows) {
            Payment payment = payments.get(row.number());
            if (payment == null) {
                faults.add(ReturnProblems.unknown(row.line()));
            } else {
                if (payment.amount().compareTo(row.amount()) != 0) {
                    faults.add(ReturnProblems.otherAmount(row.line(), payment.amount()));
                }
                if (payment.standing() != Standing.SENT) {
                    faults.add(ReturnProblems.settled(row.line(), payment.standing()));
                }
            }
        }
        return faults;
    }
}
