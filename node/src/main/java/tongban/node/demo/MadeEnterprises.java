package tongban.node.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.register.Enterprises;
import tongban.node.register.ImportReport;
import tongban.node.register.Kind;
import tongban.node.register.RegisterImport;
import tongban.service.identifier.CreditCode;

/**
 * Enterprises of the demonstration: made up, with sound check digits and a division that does not
 * exist in their codes (5199, 5099), so that they belong to nobody. They come in as files do, from
 * the economic department of each side. Some facts are missing, one is listed as dishonest, one
 * qualification has expired.
 */
record MadeEnterprises(RegisterImport imports, Enterprises enterprises, LocalDate today) {
    /**
     * One line of the table below; what is blank is not recorded.
     *
     * @param figures revenue, revenue of the year before, research, tax (10,000 yuan), employees,
     *     insured, insured the year before, premiums (yuan), scale
     */
    private record Made(
            String name,
            String kind,
            String founded,
            String place,
            String industry,
            String figures,
            String qualification,
            String aboveScaleSince) {}

    private static final String END = ",DECLARED,演示数据 demonstration,DEMONSTRATION";

    private static final List<Made> SICHUAN =
            List.of(
                    made(
                            "高竹演示电子有限公司|LIMITED|2021-05-12|511623109|3982|8600 7200 460 310 168 160 158 96000 SMALL|HIGH_TECH|2023-01-01"),
                    made(
                            "高竹演示智能装备有限公司|LIMITED|2021-09-01|511623109|3499|23500 19800 1450 980 320 318 330 190800 MEDIUM|SPECIALISED|2022-06-01"),
                    made(
                            "高竹演示新材料有限公司|LIMITED|2022-03-18|511623108|2659|5200 3100 280 120 86 84 60 50400 SMALL|TECH_SME|"),
                    made(
                            "高竹演示食品有限公司|LIMITED|2022-08-08|511623108|1469|1800 - - 60 42 40 41 24000 SMALL||"),
                    made(
                            "高竹演示物流有限公司|LIMITED|2023-02-20|511623109|5439|980 620 - 22 18 18 12 10800 MICRO|NONE|"),
                    made(
                            "邻水演示纺织有限公司|LIMITED|2009-04-02|511623|1711|6900 7400 35 205 210 206 214 123600 MEDIUM|NONE|2012-01-01"),
                    made(
                            "广安演示机械股份有限公司|STOCK|2003-11-11|511602|3424|61000 58800 3100 2600 1150 1140 1151 684000 LARGE|LITTLE_GIANT|2006-01-01"),
                    made(
                            "成都演示软件有限公司|LIMITED|2016-07-07|510107|6513|4300 3900 1260 240 96 96 95 57600 SMALL|HIGH_TECH|"),
                    made(
                            "成都演示生物有限公司|LIMITED|2018-10-23|510107|7340|2600 2400 900 70 54 54 54 32400 SMALL|EXPIRED|"),
                    made(
                            "绵阳演示光电有限公司|LIMITED|2014-01-15|510703|3974|15200 14900 1330 690 288 280 281 168000 SMALL|HIGH_TECH|2017-01-01"),
                    made(
                            "宜宾演示酒业有限公司|LIMITED|1998-06-30|511502|1512|38000 36500 120 5200 640 632 640 379200 MEDIUM|GREEN_FACTORY|2001-01-01"),
                    made(
                            "达州演示建材有限公司|LIMITED|2011-12-05|511702|3031|7600 8200 - 260 190 188 195 112800 SMALL|DISHONEST|2013-01-01"),
                    made("泸州演示商贸有限公司|LIMITED|2019-03-03|510502|5211||ABNORMAL|"),
                    made(
                            "高滩演示农业合作社|COOPERATIVE|2017-05-19|511623109|0119|310 290 - 3 9 - - - MICRO||"));

    private static final List<Made> CHONGQING =
            List.of(
                    made(
                            "茨竹演示精密制造有限公司|LIMITED|2021-06-16|500112140|3484|9100 8800 520 330 172 170 168 102000 SMALL|HIGH_TECH|2022-09-01"),
                    made(
                            "茨竹演示汽车零部件有限公司|LIMITED|2021-10-10|500112140|3670|27800 25100 1620 1130 410 405 402 243000 MEDIUM|SPECIALISED|2023-03-01"),
                    made(
                            "大湾演示环保有限公司|LIMITED|2022-04-22|500112135|7722|3700 2500 190 88 62 60 50 36000 SMALL|TECH_SME|"),
                    made(
                            "大湾演示餐饮管理有限公司|LIMITED|2023-01-09|500112135|6210|760 680 - 18 33 30 29 18000 SMALL|NONE|"),
                    made(
                            "茨竹演示包装有限公司|LIMITED|2022-11-30|500112140|2231|1500 1400 12 40 38 38 45 22800 SMALL|NONE|"),
                    made(
                            "北碚演示仪器有限公司|LIMITED|2008-02-28|500109|4014|12300 11700 980 560 236 232 230 139200 SMALL|LITTLE_GIANT|2011-01-01"),
                    made(
                            "北碚演示设计有限公司|LIMITED|2019-09-09|500109|7492|640 - - 15 14 14 14 8400 MICRO||"),
                    made(
                            "合川演示医药股份有限公司|STOCK|2001-08-18|500117|2710|52000 50500 4100 3900 980 970 968 582000 MEDIUM|HIGH_TECH|2004-01-01"),
                    made(
                            "合川演示纸业有限公司|LIMITED|2006-06-06|500117|2221|8800 9600 40 300 225 221 240 132600 SMALL|GREEN_FACTORY|2009-01-01"),
                    made(
                            "渝中演示信息技术有限公司|LIMITED|2017-03-21|500103|6540|3300 2900 870 160 78 78 77 46800 SMALL|EXPIRED|"),
                    made(
                            "沙坪坝演示机器人有限公司|LIMITED|2020-05-25|500106|3491|4900 3600 1100 180 92 92 80 55200 SMALL|HIGH_TECH|2024-01-01"),
                    made(
                            "沙坪坝演示房产经纪有限公司|LIMITED|2013-07-14|500106|7030|450 900 - 9 21 20 48 12000 MICRO|DISHONEST|"),
                    made("渝中演示贸易有限公司|LIMITED|2015-10-15|500103|5199||ABNORMAL|"),
                    made(
                            "茨竹演示茶叶专业合作社|COOPERATIVE|2016-04-04|500112140|0164|260 240 - 2 8 - - - MICRO||"));

    private static Made made(String line) {
        String[] c = line.split("\\|", -1);
        return new Made(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]);
    }

    /** Where none was recorded yet. */
    void begin(Actor sichuan, Actor chongqing) {
        begin(sichuan, "519901", SICHUAN, Cast.SU);
        begin(chongqing, "509901", CHONGQING, Cast.QIN);
    }

    private void begin(Actor official, String division, List<Made> made, Person representative) {
        if (enterprises.list(official, Enterprises.Search.all(), 0).total() > 0) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            Made m = made.get(i);
            lines.add(
                    String.join(
                            ",",
                            code(division, i + 1),
                            m.place(),
                            m.name(),
                            m.kind(),
                            m.founded(),
                            m.place(),
                            m.industry(),
                            "IN_OPERATION",
                            m.founded(),
                            "",
                            "COMPANIES,演示数据 demonstration,DEMONSTRATION"));
        }
        taken(official, Kind.ENTERPRISE, lines);
        taken(
                official,
                Kind.REPRESENTATIVE,
                List.of(
                        code(division, 1)
                                + ",LEGAL_REPRESENTATIVE,"
                                + representative.nameZh()
                                + ","
                                + representative.number()
                                + ",2021-12-27,,COMPANIES,演示数据 demonstration,DEMONSTRATION",
                        code(division, 2)
                                + ",AGENT,"
                                + representative.nameZh()
                                + ","
                                + representative.number()
                                + ",2021-12-27,,DECLARED,演示委托书 demonstration,DEMONSTRATION"));
        taken(official, Kind.YEAR_FIGURES, figures(division, made));
        taken(official, Kind.QUALIFICATION, qualifications(division, made));
        taken(official, Kind.STANDING, standings(division, made));
    }

    /** An enterprise, as others tell of it. */
    record First(String name, String creditCode) {}

    /** The first one of a side, for which the side's representative acts. */
    static First first(Jurisdiction side) {
        return new First(
                (side == Jurisdiction.SICHUAN ? SICHUAN : CHONGQING).getFirst().name(),
                code(side.code() + "9901", 1));
    }

    private List<String> figures(String division, List<Made> made) {
        List<String> lines = new ArrayList<>();
        int last = today.getYear() - 1;
        for (int i = 0; i < made.size(); i++) {
            if (made.get(i).figures().isBlank()) {
                continue;
            }
            String[] f = made.get(i).figures().replace("-", "").split(" ", -1);
            String since = made.get(i).aboveScaleSince();
            lines.add(year(division, i, last, f[0], f[2], f[3], f[4], f[5], f[7], f[8], since));
            if (!f[1].isEmpty()) {
                lines.add(year(division, i, last - 1, f[1], "", "", "", f[6], "", f[8], ""));
            }
        }
        return lines;
    }

    private static String year(String division, int i, int year, String... figures) {
        return code(division, i + 1)
                + ","
                + year
                + ","
                + String.join(",", figures)
                + ","
                + (year + 1)
                + "-01-01,"
                + END;
    }

    private List<String> qualifications(String division, List<Made> made) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            String kind = made.get(i).qualification();
            boolean expired = kind.equals("EXPIRED");
            if (kind.isEmpty() || kind.equals("DISHONEST") || kind.equals("ABNORMAL")) {
                continue;
            }
            LocalDate from = today.withDayOfYear(1).minusYears(expired ? 4 : 1);
            lines.add(
                    code(division, i + 1)
                            + ","
                            + (expired ? "HIGH_TECH" : kind)
                            + ","
                            + (kind.equals("NONE") ? "" : "DEMO-" + (i + 1))
                            + ","
                            + from
                            + ","
                            + from.plusYears(3).minusDays(1)
                            + ",ECONOMY,演示数据 demonstration,DEMONSTRATION");
        }
        return lines;
    }

    private List<String> standings(String division, List<Made> made) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            String kind = made.get(i).qualification();
            for (String list : List.of("DISHONEST", "ABNORMAL")) {
                lines.add(
                        code(division, i + 1)
                                + ","
                                + list
                                + ","
                                + kind.equals(list)
                                + ","
                                + today.withDayOfYear(1)
                                + ",,CREDIT,演示数据 demonstration,DEMONSTRATION");
            }
        }
        return lines;
    }

    /** Through a file, as everything that comes from another system. */
    private void taken(Actor official, Kind kind, List<String> lines) {
        List<String> all = new ArrayList<>();
        all.add(String.join(",", RegisterImport.columns(kind).keySet()));
        all.addAll(lines);
        try {
            Path file = Files.createTempFile("tongban-demo", ".csv");
            try {
                Files.write(file, all);
                ImportReport report =
                        imports.run(
                                official,
                                file,
                                kind,
                                kind.file() + ".csv",
                                (rows, wrong) -> {},
                                fault -> {
                                    throw new IllegalStateException(
                                            "The demonstration's enterprises: " + fault);
                                });
                if (report.faultsInAll() > 0) {
                    throw new IllegalStateException("The demonstration's enterprises: " + report);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(String division, int n) {
        String organisation = "MADM%04d".formatted(n);
        String body = "91" + division + organisation + CreditCode.innerCheckSign(organisation);
        return body + CreditCode.checkSign(body);
    }
}
