package tongban.node.portal;

import java.util.Optional;
import tongban.service.text.Words;

/**
 * What a place calls the parts of its zone for enterprises: Chengdu has a brand for each of the
 * four (四位一体), Chongqing's enterprises handle matters on 渝快办, and everywhere else the plain words
 * stand alone.
 */
public enum ZoneBrand {
    HANDLING(Words.of("蓉易办", "Rongyi Service"), Optional.of(Words.of("渝快办", "Yukuaiban"))),
    POLICIES(Words.of("蓉易享", "Rongyi Policy"), Optional.empty()),
    TALKS(Words.of("蓉易见", "Rongyi Meeting"), Optional.empty()),
    LINE(Words.of("12345 亲清在线", "12345 Qinqing Online"), Optional.empty());

    private static final String CHENGDU = "5101";
    private static final String CHONGQING = "50";

    private final Words chengdu;
    private final Optional<Words> chongqing;

    ZoneBrand(Words chengdu, Optional<Words> chongqing) {
        this.chengdu = chengdu;
        this.chongqing = chongqing;
    }

    /**
     * @param office division of the place at which an enterprise is registered
     */
    Optional<Words> at(String office) {
        return office.startsWith(CHENGDU)
                ? Optional.of(chengdu)
                : office.startsWith(CHONGQING) ? chongqing : Optional.empty();
    }

    /** Whether all four have a brand there, so that they are called four in one. */
    static boolean fourInOne(String office) {
        return office.startsWith(CHENGDU);
    }
}
