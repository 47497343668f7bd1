package tongban.service.procedure;

import java.util.Objects;

/**
 * What may be handed out on the spot, by a decision of its own, before the case is decided (先行救助).
 *
 * @param award what the standard calls the most that may be handed out, e.g. {@code given first}
 */
public record AtOnce(String award, Article article) {
    public AtOnce {
        Objects.requireNonNull(award, "award");
        Objects.requireNonNull(article, "article");
    }
}
