package tongban.node.portal;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/**
 * What every template knows: the reader's language and type size, who is signed in, where he is.
 *
 * @param path of this page, for the switches of language and size to return to
 * @param csrf token of the session, for forms
 * @param today by the node's clock
 * @param moved whether the clock was set by a demo
 * @param restored whether the page shows what was sent before somebody had to sign in again
 */
public record Page(
        Locale locale,
        boolean large,
        @Nullable Actor actor,
        String path,
        String csrf,
        LocalDate today,
        boolean moved,
        boolean demo,
        boolean restored) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public Page {
        Objects.requireNonNull(locale);
    }

    public boolean isChinese() {
        return !locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    /** A text in the reader's language. */
    public String w(String zh, String en) {
        return isChinese() ? zh : en;
    }

    public String w(Words words) {
        return words.in(locale);
    }

    public String lang() {
        return isChinese() ? "zh-CN" : "en";
    }

    public String date(LocalDate day) {
        return w(Words.day(day));
    }

    /** An amount with two decimals and commas between thousands. */
    public String yuan(BigDecimal amount) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(amount);
    }

    /** The same with its sign, also where it is more. */
    public String difference(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + yuan(amount);
    }

    public String time(Instant at) {
        return date(at.atZone(ZONE).toLocalDate()) + " " + clock(at);
    }

    /** The time of day alone. */
    public String clock(Instant at) {
        return at.atZone(ZONE).toLocalTime().format(DateTimeFormatter.ofPattern("HH:mm"));
    }

    /** Id of the body that the reader works for; empty for residents and nobody. */
    public String office() {
        return signedIn().flatMap(Actor::worksFor).orElse("");
    }

    public Optional<Actor> signedIn() {
        return Optional.ofNullable(actor);
    }

    public boolean is(Role... roles) {
        return actor != null && actor.is(roles);
    }

    public boolean isStaff() {
        return actor != null && !actor.is(Role.RESIDENT);
    }

    public String name() {
        return actor == null ? "" : isChinese() ? actor.nameZh() : actor.nameEn();
    }

    /** The account for which a form is made; empty for nobody. */
    public String account() {
        return actor == null ? "" : actor.account().toString();
    }

    /** A fresh key for a form, so that pressing twice does it once. */
    public String key() {
        return UUID.randomUUID().toString();
    }

    /** Whether a link of the navigation leads here. */
    public boolean at(String prefix) {
        return prefix.equals("/") ? path.equals("/") : path.startsWith(prefix);
    }
}
