package tongban.node.means;

import java.util.Optional;
import tongban.node.catalog.Services;
import tongban.node.entitlement.Scheme;
import tongban.node.entitlement.Schemes;
import tongban.service.text.Words;

/**
 * What a check is for, in words: a service that is applied for, or a scheme that is received; and
 * by which law.
 */
record SchemeWords(Services services, Schemes schemes, Bases bases) {
    /** Empty where nothing allows a check for it. */
    Optional<Words> basis(String id) {
        return bases.of(id);
    }

    Words of(String id) {
        return schemes.find(id)
                .map(Scheme::name)
                .or(() -> services.get(id).map(s -> s.definition().name()))
                .orElse(Words.same(id));
    }
}
