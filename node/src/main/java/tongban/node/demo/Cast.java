package tongban.node.demo;

import java.time.LocalDate;
import java.util.List;

/** Who is who in the demonstration. */
final class Cast {
    /** 高滩镇, part of which lies in Gaozhu. */
    static final String SICHUAN_TOWN = "511623109";

    /** 茨竹镇, part of which lies in Gaozhu; its new code was not published, the old one resolves. */
    static final String CHONGQING_TOWN = "500112140";

    static final Person CHEN =
            new Person(
                    "陈国安",
                    "Chen Guo'an",
                    LocalDate.of(1958, 3, 14),
                    "591623",
                    101,
                    SICHUAN_TOWN,
                    "13900000101");
    static final Person LI =
            new Person(
                    "李秀英",
                    "Li Xiuying",
                    LocalDate.of(1951, 9, 2),
                    "580112",
                    204,
                    CHONGQING_TOWN,
                    "13900000204");
    static final Person WANG =
            new Person(
                    "王建军",
                    "Wang Jianjun",
                    LocalDate.of(1979, 11, 30),
                    "580112",
                    307,
                    CHONGQING_TOWN,
                    "13900000307");
    static final Person ZHAO =
            new Person(
                    "赵丽",
                    "Zhao Li",
                    LocalDate.of(1986, 6, 18),
                    "591623",
                    408,
                    SICHUAN_TOWN,
                    "13900000408");
    static final Person HE =
            new Person(
                    "何大勇",
                    "He Dayong",
                    LocalDate.of(1968, 1, 25),
                    "591623",
                    509,
                    SICHUAN_TOWN,
                    "13900000509");
    static final Person TANG =
            new Person(
                    "唐桂芳",
                    "Tang Guifang",
                    LocalDate.of(1947, 7, 7),
                    "580112",
                    606,
                    CHONGQING_TOWN,
                    "13900000606");

    static final Person LUO =
            new Person(
                    "罗大海",
                    "Luo Dahai",
                    LocalDate.of(1970, 1, 1),
                    "591623",
                    733,
                    SICHUAN_TOWN,
                    "13900000733");

    /** 高竹演示电子有限公司 is his. */
    static final Person SU =
            new Person(
                    "苏明远",
                    "Su Mingyuan",
                    LocalDate.of(1975, 4, 16),
                    "591623",
                    811,
                    SICHUAN_TOWN,
                    "13900000811");

    /** 茨竹演示精密制造有限公司 is hers. */
    static final Person QIN =
            new Person(
                    "秦小川",
                    "Qin Xiaochuan",
                    LocalDate.of(1981, 12, 3),
                    "580112",
                    924,
                    CHONGQING_TOWN,
                    "13900000924");

    static final List<Person> ALL = List.of(CHEN, LI, WANG, ZHAO, HE, TANG, LUO, SU, QIN);

    private Cast() {}
}
