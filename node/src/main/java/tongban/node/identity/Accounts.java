package tongban.node.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Accounts of both staff and residents. Passwords are stored as bcrypt hashes, tokens as SHA-256.
 */
public interface Accounts {
    int WRONG_PASSWORDS_MAX = 5;
    Duration LOCKED_FOR = Duration.ofMinutes(15);
    Duration TOKEN_LIFE = Duration.ofHours(8);

    /** What signing in came to; a rejection is a value. */
    sealed interface SignIn {
        record Welcome(Actor actor) implements SignIn {}

        /** Unknown login or wrong password: which of the two is not said. */
        record Wrong() implements SignIn {}

        record Locked(Instant until) implements SignIn {}

        record Disabled() implements SignIn {}
    }

    /** A token for programs: shown once, stored as a hash. */
    record Token(String secret, Instant expiresAt) {}

    SignIn signIn(String login, String password);

    /** Signs in and hands out a bearer token, or nothing. */
    Optional<Token> issueToken(Actor actor);

    Optional<Actor> byToken(String secret);

    void revokeToken(Actor actor, String secret);

    /**
     * Creates the account, or renews name, role and organ of the one with this login. Runs in a
     * transaction of the account's own side.
     *
     * @param idNumber the citizen number of a resident, null for staff; stored encrypted with a
     *     keyed index
     * @return id of the account
     */
    UUID enrol(
            String login,
            String password,
            Role role,
            Jurisdiction side,
            @Nullable String organ,
            String nameZh,
            String nameEn,
            @Nullable String idNumber);
}
