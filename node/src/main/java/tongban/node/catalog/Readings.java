package tongban.node.catalog;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The readings of a Chinese character in plain letters, all of them: 重 is zhong, chong and tong. A
 * search that knew one reading per character would miss 重庆 under cq or under zq, and a phrase
 * dictionary errs where a name is no phrase (行政会计 became "xing zheng kuai ji", 行政会 is no word).
 * Matching against all readings needs no guess.
 */
final class Readings {
    private static final String[] NONE = {};
    // One entry per sign of the basic plane, filled as signs are met; a race computes the same
    // value twice.
    private static final AtomicReferenceArray<String[]> KNOWN =
            new AtomicReferenceArray<>(Character.MAX_VALUE + 1);

    // Bit 0 for a reading with a, and so on; the top bit says that the sign has been looked at.
    // Plain reads: a race
    // computes the same value twice.
    private static final int[] INITIALS = new int[Character.MAX_VALUE + 1];
    private static final int LOOKED_AT = 1 << 31;

    private Readings() {}

    /** Whether some reading of {@code c} begins with {@code letter}. */
    static boolean begins(char c, char letter) {
        int initials = INITIALS[c];
        if (initials == 0) {
            initials = LOOKED_AT;
            for (String reading : of(c)) {
                initials |= 1 << reading.charAt(0) - 'a';
            }
            INITIALS[c] = initials;
        }
        return letter >= 'a' && letter <= 'z' && (initials & 1 << letter - 'a') != 0;
    }

    /**
     * In lower case, ü written v; none for a sign that is no Chinese character. The array is
     * shared: read only.
     */
    static String[] of(char c) {
        String[] known = KNOWN.get(c);
        if (known == null) {
            known = isHan(c) ? lookedUp(c) : NONE;
            KNOWN.set(c, known);
        }
        return known;
    }

    static boolean isHan(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private static String[] lookedUp(char c) {
        Set<String> readings = new LinkedHashSet<>();
        for (String reading : PinyinHelper.toPinyinList(c, PinyinStyleEnum.NORMAL)) {
            String plain = reading.replace('ü', 'v');
            if (plain.matches("[a-z]{1,6}")) {
                readings.add(plain);
                // Both are typed: 绿 as lv and lu, 女 as nv and nu.
                if (plain.indexOf('v') >= 0) {
                    readings.add(plain.replace('v', 'u'));
                }
            }
        }
        return readings.toArray(String[]::new);
    }

    /** Sorts Chinese names as a list is expected: by the commonest reading of each character. */
    static String sortKey(String name) {
        StringBuilder key = new StringBuilder(name.length() * 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            String[] readings = of(c);
            if (readings.length > 0) {
                key.append(readings[0]).append(' ');
            } else {
                key.append(Character.toLowerCase(c));
            }
        }
        return key.append('\u0000').append(name).toString();
    }
}
