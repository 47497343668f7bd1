package tongban.node.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.catalog.Services;
import tongban.node.identity.DemoAccounts.DemoAccount;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.place.Answer;
import tongban.node.place.Competence;
import tongban.node.place.Question;
import tongban.node.place.ServiceRule;
import tongban.service.text.Words;

/**
 * Accounts of the demonstration. The bodies are those that are competent on the day the demo starts
 * at, so that a demo of 2024 has Yubei's and one of today its successors.
 */
final class Staff {
    static final String PASSWORD = "tongban-demo";
    private static final String WINDOWS = "gaozhu:service-centre";
    private static final String SOCIAL = "disability-subsidies";

    /** An account to enrol. */
    record Post(
            String login,
            Role role,
            Jurisdiction side,
            @Nullable String organ,
            String nameZh,
            String nameEn,
            @Nullable Person person,
            String zh,
            String en) {
        DemoAccount shown() {
            return new DemoAccount(login, PASSWORD, zh, en);
        }
    }

    private final Services services;
    private final Competence competence;
    private final LocalDate today;

    Staff(Services services, Competence competence, LocalDate today) {
        this.services = services;
        this.competence = competence;
        this.today = today;
    }

    List<Post> posts() {
        List<Post> posts = new ArrayList<>();
        side(posts, Jurisdiction.SICHUAN, "sc", Cast.SICHUAN_TOWN, "刘敏", "Liu Min", Cast.CHEN);
        side(posts, Jurisdiction.CHONGQING, "cq", Cast.CHONGQING_TOWN, "周洁", "Zhou Jie", Cast.LI);
        return posts;
    }

    private void side(
            List<Post> posts,
            Jurisdiction side,
            String prefix,
            String town,
            String clerkZh,
            String clerkEn,
            Person resident) {
        posts.add(
                new Post(
                        prefix + ".clerk",
                        Role.CLERK,
                        side,
                        WINDOWS,
                        clerkZh,
                        clerkEn,
                        null,
                        side.zh() + "驻高竹综合窗口，代收和移交",
                        "window clerk of " + side.en() + " at Gaozhu: collects and forwards"));
        posts.add(
                new Post(
                        prefix + ".agent",
                        Role.CLERK,
                        side,
                        side.code() + ":hotline",
                        side.zh() + "12345热线话务员",
                        "Agent of " + side.en() + "'s 12345 line",
                        null,
                        side.zh() + "12345热线：受理、分类、派单、审核、回访",
                        "12345 line of "
                                + side.en()
                                + ": takes calls, classifies, dispatches, reviews, calls back"));
        Answer.Competent social = competent(SOCIAL, town).orElseThrow();
        posts.add(
                post(
                        prefix + ".reviewer",
                        Role.REVIEWER,
                        side,
                        social.accepting(),
                        "审核员",
                        "受理、一次性告知、审核",
                        "accepts, asks once, reviews"));
        posts.add(
                new Post(
                        prefix + ".reviewer2",
                        Role.REVIEWER,
                        side,
                        social.accepting().id(),
                        social.accepting().name().zh() + "审核员乙",
                        "Second reviewer, " + social.accepting().name().en(),
                        null,
                        social.accepting().name().zh() + "（" + side.zh() + "）：同岗位的第二人，可以代班",
                        social.accepting().name().en()
                                + " ("
                                + side.en()
                                + "): second at that desk, can stand in"));
        posts.add(
                post(
                        prefix + ".decider",
                        Role.DECIDER,
                        side,
                        social.deciding(),
                        "决定人",
                        "作出决定",
                        "decides"));
        posts.add(
                new Post(
                        prefix + ".supervisor",
                        Role.SUPERVISOR,
                        side,
                        social.deciding().id(),
                        "监督员",
                        "Supervisor",
                        null,
                        side.zh() + "监督人员：期限、负荷、谁看过谁的数据",
                        "supervisor of " + side.en() + ": deadlines, load, who saw whose data"));
        posts.add(
                new Post(
                        prefix + ".supervisor2",
                        Role.SUPERVISOR,
                        side,
                        social.deciding().id(),
                        "监督员乙",
                        "Second supervisor",
                        null,
                        side.zh() + "第二名监督人员：销毁清单须两人确认",
                        "second supervisor of " + side.en() + ": destroying takes two"));
        posts.add(
                new Post(
                        prefix + ".resident",
                        Role.RESIDENT,
                        side,
                        null,
                        resident.nameZh(),
                        resident.nameEn(),
                        resident,
                        side.zh() + "居民" + resident.nameZh() + "（虚构）",
                        "resident of " + side.en() + ", made up"));
        others(posts, side, prefix, town);
        owners(posts, side, prefix);
        enterprises(posts, side, prefix);
        issuing(posts, side, prefix);
    }

    /**
     * Who reports joint projects: a body that is responsible for some, and the side's summary of
     * all.
     */
    private static void owners(List<Post> posts, Jurisdiction side, String prefix) {
        boolean sichuan = side == Jurisdiction.SICHUAN;
        posts.add(
                ofProjects(
                        prefix + ".owner",
                        Role.REVIEWER,
                        side,
                        sichuan ? "5116" : "500117",
                        sichuan
                                ? Words.of(
                                        "广安市发展和改革委员会", "Guang'an Development and Reform Commission")
                                : Words.of(
                                        "合川区发展和改革委员会", "Hechuan Development and Reform Commission"),
                        Words.of("填报共建项目月报，提出问题", "reports joint projects, raises problems")));
        posts.add(
                ofProjects(
                        prefix + ".projects",
                        Role.SUPERVISOR,
                        side,
                        side.code(),
                        Words.of(
                                side.zh() + "发展和改革委员会",
                                side.en() + " Development and Reform Commission"),
                        Words.of(
                                "共建项目名单、月报汇总、裁定和提请",
                                "lists joint projects, puts returns together, settles and escalates")));
    }

    /** Who keeps the files of enterprises, and who acts for two of them. */
    private static void enterprises(List<Post> posts, Jurisdiction side, String prefix) {
        boolean sichuan = side == Jurisdiction.SICHUAN;
        Words body =
                sichuan
                        ? Words.of(
                                "四川省经济和信息化厅",
                                "Sichuan Department of Economy and Information Technology")
                        : Words.of(
                                "重庆市经济和信息化委员会",
                                "Chongqing Economy and Information Technology Commission");
        posts.add(
                new Post(
                        prefix + ".economy",
                        Role.REVIEWER,
                        side,
                        side.code() + ":economy-and-informatization",
                        body.zh() + "企业服务专员",
                        "Enterprise officer, " + body.en(),
                        null,
                        body.zh() + "（" + side.zh() + "）：管理企业档案、答复更正、与企业见面",
                        body.en()
                                + " ("
                                + side.en()
                                + "): keeps the files of enterprises, answers them, meets them"));
        Person person = sichuan ? Cast.SU : Cast.QIN;
        posts.add(
                new Post(
                        prefix + ".enterprise",
                        Role.RESIDENT,
                        side,
                        null,
                        person.nameZh(),
                        person.nameEn(),
                        person,
                        side.zh() + "企业法定代表人" + person.nameZh() + "（虚构）：企业专区",
                        "legal representative of an enterprise of "
                                + side.en()
                                + ", made up: enterprise zone"));
    }

    /** The side's own departments, which issue its policies and set their budgets. */
    private static void issuing(List<Post> posts, Jurisdiction side, String prefix) {
        boolean sichuan = side == Jurisdiction.SICHUAN;
        Words labour =
                sichuan
                        ? Words.of(
                                "四川省人力资源和社会保障厅",
                                "Sichuan Department of Human Resources and Social Security")
                        : Words.of(
                                "重庆市人力资源和社会保障局",
                                "Chongqing Human Resources and Social Security Bureau");
        Words economy =
                sichuan
                        ? Words.of(
                                "四川省经济和信息化厅",
                                "Sichuan Department of Economy and Information Technology")
                        : Words.of(
                                "重庆市经济和信息化委员会",
                                "Chongqing Economy and Information Technology Commission");
        posts.add(ofPolicies(prefix + ".labour", Role.REVIEWER, side, "human-resources", labour));
        posts.add(
                ofPolicies(
                        prefix + ".labour.decider", Role.DECIDER, side, "human-resources", labour));
        posts.add(
                ofPolicies(
                        prefix + ".economy.decider",
                        Role.DECIDER,
                        side,
                        "economy-and-informatization",
                        economy));
        if (sichuan) {
            ownPolicies(
                    posts,
                    "sc.city",
                    "5101",
                    Words.of("成都市经济和信息化局", "Chengdu Economy and Information Technology Bureau"));
            ownPolicies(
                    posts,
                    "sc.county",
                    "511602",
                    Words.of(
                            "广安市广安区经济和信息化局",
                            "Guang'an District Economy and Information Technology Bureau"));
        }
    }

    /** A city and a county that issue policies of their own, out of their own budgets. */
    private static void ownPolicies(List<Post> posts, String login, String place, Words body) {
        for (Role role : List.of(Role.REVIEWER, Role.DECIDER)) {
            posts.add(
                    ofPolicies(
                            login + (role == Role.DECIDER ? ".decider" : ""),
                            role,
                            Jurisdiction.SICHUAN,
                            place,
                            "economy-and-informatization",
                            body));
        }
    }

    private static Post ofPolicies(
            String login, Role role, Jurisdiction side, String department, Words body) {
        return ofPolicies(login, role, side, side.code(), department, body);
    }

    private static Post ofPolicies(
            String login,
            Role role,
            Jurisdiction side,
            String place,
            String department,
            Words body) {
        boolean decides = role == Role.DECIDER;
        return new Post(
                login,
                role,
                side,
                place + ":" + department,
                body.zh() + (decides ? "政策决定人" : "政策专员"),
                (decides ? "Decider on policies, " : "Policy officer, ") + body.en(),
                null,
                body.zh() + "（" + side.zh() + (decides ? "）：安排惠企政策预算" : "）：登记、发布、延期、废止惠企政策"),
                body.en()
                        + " ("
                        + side.en()
                        + (decides
                                ? "): sets the budgets of policies"
                                : "): registers, publishes, extends and repeals policies"));
    }

    private static Post ofProjects(
            String login, Role role, Jurisdiction side, String place, Words body, Words does) {
        return new Post(
                login,
                role,
                side,
                place + ":development-reform",
                body.zh() + "项目专员",
                "Project officer, " + body.en(),
                null,
                body.zh() + "（" + side.zh() + "）：" + does.zh(),
                body.en() + " (" + side.en() + "): " + does.en());
    }

    /** One reviewer and one decider for every further body that a service of this side needs. */
    private void others(List<Post> posts, Jurisdiction side, String prefix, String town) {
        Map<String, Boolean> known = new LinkedHashMap<>();
        posts.stream()
                .filter(p -> p.side() == side && p.organ() != null)
                .forEach(p -> known.put(p.role() + " " + p.organ(), true));
        for (String service :
                List.of(
                        "medical-care-elsewhere",
                        "investment-project-filing",
                        "oversize-transport-permit",
                        "unattended-child",
                        "job-keeping-refund",
                        "above-scale-reward")) {
            Optional<Answer.Competent> answer = competent(service, town);
            if (answer.isEmpty()) {
                continue;
            }
            String name = prefix + "." + service.substring(0, service.indexOf('-'));
            var accepting = answer.get().accepting();
            var deciding = answer.get().deciding();
            if (known.putIfAbsent(Role.REVIEWER + " " + accepting.id(), true) == null) {
                posts.add(
                        post(
                                name + ".reviewer",
                                Role.REVIEWER,
                                side,
                                accepting,
                                "审核员",
                                "受理、一次性告知、审核",
                                "accepts, asks once, reviews"));
            }
            if (known.putIfAbsent(Role.DECIDER + " " + deciding.id(), true) == null) {
                posts.add(
                        post(
                                name + ".decider",
                                Role.DECIDER,
                                side,
                                deciding,
                                "决定人",
                                "作出决定",
                                "decides"));
            }
        }
    }

    private static Post post(
            String login,
            Role role,
            Jurisdiction side,
            tongban.node.place.Organ organ,
            String nameZh,
            String doesZh,
            String doesEn) {
        return new Post(
                login,
                role,
                side,
                organ.id(),
                organ.name().zh() + nameZh,
                role.en() + ", " + organ.name().en(),
                null,
                organ.name().zh() + "（" + side.zh() + "）：" + doesZh,
                organ.name().en() + " (" + side.en() + "): " + doesEn);
    }

    private Optional<Answer.Competent> competent(String service, String town) {
        return services.get(service)
                .map(published ->
                        competence.decide(
                                Question.at(
                                                ServiceRule.of(
                                                        published.definition().identity(),
                                                        published.definition().competence()),
                                                town,
                                                today)
                                        .inside(true)))
                .filter(Answer.Competent.class::isInstance)
                .map(Answer.Competent.class::cast);
    }
}
