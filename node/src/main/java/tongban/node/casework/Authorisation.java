package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tongban.service.text.Words;

/**
 * What somebody who was not there was asked on his phone, and what he answered. Kept with the draft
 * and, once answered, with the case.
 *
 * @param name of who was asked
 * @param mobile masked
 * @param expiresAt until when the link can be answered
 * @param holdsUntil last day of what he agreed to
 * @param textVersion of the words that he read
 */
public record Authorisation(
        UUID id,
        What what,
        String name,
        String maskedNumber,
        String mobile,
        Standing standing,
        Way way,
        Instant askedAt,
        Instant expiresAt,
        Optional<Instant> answeredAt,
        LocalDate holdsUntil,
        String textVersion) {

    /** What is asked for. */
    public enum What {
        /**
         * That another applies for him. Names the agent, the matter, the powers and the time, as
         * 《民法典》第一百六十五条 wants a written power of attorney to; that an electronic record can be one:
         * 《民法典》第四百六十九条, 《电子签名法》第三条. Both from memory, not verified.
         */
        POWER_OF_ATTORNEY("委托代办", "somebody applies for him"),
        /**
         * That a household member's data are checked: every adult member agrees for himself
         * (《最低生活保障审核确认办法》第九条; 《个人信息保护法》第十三条、第十四条). From memory, not verified.
         */
        DATA_CHECK("信息核对", "his data are checked");

        private final Words words;

        What(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /** What has become of it. */
    public enum Standing {
        OPEN("等待答复", "waiting for the answer"),
        AGREED("已同意", "agreed"),
        REFUSED("已拒绝", "refused"),
        EXPIRED("链接已过期，没有答复", "the link ran out without an answer"),
        LOCKED("试错次数过多，链接已锁定", "too many wrong attempts, the link is locked"),
        WITHDRAWN("已撤回", "taken back");

        private final Words words;

        Standing(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }

        public boolean isAnswer() {
            return this == AGREED || this == REFUSED;
        }
    }

    /** How he made himself known when he answered. */
    public enum Way {
        PHONE(
                "手机短信链接、验证码、姓名和号码末四位",
                "link and code by short message, name and last four signs of the number"),
        /** A power of attorney that was shown at the window; he was not asked himself. */
        PAPER("纸质授权委托书", "power of attorney on paper");

        private final Words words;

        Way(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /** The same, taken back. */
    Authorisation withdrawn() {
        return with(name, Standing.WITHDRAWN);
    }

    /** As those see it who check the handling and not the person. */
    Authorisation masked() {
        return with(Masked.name(name), standing);
    }

    private Authorisation with(String shown, Standing now) {
        return new Authorisation(
                id,
                what,
                shown,
                maskedNumber,
                mobile,
                now,
                way,
                askedAt,
                expiresAt,
                answeredAt,
                holdsUntil,
                textVersion);
    }
}
