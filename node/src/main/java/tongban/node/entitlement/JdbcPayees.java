package tongban.node.entitlement;

import static tongban.node.entitlement.Entitlements.NAME_LENGTH_MAX;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.entitlement.Entitlements.Result;
import tongban.node.identity.Actor;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accounts that benefits are paid to: entered by an official or by the person, never overwritten.
 */
final class JdbcPayees {
    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final Journal journal;
    private final JdbcMeasures measures;
    private final JdbcHeldAccounts held;
    private final ObjectProvider<Funds> funds;
    private final JsonMapper json;
    private final Clock clock;

    JdbcPayees(
            JdbcClient jdbc,
            PersonalData personalData,
            Journal journal,
            JdbcMeasures measures,
            JdbcHeldAccounts held,
            ObjectProvider<Funds> funds,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.journal = journal;
        this.measures = measures;
        this.held = held;
        this.funds = funds;
        this.json = json;
        this.clock = clock;
    }

    /** Bank, holder and the end of the number. */
    Optional<String> shown(long number, int payee, CaseKey key) {
        return jdbc.sql("select content_cipher from payee where entitlement = ? and seq = ?")
                .params(number, payee)
                .query((row, n) -> Objects.requireNonNull(row.getBytes(1)))
                .optional()
                .map(sealed ->
                        json.readValue(
                                key.unsealText(Content.Payee.LABEL, sealed), Content.Payee.class))
                .map(p -> p.bank() + " " + p.holder() + " " + p.tail());
    }

    Result enterAccount(Actor actor, UUID entitlement, String holder, String bank, String account) {
        List<Problem> problems = new ArrayList<>();
        Content.Payee payee = payee(problems, holder, bank, account);
        return measures.onOwn(
                actor,
                entitlement,
                (number, key) ->
                        problems.isEmpty()
                                ? checked(actor, entitlement, number, key, payee)
                                : new Result.Rejected(problems));
    }

    Result takeOverAccount(Actor actor, UUID entitlement) {
        return measures.onOwn(
                actor,
                entitlement,
                (number, key) ->
                        held.beside(number)
                                .map(f -> checked(actor, entitlement, number, key, f.payee()))
                                .orElseGet(() ->
                                        new Result.Rejected(
                                                List.of(MeasureProblems.nothingHeld()))));
    }

    Result ownAccount(Actor actor, UUID entitlement, String holder, String bank, String account) {
        List<Problem> problems = new ArrayList<>();
        Content.Payee payee = payee(problems, holder, bank, account);
        if (!problems.isEmpty()) {
            return new Result.Rejected(problems);
        }
        Optional<Long> number =
                jdbc.sql("select number from entitlement where id = ?")
                        .param(entitlement)
                        .query(Long.class)
                        .optional();
        Optional<CaseKey> key = number.flatMap(n -> ownKey(entitlement));
        return key.isEmpty()
                ? new Result.NotFound()
                : entered(actor, entitlement, number.get(), key.get(), payee);
    }

    private Optional<CaseKey> ownKey(UUID entitlement) {
        return Optional.ofNullable(
                personalData
                        .open(
                                PersonalData.Holder.ENTITLEMENT,
                                List.of(entitlement),
                                Purpose.OWN_MATTER,
                                "account")
                        .get(entitlement));
    }

    Optional<String> accountOf(UUID entitlement) {
        record Row(long number, int payee) {}
        return jdbc.sql("select number, payee from entitlement where id = ? and payee > 0")
                .param(entitlement)
                .query((row, n) -> new Row(row.getLong(1), row.getInt(2)))
                .optional()
                .flatMap(
                        r -> ownKey(entitlement).flatMap(key -> shown(r.number(), r.payee(), key)));
    }

    private static Content.Payee payee(
            List<Problem> problems, String holder, String bank, String account) {
        name(problems, "holder", holder, Words.of("户名", "the holder"));
        name(problems, "bank", bank, Words.of("开户银行", "the bank"));
        String digits = account.replaceAll("[\\s-]", "");
        if (!digits.matches("[0-9]{8,32}")) {
            problems.add(MeasureProblems.account());
        }
        return new Content.Payee(holder.strip(), bank.strip(), digits);
    }

    private static void name(List<Problem> problems, String field, String typed, Words what) {
        if (typed.isBlank()) {
            problems.add(MeasureProblems.needed(field, what));
        } else if (typed.length() > NAME_LENGTH_MAX) {
            problems.add(MeasureProblems.tooLong(field, NAME_LENGTH_MAX));
        }
    }

    private record Whose(String scheme, byte[] content) {}

    /** What an official enters, where the scheme says into whose account it is paid. */
    private Result checked(
            Actor actor, UUID entitlement, long number, CaseKey key, Content.Payee payee) {
        Whose whose =
                jdbc.sql("select scheme, content_cipher from entitlement where number = ?")
                        .param(number)
                        .query((row, n) ->
                                new Whose(
                                        Objects.requireNonNull(row.getString(1)),
                                        Objects.requireNonNull(row.getBytes(2))))
                        .single();
        String name =
                json.readValue(key.unsealText(Content.LABEL, whose.content()), Content.class)
                        .name();
        List<Problem> problems =
                funds.orderedStream()
                        .flatMap(
                                f -> f.againstHolder(whose.scheme(), name, payee.holder()).stream())
                        .toList();
        return problems.isEmpty()
                ? entered(actor, entitlement, number, key, payee)
                : new Result.Rejected(problems);
    }

    private record Present(int payee, boolean wrong) {}

    private Result entered(
            Actor actor, UUID entitlement, long number, CaseKey key, Content.Payee payee) {
        Present present =
                jdbc.sql("select payee, payee_wrong from entitlement where number = ? for update")
                        .param(number)
                        .query((row, n) -> new Present(row.getInt(1), row.getBoolean(2)))
                        .single();
        boolean same =
                jdbc.sql("select content_cipher from payee where entitlement = ? and seq = ?")
                        .params(number, present.payee())
                        .query((row, n) -> Objects.requireNonNull(row.getBytes(1)))
                        .optional()
                        .map(sealed ->
                                json.readValue(
                                        key.unsealText(Content.Payee.LABEL, sealed),
                                        Content.Payee.class))
                        .filter(payee::equals)
                        .isPresent();
        if (same) {
            return present.wrong()
                    ? new Result.Rejected(List.of(MeasureProblems.sameWrongAccount()))
                    : new Result.Done(entitlement);
        }
        int seq = present.payee() + 1;
        jdbc.sql("insert into payee values (?, ?, ?, ?, ?, ?)")
                .params(
                        actor.jurisdiction().code(),
                        number,
                        seq,
                        key.sealText(Content.Payee.LABEL, json.writeValueAsString(payee)),
                        actor.account(),
                        JdbcLedgers.utc(clock.instant()))
                .update();
        jdbc.sql(
                        "update entitlement set payee = ?, payee_wrong = false, version = version +"
                                + " 1 where number = ?")
                .params(seq, number)
                .update();
        journal.write(
                "enter-account", Purpose.BENEFIT.name(), List.of(entitlement), List.of("account"));
        return new Result.Done(entitlement);
    }
}
