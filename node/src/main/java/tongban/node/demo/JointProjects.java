package tongban.node.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.place.Divisions;
import tongban.node.project.CoordinationLevel;
import tongban.node.project.Escalation;
import tongban.node.project.Escalations;
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
    private static final String DOCUMENT = "演示月报 demonstration return";

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

    void tell() {
        if (today.getYear() < YEAR || today.getYear() == YEAR && today.getMonthValue() == 1) {
            return; // the list is one of 2024
        }
        List<MadeProjects.Made> made = new MadeProjects(divisions, today, random).all();
        for (Actor lead : List.of(sichuan, chongqing)) {
            done(
                    projects.enter(
                            lead,
                            made.stream()
                                    .filter(m -> m.lead() == lead.jurisdiction())
                                    .map(MadeProjects.Made::entry)
                                    .toList()));
        }
        for (Actor side : List.of(sichuan, chongqing)) {
            Waiting.until(
                    "the projects of the other side", () -> list(side, "").total() == made.size());
        }
        YearMonth last = YearMonth.from(today).minusMonths(1);
        for (int month = 1; month <= 12 && !YearMonth.of(YEAR, month).isAfter(last); month++) {
            report(made, YearMonth.of(YEAR, month));
        }
        progress(made);
        settle();
        problems(made);
    }

    // ------------------------------------------------------------------ the reports

    private void report(List<MadeProjects.Made> made, YearMonth month) {
        LocalDate inTime = month.plusMonths(1).atDay(6);
        for (Actor actor : List.of(sichuan, chongqing)) {
            Said said = said(made, month, actor.jurisdiction());
            returned(actor, inTime, said.inTime());
            returned(actor, month.plusMonths(1).atDay(15), said.late());
            if (actor == sichuan && month.getMonthValue() % 4 == 1) {
                returned(actor, inTime.plusDays(1), said.inTime().subList(0, 3)); // sent twice
                returned(
                        actor,
                        inTime.plusDays(2),
                        said.inTime().subList(4, 6).stream()
                                .map(JointProjects::corrected)
                                .toList());
            }
        }
    }

    /** What a side says of a month, in time and late. */
    private record Said(List<Projects.Reported> inTime, List<Projects.Reported> late) {}

    /**
     * One project in a hundred is not reported, three come late, four of the other side's differ.
     */
    private Said said(List<MadeProjects.Made> made, YearMonth month, Jurisdiction side) {
        Said said = new Said(new ArrayList<>(), new ArrayList<>());
        for (MadeProjects.Made m : made) {
            BigDecimal completed = m.completed(month.getMonthValue());
            int chance = random.nextInt(100);
            if (m.lead() == side && chance >= 1) {
                (chance < 4 ? said.late() : said.inTime()).add(m.reported(month, completed));
            } else if (m.lead() != side && m.both()) {
                BigDecimal told =
                        chance < 4
                                ? completed
                                        .multiply(BigDecimal.valueOf(94))
                                        .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
                                : completed;
                said.inTime().add(m.reported(month, told));
            }
        }
        return said;
    }

    private static Projects.Reported corrected(Projects.Reported r) {
        return new Projects.Reported(
                r.number(),
                r.month(),
                r.completed().map(c -> c.add(BigDecimal.TEN)),
                r.cumulative().map(c -> c.add(BigDecimal.TEN)),
                r.progress());
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

    private Actor leading(MadeProjects.Made of) {
        return of.lead() == Jurisdiction.SICHUAN ? sichuan : chongqing;
    }

    private UUID id(MadeProjects.Made of) {
        return list(leading(of), of.entry().number()).rows().getFirst().id();
    }

    private void progress(List<MadeProjects.Made> made) {
        List<MadeProjects.Made> fresh = made.stream().filter(m -> m.entry().fresh()).toList();
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
        MadeProjects.Made shown = made.getFirst();
        milestone(
                shown,
                Words.of("主体完工", "Main works done"),
                false,
                LocalDate.of(YEAR, 10, 31),
                Optional.empty());
        milestone(
                shown,
                Words.of("全线贯通", "Open throughout"),
                false,
                LocalDate.of(YEAR + 1, 12, 31),
                Optional.empty());
        LocalDate taken = LocalDate.of(YEAR, 1, 28);
        for (int n = 1; n <= 2 && !taken.plusMonths(n).isAfter(today); n++) {
            done(
                    projects.picture(
                            leading(shown),
                            id(shown),
                            n == 1
                                    ? "演示图片：桥墩施工 (demonstration: piers)"
                                    : "演示图片：桥面合龙 (demonstration: the deck is closed)",
                            taken.plusMonths(n),
                            DrawnBridge.png(n)));
        }
    }

    private void milestone(
            MadeProjects.Made of,
            Words name,
            boolean starts,
            LocalDate planned,
            Optional<LocalDate> actual) {
        done(
                projects.milestone(
                        leading(of),
                        id(of),
                        Optional.empty(),
                        new ProjectMilestone(name, starts, planned, actual)));
    }

    /** One contradiction is settled, one waits for the other side's word. */
    private void settle() {
        List<Projects.Row> contested = list(sichuan, "", Projects.Look.CONTESTED).rows();
        for (int n = 0; n < 2 && n < contested.size(); n++) {
            UUID project = contested.get(n).id();
            YearMonth month =
                    projects
                            .sheet(sichuan, Jurisdiction.SICHUAN, project, Optional.of(YEAR))
                            .orElseThrow()
                            .months()
                            .stream()
                            .filter(Projects.Month::contested)
                            .findFirst()
                            .orElseThrow()
                            .month();
            Waiting.until(
                    "two values of one month",
                    () ->
                            projects
                                    .sheet(
                                            chongqing,
                                            Jurisdiction.CHONGQING,
                                            project,
                                            Optional.of(YEAR))
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
            UUID settlement = Acting.done(Projects.Result.Done.class, proposed).id();
            if (n == 0) {
                Waiting.until(
                        "the settlements",
                        () ->
                                projects
                                        .sheet(
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

    private void problems(List<MadeProjects.Made> made) {
        List<MadeProjects.Made> joint =
                made.stream().filter(MadeProjects.Made::both).limit(3).toList();
        UUID first = raised(joint.get(0), "跨省段用地预审意见不一致 (land opinions differ)", "请对方明确用地预审意见。");
        done(
                escalations.act(
                        leading(joint.get(0)),
                        first,
                        Escalation.Act.ESCALATE,
                        "两方责任单位意见不一致，请专项工作组协调。"));
        Waiting.until(
                "a problem that goes up",
                () ->
                        escalations.file(sichuan, first).stream()
                                .anyMatch(f -> f.row().level() == CoordinationLevel.SPECIAL_GROUP));
        done(escalations.act(sichuan, first, Escalation.Act.ANSWER, "专项工作组：按分段办理，六月底前出具意见。"));
        UUID second = raised(joint.get(1), "要素保障：施工用电接入 (power for the site)", "请协调接入点。");
        for (String why : List.of("责任单位没有权限。", "需要两方能源部门共同研究。")) {
            done(escalations.act(leading(joint.get(1)), second, Escalation.Act.ESCALATE, why));
        }
        raised(joint.get(2), "两方月报口径不同 (returns count differently)", "请统一年度完成投资的口径。");
    }

    private UUID raised(MadeProjects.Made of, String title, String asked) {
        Projects.Result result =
                escalations.raise(
                        leading(of), id(of), title, asked, leading(of).jurisdiction().other());
        return Acting.done(Projects.Result.Done.class, result).id();
    }

    private static void done(Projects.Result result) {
        Acting.done(Projects.Result.Done.class, result);
    }
}
