package tongban.node.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import tongban.node.identity.Jurisdiction;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.project.Category;
import tongban.node.project.ProjectEntry;
import tongban.node.project.Projects;
import tongban.service.text.Words;

/** 300 projects that do not exist, by a seed. */
final class MadeProjects {
    private static final int YEAR = 2024;

    /**
     * How many of a category there are: 101 of infrastructure, 145 of industry and science, 54
     * others.
     */
    private static final Map<Category, Integer> COUNTS =
            new EnumMap<>(
                    Map.of(
                            Category.INFRASTRUCTURE, 101,
                            Category.INDUSTRY, 116,
                            Category.SCIENCE, 29,
                            Category.CULTURE, 15,
                            Category.ENVIRONMENT, 16,
                            Category.OPENING_UP, 9,
                            Category.PUBLIC_SERVICES, 14));

    private static final Map<Category, List<Words>> KINDS =
            new EnumMap<>(
                    Map.of(
                            Category.INFRASTRUCTURE,
                            List.of(
                                    Words.of("快速通道", "expressway"),
                                    Words.of("铁路枢纽", "railway hub"),
                                    Words.of("输水工程", "water transfer"),
                                    Words.of("换流站", "converter station")),
                            Category.INDUSTRY,
                            List.of(
                                    Words.of("新型显示产线", "display production line"),
                                    Words.of("动力电池基地", "battery plant"),
                                    Words.of("汽车零部件园", "car-parts park"),
                                    Words.of("装备制造园", "machinery park")),
                            Category.SCIENCE,
                            List.of(
                                    Words.of("科学装置", "science facility"),
                                    Words.of("中试平台", "pilot platform")),
                            Category.CULTURE,
                            List.of(
                                    Words.of("文化旅游走廊", "culture and tourism corridor"),
                                    Words.of("博物馆", "museum")),
                            Category.ENVIRONMENT,
                            List.of(
                                    Words.of("流域治理", "river restoration"),
                                    Words.of("生态修复", "ecological restoration")),
                            Category.OPENING_UP,
                            List.of(
                                    Words.of("综合保税区", "bonded zone"),
                                    Words.of("物流口岸", "logistics port")),
                            Category.PUBLIC_SERVICES,
                            List.of(
                                    Words.of("医院新院区", "hospital campus"),
                                    Words.of("职业学校", "vocational school"))));

    private static final List<String> SICHUAN =
            List.of(
                    "5101", "5103", "5105", "5106", "5107", "5109", "5110", "5111", "5113", "5114",
                    "5115", "5116", "5117", "5118", "5120");
    private static final List<String> CHONGQING =
            List.of(
                    "500101", "500102", "500106", "500107", "500110", "500111", "500113", "500115",
                    "500116", "500117", "500118", "500120", "500151", "500152", "500153", "500154");

    private final Divisions divisions;
    private final LocalDate today;
    private final Random random;

    MadeProjects(Divisions divisions, LocalDate today, Random random) {
        this.divisions = divisions;
        this.today = today;
        this.random = random;
    }

    /**
     * A project and how it goes.
     *
     * @param pace of its work: 1 keeps the schedule
     * @param both whether the other side reports it as well
     */
    record Made(ProjectEntry entry, double pace, boolean both) {
        Jurisdiction lead() {
            return Jurisdiction.ofCode(entry.number());
        }

        /** In the year up to a month, in 10,000 yuan; slow in winter, as building is. */
        BigDecimal completed(int month) {
            double share = pace * (month / 12.0) * (0.92 + 0.08 * Math.min(month, 10) / 5.0);
            return entry.plan()
                    .multiply(BigDecimal.valueOf(share))
                    .setScale(0, RoundingMode.HALF_UP);
        }

        Projects.Reported reported(YearMonth month, BigDecimal completed) {
            BigDecimal before =
                    entry.total()
                            .subtract(entry.plan())
                            .divide(BigDecimal.valueOf(4), 0, RoundingMode.HALF_UP);
            return new Projects.Reported(
                    entry.number(),
                    month,
                    Optional.of(completed),
                    Optional.of(completed.add(before)),
                    "演示：完成年度计划的 " + percent(month) + "%");
        }

        private long percent(YearMonth month) {
            return completed(month.getMonthValue())
                    .multiply(BigDecimal.valueOf(100))
                    .divide(entry.plan(), 0, RoundingMode.HALF_UP)
                    .longValue();
        }
    }

    List<Made> all() {
        List<Made> made = new ArrayList<>();
        int running = 0;
        for (Category category : Category.values()) {
            for (int n = 0; n < Objects.requireNonNull(COUNTS.get(category)); n++) {
                running++;
                made.add(made(category, running));
            }
        }
        return made;
    }

    private Made made(Category category, int running) {
        boolean bySichuan = running % 15 < 8;
        String here = one(bySichuan ? SICHUAN : CHONGQING);
        boolean joint = random.nextInt(10) < 4;
        String there = one(bySichuan ? CHONGQING : SICHUAN);
        Words kind = one(Objects.requireNonNull(KINDS.get(category)));
        BigDecimal plan =
                BigDecimal.valueOf(
                        Math.round(20_000 * Math.exp(random.nextGaussian() * 0.9 + 1.45)));
        Optional<String> own = Optional.of(here + ":development-reform");
        Optional<String> others =
                joint ? Optional.of(there + ":development-reform") : Optional.empty();
        ProjectEntry entry =
                new ProjectEntry(
                        "%s-%d-%03d".formatted(bySichuan ? "51" : "50", YEAR, running),
                        name(here, there, joint, kind, running),
                        category,
                        joint ? List.of(here, there) : List.of(here),
                        bySichuan ? others : own,
                        bySichuan ? own : others,
                        plan.multiply(BigDecimal.valueOf(2 + random.nextInt(7))),
                        YEAR,
                        plan,
                        running % 8 == 0,
                        Optional.of(LocalDate.of(2021 + random.nextInt(3), 3, 1)),
                        Optional.of(LocalDate.of(2025 + random.nextInt(4), 12, 31)));
        return new Made(entry, Math.max(0.3, 1.05 + random.nextGaussian() * 0.16), joint);
    }

    private Words name(String here, String there, boolean joint, Words kind, int running) {
        Division first = divisions.find(here, today).orElseThrow();
        Division second = divisions.find(there, today).orElseThrow();
        return Words.of(
                "（演示）"
                        + first.name()
                        + (joint ? "—" + second.name() : "")
                        + kind.zh()
                        + running
                        + "号",
                "(Demonstration) "
                        + first.english()
                        + (joint ? " – " + second.english() : "")
                        + " "
                        + kind.en()
                        + " no. "
                        + running);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
