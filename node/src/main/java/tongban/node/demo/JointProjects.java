package tongban.node.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.project.Category;
import tongban.node.project.Escalation;
import tongban.node.project.Escalations;
import tongban.node.project.Level;
import tongban.node.project.ProjectEntry;
import tongban.node.project.ProjectMilestone;
import tongban.node.project.Projects;
import tongban.service.text.Words;

/**
 * A list of 300 made-up projects for 2024, by a seed: both sides report month by month, some late,
 * twice, out of order or in contradiction. Their names say that they are a demonstration; neither
 * amounts nor progress are those of the published list.
 */
final class JointProjects {
    private static final int YEAR = 2024;
    private static final long SEED = 20_240_621;
    private static final int WAITS_MAX = 1_200;
    private static final long WAIT_NANOS = 25_000_000L;
    private static final String DOCUMENT = "演示月报 demonstration return";

    /** How many of a category there are: 101 of infrastructure, 145 of industry and science, 54 others. */
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

    private final Projects projects;
    private final Escalations escalations;
    private final Divisions divisions;
    private final LocalDate today;
    private final Actor sichuan;
    private final Actor chongqing;
    private final Random random = new Random(SEED);

    JointProjects(
            Projects projects,
            Escalations escalations,
            Divisions divisions,
            LocalDate today,
            Actor sichuan,
            Actor chongqing) {
        this.projects = projects;
        this.escalations = escalations;
        this.divisions = divisions;
        this.today = today;
        this.sichuan = sichuan;
        this.chongqing = chongqing;
    }

    /**
     * A project and how it goes.
     *
     * @param pace of its work: 1 keeps the schedule
     * @param both whether the other side reports it as well
     */
    private record Made(ProjectEntry entry, double pace, boolean both) {
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
            BigDecimal before = entry.total().subtract(entry.plan()).divide(BigDecimal.valueOf(4), 0, RoundingMode.HALF_UP);
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

    void tell() {
        if (today.getYear() < YEAR || today.getYear() == YEAR && today.getMonthValue() == 1) {
            return; // the list is one of 2024
        }
        List<Made> made = made();
        for (Actor lead : List.of(sichuan, chongqing)) {
            done(
                    projects.enter(
                            lead,
                            made.stream()
                                    .filter(m -> m.lead() == lead.jurisdiction())
                                    .map(Made::entry)
                                    .toList()));
        }
        for (Actor side : List.of(sichuan, chongqing)) {
            until(() -> list(side, "").total() == made.size());
        }
        YearMonth last = YearMonth.from(today).minusMonths(1);
        for (int month = 1; month <= 12 && !YearMonth.of(YEAR, month).isAfter(last); month++) {
            report(made, YearMonth.of(YEAR, month));
        }
        progress(made);
        settle(made);
        problems(made);
    }

    // ------------------------------------------------------------------ the list

    private List<Made> made() {
        List<Made> made = new ArrayList<>();
        int running = 0;
        for (Category category : Category.values()) {
            for (int n = 0; n < COUNTS.get(category); n++) {
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
        Words kind = one(KINDS.get(category));
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

    // ------------------------------------------------------------------ the reports

    private void report(List<Made> made, YearMonth month) {
        LocalDate inTime = month.plusMonths(1).atDay(6);
        LocalDate late = month.plusMonths(1).atDay(15);
        List<Projects.Reported> first = new ArrayList<>();
        List<Projects.Reported> afterwards = new ArrayList<>();
        List<Projects.Reported> other = new ArrayList<>();
        Map<Jurisdiction, List<List<Projects.Reported>>> sent = new EnumMap<>(Jurisdiction.class);
        for (Jurisdiction side : Jurisdiction.values()) {
            first.clear();
            afterwards.clear();
            other.clear();
            for (Made m : made) {
                BigDecimal completed = m.completed(month.getMonthValue());
                int chance = random.nextInt(100);
                if (m.lead() == side) {
                    if (chance >= 1) { // one in a hundred says nothing
                        (chance < 4 ? afterwards : first).add(m.reported(month, completed));
                    }
                } else if (m.both()) {
                    BigDecimal told =
                            chance < 4
                                    ? completed
                                            .multiply(BigDecimal.valueOf(94))
                                            .divide(
                                                    BigDecimal.valueOf(100),
                                                    0,
                                                    RoundingMode.HALF_UP)
                                    : completed;
                    other.add(m.reported(month, told));
                }
            }
            first.addAll(other);
            sent.put(side, List.of(List.copyOf(first), List.copyOf(afterwards)));
        }
        for (Actor actor : List.of(sichuan, chongqing)) {
            List<List<Projects.Reported>> mine = sent.get(actor.jurisdiction());
            returned(actor, inTime, mine.get(0));
            returned(actor, late, mine.get(1));
        }
        if (month.getMonthValue() % 4 == 1) { // sent twice, and corrected
            List<Projects.Reported> again = sent.get(Jurisdiction.SICHUAN).getFirst();
            returned(sichuan, inTime.plusDays(1), again.subList(0, 3));
            returned(
                    sichuan,
                    inTime.plusDays(2),
                    again.subList(4, 6).stream()
                            .map(r ->
                                    new Projects.Reported(
                                            r.number(),
                                            r.month(),
                                            r.completed().map(c -> c.add(BigDecimal.TEN)),
                                            r.cumulative().map(c -> c.add(BigDecimal.TEN)),
                                            r.progress()))
                            .toList());
        }
    }

    private void returned(Actor actor, LocalDate saidOn, List<Projects.Reported> lines) {
        if (!lines.isEmpty() && !saidOn.isAfter(today)) {
            done(projects.report(actor, DOCUMENT, Optional.of(saidOn), lines));
        }
    }

    // ------------------------------------------------------------------ progress and problems

    private Projects.Listing list(Actor actor, String words) {
        return list(actor, words, Projects.Look.ALL);
    }

    private Projects.Listing list(Actor actor, String words, Projects.Look look) {
        return projects.list(
                actor,
                actor.jurisdiction(),
                new Projects.Query(
                        YEAR,
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        look,
                        words,
                        Projects.Sort.NUMBER,
                        0));
    }

    private Actor leading(Made of) {
        return of.lead() == Jurisdiction.SICHUAN ? sichuan : chongqing;
    }

    private UUID id(Made of) {
        return list(leading(of), of.entry().number()).rows().getFirst().id();
    }

    private void progress(List<Made> made) {
        List<Made> fresh = made.stream().filter(m -> m.entry().fresh()).toList();
        for (int n = 0; n < fresh.size(); n++) {
            LocalDate planned = LocalDate.of(YEAR, 1 + n * 11 / fresh.size(), 20);
            LocalDate actual = planned.plusDays(n % 3 == 0 ? 34 : 3);
            milestone(
                    fresh.get(n),
                    Words.of("开工", "Start of the works"),
                    true,
                    planned,
                    n % 9 == 8 || actual.isAfter(today) ? Optional.empty() : Optional.of(actual));
        }
        Made shown = made.getFirst();
        milestone(shown, Words.of("主体完工", "Main works done"), false, LocalDate.of(YEAR, 10, 31), Optional.empty());
        milestone(shown, Words.of("全线贯通", "Open throughout"), false, LocalDate.of(YEAR + 1, 12, 31), Optional.empty());
        LocalDate taken = LocalDate.of(YEAR, 1, 28);
        for (int n = 1; n <= 2 && !taken.plusMonths(n).isAfter(today); n++) {
            done(
                    projects.picture(
                            leading(shown),
                            id(shown),
                            n == 1 ? "演示图片：桥墩施工 (demonstration: piers)" : "演示图片：桥面合龙 (demonstration: the deck is closed)",
                            taken.plusMonths(n),
                            DrawnBridge.png(n)));
        }
    }

    private void milestone(
            Made of, Words name, boolean starts, LocalDate planned, Optional<LocalDate> actual) {
        done(
                projects.milestone(
                        leading(of),
                        id(of),
                        Optional.empty(),
                        new ProjectMilestone(name, starts, planned, actual)));
    }

    /** One contradiction is settled, one waits for the other side's word. */
    private void settle(List<Made> made) {
        List<Projects.Row> contested = list(sichuan, "", Projects.Look.CONTESTED).rows();
        for (int n = 0; n < 2 && n < contested.size(); n++) {
            UUID project = contested.get(n).id();
            YearMonth month =
                    projects.sheet(sichuan, Jurisdiction.SICHUAN, project, Optional.of(YEAR))
                            .orElseThrow()
                            .months()
                            .stream()
                            .filter(Projects.Month::contested)
                            .findFirst()
                            .orElseThrow()
                            .month();
            until(() ->
                    projects.sheet(chongqing, Jurisdiction.CHONGQING, project, Optional.of(YEAR))
                            .stream()
                            .flatMap(s -> s.months().stream())
                            .anyMatch(m -> m.month().equals(month) && m.contested()));
            Projects.Result proposed =
                    projects.settle(
                            sichuan,
                            project,
                            month,
                            n == 0 ? Jurisdiction.CHONGQING : Jurisdiction.SICHUAN,
                            "演示：以监理月报为准。As the supervising engineer's return has it.");
            if (n == 0 && proposed instanceof Projects.Result.Done(UUID settlement)) {
                until(() ->
                        projects.sheet(
                                        chongqing,
                                        Jurisdiction.CHONGQING,
                                        project,
                                        Optional.of(YEAR))
                                .stream()
                                .anyMatch(s -> !s.settlements().isEmpty()));
                done(projects.answer(chongqing, settlement, true, "同意。Agreed."));
            }
        }
    }

    private void problems(List<Made> made) {
        List<Made> joint = made.stream().filter(Made::both).limit(3).toList();
        UUID first = raised(joint.get(0), "跨省段用地预审意见不一致 (land opinions differ)", "请对方明确用地预审意见。");
        escalations.act(leading(joint.get(0)), first, Escalation.Act.ESCALATE, "两方责任单位意见不一致，请专项工作组协调。");
        until(() ->
                escalations.file(sichuan, first).stream()
                        .anyMatch(f -> f.row().level() == Level.SPECIAL_GROUP));
        escalations.act(sichuan, first, Escalation.Act.ANSWER, "专项工作组：按分段办理，六月底前出具意见。");
        UUID second = raised(joint.get(1), "要素保障：施工用电接入 (power for the site)", "请协调接入点。");
        escalations.act(leading(joint.get(1)), second, Escalation.Act.ESCALATE, "责任单位没有权限。");
        escalations.act(leading(joint.get(1)), second, Escalation.Act.ESCALATE, "需要两方能源部门共同研究。");
        raised(joint.get(2), "两方月报口径不同 (returns count differently)", "请统一年度完成投资的口径。");
    }

    private UUID raised(Made of, String title, String asked) {
        Projects.Result result =
                escalations.raise(
                        leading(of), id(of), title, asked, leading(of).jurisdiction().other());
        return result instanceof Projects.Result.Done(UUID problem)
                ? problem
                : fail("A demonstration problem: " + result);
    }

    private static void done(Projects.Result result) {
        if (!(result instanceof Projects.Result.Done)) {
            fail("The demonstration of joint projects: " + result);
        }
    }

    private static <T> T fail(String why) {
        throw new IllegalStateException(why);
    }

    /** Letters take a moment; the demonstration waits for them. */
    private static void until(BooleanSupplier there) {
        for (int i = 0; i < WAITS_MAX; i++) {
            if (there.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(WAIT_NANOS);
        }
        fail("The demonstration waited in vain for a letter about a project");
    }
}
