package tongban.time;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The holidays of the notices in English. */
final class HolidayNames {
    private static final Map<String, String> EN =
            Map.of(
                    "元旦", "New Year's Day",
                    "春节", "Spring Festival",
                    "清明节", "Tomb-Sweeping Day",
                    "劳动节", "Labour Day",
                    "端午节", "Dragon Boat Festival",
                    "中秋节", "Mid-Autumn Festival",
                    "国庆节", "National Day",
                    "抗日战争暨世界反法西斯战争胜利70周年纪念日", "70th Anniversary of Victory");

    private HolidayNames() {}

    /** Names joined by 、 one by one; a name that is not known stays as it is. */
    static String en(String zh) {
        return Arrays.stream(zh.split("、", -1))
                .map(name -> EN.getOrDefault(name, name))
                .collect(Collectors.joining(", "));
    }
}
