package tongban.node.identity;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;
import tongban.service.Sha256;

/**
 * Accounts in the database. Signing in happens before a side is known and goes through functions
 * that see one row.
 */
public final class JdbcAccounts implements Accounts {
    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final Function<String, byte[]> idIndex;
    private final Function<String, byte[]> idCipher;
    private final String nobody;

    /**
     * @param idIndex the keyed index of an ID number, for the side of the open transaction
     * @param idCipher the encrypted ID number, for the side of the open transaction
     */
    public JdbcAccounts(
            JdbcClient jdbc,
            TransactionOperations transactions,
            PasswordEncoder passwords,
            Clock clock,
            Function<String, byte[]> idIndex,
            Function<String, byte[]> idCipher) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.passwords = passwords;
        this.clock = clock;
        this.idIndex = idIndex;
        this.idCipher = idCipher;
        this.nobody = Objects.requireNonNull(passwords.encode("nobody"));
    }

    private record Row(Actor actor, String hash, boolean disabled, @Nullable Instant lockedUntil) {}

    @Override
    public SignIn signIn(String login, String password) {
        String name = login.strip().toLowerCase(java.util.Locale.ROOT);
        Optional<Row> found = read(name);
        // an unknown login costs as much time as a known one
        boolean right = passwords.matches(password, found.map(Row::hash).orElse(nobody));
        if (found.isEmpty()) {
            return new SignIn.Wrong();
        }
        Row row = found.get();
        Instant locked = row.lockedUntil();
        if (locked != null && locked.isAfter(Instant.now(Clock.systemUTC()))) {
            return new SignIn.Locked(locked);
        }
        if (right && row.disabled()) {
            return new SignIn.Disabled();
        }
        transactions.execute(status ->
                jdbc.sql("select account_signed_in(?, ?)").params(name, right).query().singleRow());
        return right ? new SignIn.Welcome(row.actor()) : new SignIn.Wrong();
    }

    private Optional<Row> read(String login) {
        return inTransaction(() ->
                jdbc.sql("select * from account_for_sign_in(?)")
                        .param(login)
                        .query((row, n) ->
                                new Row(
                                        actor(row),
                                        text(row, "password_hash"),
                                        row.getBoolean("disabled"),
                                        instant(row, "locked_until")))
                        .optional());
    }

    @Override
    public Optional<Token> issueToken(Actor actor) {
        byte[] secret = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(secret);
        String shown = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant expires = Instant.now(clock).plus(TOKEN_LIFE);
        int rows =
                jdbc.sql(
                                """
                                insert into access_token (hash, owner_jurisdiction, account_id, expires_at)
                                values (?, ?, ?, ?)
                                """)
                        .params(
                                Sha256.of(shown),
                                actor.jurisdiction().code(),
                                actor.account(),
                                expires.atOffset(ZoneOffset.UTC))
                        .update();
        return rows == 1 ? Optional.of(new Token(shown, expires)) : Optional.empty();
    }

    @Override
    public Optional<Actor> byToken(String secret) {
        return inTransaction(() ->
                jdbc.sql("select * from account_for_token(?) where not disabled and expires_at > ?")
                        .params(Sha256.of(secret), Instant.now(clock).atOffset(ZoneOffset.UTC))
                        .query((row, n) -> actor(row))
                        .optional());
    }

    @Override
    public void revokeToken(Actor actor, String secret) {
        jdbc.sql("delete from access_token where hash = ?").param(Sha256.of(secret)).update();
    }

    @Override
    public UUID enrol(
            String login,
            String password,
            Role role,
            Jurisdiction side,
            @Nullable String organ,
            String nameZh,
            String nameEn,
            @Nullable String idNumber) {
        Optional<UUID> known =
                jdbc.sql("select id from account where login = ?")
                        .param(login)
                        .query(UUID.class)
                        .optional();
        if (known.isPresent()) {
            jdbc.sql(
                            "update account set name_zh = ?, name_en = ?, role = ?, organ = ? where login = ?")
                    .params(Arrays.asList(nameZh, nameEn, role.name(), organ, login))
                    .update();
            return known.get();
        }
        UUID id = GlobalId.next(Instant.now(clock));
        jdbc.sql(
                        """
                        insert into account (id, owner_jurisdiction, login, password_hash, role, organ, name_zh, name_en,
                                             id_index, id_cipher)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                id,
                                side.code(),
                                login,
                                passwords.encode(password),
                                role.name(),
                                organ,
                                nameZh,
                                nameEn,
                                idNumber == null ? null : idIndex.apply(idNumber),
                                idNumber == null ? null : idCipher.apply(idNumber)))
                .update();
        return id;
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    private static Actor actor(ResultSet row) throws SQLException {
        return new Actor(
                row.getObject("id", UUID.class),
                text(row, "login"),
                Role.valueOf(text(row, "role")),
                Jurisdiction.ofCode(text(row, "owner_jurisdiction")),
                row.getString("organ"),
                text(row, "name_zh"),
                text(row, "name_en"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
