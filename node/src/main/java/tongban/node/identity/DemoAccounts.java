package tongban.node.identity;

import java.util.List;
import java.util.Objects;

/** Whoever loads demonstration people says here whom one can sign in as; the launcher prints it. */
public interface DemoAccounts {
    /** In the order in which a story uses them. */
    List<DemoAccount> demoAccounts();

    /**
     * Somebody to sign in as in the demo. The password is as public as the rest of it.
     *
     * @param login what to type as the name
     * @param password what to type as the password
     * @param zh who this is and what for, in Chinese
     * @param en the same in English
     */
    record DemoAccount(String login, String password, String zh, String en) {
        public DemoAccount {
            Objects.requireNonNull(login);
            Objects.requireNonNull(password);
            Objects.requireNonNull(zh);
            Objects.requireNonNull(en);
        }
    }
}
