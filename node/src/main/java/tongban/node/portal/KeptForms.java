package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tongban.node.identity.Actor;
import tongban.node.journal.Keepsakes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries a form across a sign-in: sealed in the sign-in page, then in the session of whoever
 * signed in, if he is the one for whom the form was made. It is in no address, no log and no table.
 */
final class KeptForms {
    /** Field of every form: the account for which it was made. */
    static final String MADE_FOR = "_for";

    private static final String SHOWN = KeptForms.class.getName();

    private final Keepsakes keepsakes;
    private final JsonMapper json;
    private final FormPages pages;

    /** Real time, also where a demo's clock is set: it measures how long a page lay there. */
    private final Clock clock = Clock.systemUTC();

    KeptForms(Keepsakes keepsakes, JsonMapper json, FormPages pages) {
        this.keepsakes = keepsakes;
        this.json = json;
        this.pages = pages;
    }

    /** What was sent, sealed; nothing where there was nothing but a file, or too much text. */
    Optional<String> seal(HttpServletRequest request) {
        return Optional.of(sent(request, request.getRequestURI()))
                .filter(kept -> !kept.isTooLong() && !kept.fields().isEmpty())
                .map(kept -> keepsakes.seal(json.writeValueAsBytes(kept)));
    }

    /** Whether a file was sent: it cannot be kept. */
    static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** The page on which a form stood that was sent to this address. */
    String page(String path) {
        return pages.of(path);
    }

    private Kept sent(HttpServletRequest request, String path) {
        String owner = request.getParameter(MADE_FOR);
        return Kept.of(
                owner == null ? "" : owner, path, page(path), now(), request.getParameterMap());
    }

    /** Opens what a sign-in page carried and lays it into the session; the page to go on with. */
    Optional<String> unseal(HttpServletRequest request, Actor actor, String sealed) {
        return keepsakes
                .open(sealed)
                .flatMap(this::read)
                .flatMap(kept -> lay(request, actor, kept));
    }

    /** The same for a form whose token is of an earlier session, where its owner is signed in. */
    Optional<String> keep(HttpServletRequest request, Actor actor) {
        return keep(request, actor, request.getRequestURI());
    }

    /** The same for a form that was meant for another address. */
    Optional<String> keep(HttpServletRequest request, Actor actor, String path) {
        return lay(request, actor, sent(request, path));
    }

    private Optional<String> lay(HttpServletRequest request, Actor actor, Kept kept) {
        if (!kept.isFor(actor.account().toString(), now())) {
            return Optional.empty();
        }
        request.getSession().setAttribute(Kept.ATTRIBUTE, kept);
        return Optional.of(kept.page());
    }

    private Optional<Kept> read(byte[] plain) {
        try {
            return Optional.of(json.readValue(plain, Kept.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** What the session keeps for this very page, which is then said to show it. */
    static Optional<Kept> at(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute(Kept.ATTRIBUTE) instanceof Kept kept
                && kept.page().equals(request.getRequestURI())) {
            request.setAttribute(SHOWN, true);
            return Optional.of(kept);
        }
        return Optional.empty();
    }

    /** The fields of it; none where there is nothing. */
    static Map<String, List<String>> fields(HttpServletRequest request) {
        return at(request).map(Kept::fields).orElse(Map.of());
    }

    /** Whether the page that is made shows what was kept for it. */
    static boolean isShown(HttpServletRequest request) {
        return request.getAttribute(SHOWN) != null;
    }

    /** Something else was sent: what was kept has served. */
    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(Kept.ATTRIBUTE);
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
