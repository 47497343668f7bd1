package tongban.node.portal.api;

import java.util.Locale;
import java.util.UUID;
import tongban.node.identity.Actor;

/**
 * The head that every act on a case has in common.
 *
 * @param version that the caller saw: If-Match
 * @param key chosen by the caller before it first sent the act: Idempotency-Key
 */
record Attempt(Actor actor, UUID caseId, int version, String key, Locale locale) {
    static final String KEY = "Idempotency-Key";
}
