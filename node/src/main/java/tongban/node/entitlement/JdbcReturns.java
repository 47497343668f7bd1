package tongban.node.entitlement;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.entitlement.PaymentRuns.Standing;
import tongban.node.entitlement.PaymentRuns.Taken;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.service.Sha256;

/** What the bank sends back about a run: all of a file is posted, or nothing. */
final class JdbcReturns {
    private final JdbcClient jdbc;
    private final Journal journal;
    private final JdbcLedgers ledgers;
    private final Clock clock;

    JdbcReturns(JdbcClient jdbc, Journal journal, JdbcLedgers ledgers, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /** Takes a file in, or lists every fault of it; inside the actor's transaction. */
    Taken takeIn(Actor actor, PaymentRuns.Run run, byte[] file) {
        if (file.length > PaymentRuns.RETURN_BYTES_MAX) {
            return faulty(List.of(ReturnProblems.tooLarge()));
        }
        byte[] sha256 = Sha256.of(file);
        boolean again =
                jdbc.sql("select exists (select 1 from return_file where sha256 = ?)")
                        .param(sha256)
                        .query(Boolean.class)
                        .single();
        if (again) {
            return faulty(List.of(ReturnProblems.again()));
        }
        ReturnFile read = ReturnFile.read(file);
        Map<Long, ReturnFile.Payment> payments = payments(run, read);
        List<Problem> problems = new ArrayList<>(read.problems());
        problems.addAll(read.against(payments));
        return problems.isEmpty() ? posted(actor, run, read, payments, sha256) : faulty(problems);
    }

    private static Taken faulty(List<Problem> problems) {
        return new Taken.Faulty(
                problems.stream().limit(PaymentRuns.FAULTS_MAX).toList(), problems.size());
    }

    private Map<Long, ReturnFile.Payment> payments(PaymentRuns.Run run, ReturnFile read) {
        Map<Long, ReturnFile.Payment> payments = new HashMap<>();
        jdbc.sql(
                        "select id, entitlement, amount, state from payment where run = ? and id = any (?) for update")
                .params(
                        run.id(),
                        read.rows().stream().map(ReturnFile.Row::number).toArray(Long[]::new))
                .query(row -> {
                    payments.put(
                            row.getLong("id"),
                            new ReturnFile.Payment(
                                    row.getLong("id"),
                                    row.getLong("entitlement"),
                                    row.getBigDecimal("amount"),
                                    Standing.valueOf(row.getString("state"))));
                });
        return payments;
    }

    private Taken posted(
            Actor actor,
            PaymentRuns.Run run,
            ReturnFile read,
            Map<Long, ReturnFile.Payment> payments,
            byte[] sha256) {
        Instant now = clock.instant();
        UUID file = GlobalId.next(now);
        List<ReturnFile.Row> back =
                read.rows().stream().filter(r -> r.result() != Standing.PAID).toList();
        try {
            jdbc.sql("insert into return_file values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            file,
                            actor.jurisdiction().code(),
                            run.id(),
                            sha256,
                            read.rows().size(),
                            back.size(),
                            actor.account(),
                            JdbcLedgers.utc(now))
                    .update();
        } catch (DuplicateKeyException twice) {
            return faulty(List.of(ReturnProblems.again()));
        }
        jdbc.sql("update payment set state = 'PAID', settled_by = ? where run = ? and id = any (?)")
                .params(
                        file,
                        run.id(),
                        read.rows().stream()
                                .filter(r -> r.result() == Standing.PAID)
                                .map(ReturnFile.Row::number)
                                .toArray(Long[]::new))
                .update();
        back.forEach(row ->
                returned(
                        run.id(),
                        Objects.requireNonNull(payments.get(row.number())),
                        row.result(),
                        file,
                        now));
        journal.write(
                "take-in-bank-file",
                Purpose.BENEFIT.name(),
                List.of(run.id(), file),
                List.of("rows=" + read.rows().size(), "returned=" + back.size()));
        return new Taken.Done(
                read.rows().size() - back.size(),
                back.size(),
                Cents.sum(back.stream().map(ReturnFile.Row::amount).toList()));
    }

    /** What came back stands to the beneficiary's account again. */
    private void returned(
            UUID run, ReturnFile.Payment payment, Standing result, UUID file, Instant now) {
        JdbcLedgers.Held held = ledgers.holdEach(List.of(payment.entitlement())).getFirst();
        Benefit benefit = held.ledger().benefits().getFirst();
        List<Posting> paid =
                jdbc.sql(
                                """
                                select * from posting where entitlement = ? and payment = ? and kind in ('PAYMENT', 'REISSUE')
                                 order by id
                                """)
                        .params(payment.entitlement(), payment.number())
                        .query((row, n) -> JdbcLedgers.posting(row))
                        .list();
        Ledger.Verdict verdict = held.ledger().decide(new Order.Return(benefit.id(), paid));
        switch (verdict) {
            case Ledger.Verdict.Rejected no ->
                    throw new IllegalStateException("LEDGER-913 a return cannot be refused");
            case Ledger.Verdict.Done done ->
                    ledgers.store(held, done.after(), file, posting -> payment.number(), now);
        }
        jdbc.sql("update payment set state = ?, settled_by = ? where run = ? and id = ?")
                .params(result.name(), file, run, payment.number())
                .update();
        if (result == Standing.WRONG_ACCOUNT) {
            jdbc.sql(
                            """
                            update entitlement set payee_wrong = true
                             where number = ? and payee = (select payee from payment where run = ? and id = ?)
                            """)
                    .params(payment.entitlement(), run, payment.number())
                    .update();
        }
    }
}
