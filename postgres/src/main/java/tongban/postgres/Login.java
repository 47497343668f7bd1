package tongban.postgres;

import java.util.Objects;

/** A role's name and password. Printing one shows the name alone. */
public record Login(String user, String password) {
    public Login {
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
    }

    @Override
    public String toString() {
        return user;
    }
}
