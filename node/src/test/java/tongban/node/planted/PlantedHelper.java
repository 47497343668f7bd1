package tongban.node.planted;

import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Cipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Breaks every rule of the house, so that the tests of the rules can show that they bite. */
@SuppressWarnings("unused")
final class PlantedHelper {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    PlantedHelper(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    Object passes() {
        return tongban.rules.ir.Type.Simple.ANY;
    }

    Cipher cipherAt() throws GeneralSecurityException {
        Instant.now();
        return Cipher.getInstance("AES/GCM/NoPadding");
    }
}
