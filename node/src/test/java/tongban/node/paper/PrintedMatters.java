package tongban.node.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tongban.node.casework.Act;
import tongban.node.casework.Command;
import tongban.node.casework.DeliveryWay;
import tongban.node.casework.Drafts;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Outcome;
import tongban.node.casework.TerminationGround;
import tongban.node.casework.TwoSides;
import tongban.node.catalog.PublishedService;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.paper.Papers.Choice;
import tongban.node.paper.Papers.Offer;
import tongban.node.paper.PrintedCases.Handled;
import tongban.node.policy.PolicyGround;
import tongban.service.WorkedExample;
import tongban.service.procedure.PublicNotice;

/**
 * The matters whose papers are printed: one of every shipped service, and one for each turn that a
 * case may take. They are handled once, and each has its name.
 */
final class PrintedMatters {
    /** 鼎屏镇, no part of which lies in a zone. */
    private static final String OUTSIDE = "511623100";

    /** Longer than any notice hangs, in days. */
    private static final int AFTER_A_NOTICE = 12;

    private final TwoSides sides;
    private final PrintedCases cases;
    private final Papers papers;
    private final Map<String, Handled> matters = new TreeMap<>();

    /** The day on which a decision arrived by post. */
    private LocalDate postedOn = LocalDate.EPOCH;

    /** The day for which the hearing was called. */
    private LocalDate hearing = LocalDate.EPOCH;

    private PrintedMatters(TwoSides sides) {
        this.sides = sides;
        cases = new PrintedCases(sides);
        papers = sides.bean(Papers.class);
    }

    /** Handles them all, which takes its time. */
    static PrintedMatters handled(TwoSides sides) {
        PrintedMatters all = new PrintedMatters(sides);
        new PolicyGround(sides).allInForce();
        all.crossing();
        all.posted();
        all.licence();
        all.branches();
        for (PublishedService service : sides.services.all()) {
            if (!all.matters.containsKey(service.id())) {
                all.everyday(service);
            }
        }
        return all;
    }

    /** Collected in Chongqing for Sichuan, with a proxy, a promise and a paper to follow. */
    private void crossing() {
        // enrolled before, so that the case is hers when it begins
        sides.resident(Jurisdiction.CHONGQING, TwoSides.number(301));
        Map<String, String> changes =
                Map.ofEntries(
                        Map.entry(Drafts.PROXY_KIND, "RELATIVE"),
                        Map.entry(Drafts.PROXY_SCOPE, PrintedCases.SUBSIDIES),
                        Map.entry(Drafts.PROXY_FROM, "2026-11-01"),
                        Map.entry(Drafts.PROXY_UNTIL, "2027-10-31"),
                        Map.entry(Drafts.APPLICANT_NAME, "陈㐱国"),
                        Map.entry(Drafts.PROXY_NAME, "李𠮷"),
                        Map.entry(Drafts.PROXY_NUMBER, TwoSides.number(299)),
                        Map.entry(Drafts.PROXY_MOBILE, "13900000299"),
                        Map.entry(Drafts.PROXY_RELATION, "儿子"));
        Handled h =
                cases.collected(
                        Jurisdiction.CHONGQING,
                        PrintedCases.SUBSIDIES,
                        "both",
                        TwoSides.GAOTAN,
                        changes,
                        MaterialTaken.How.TO_FOLLOW);
        matters.put("crossing", h);
        cases.forwarded(h);
        cases.askedAndSupplied(h, "bank-account", "账号看不清，请重新提供");
        cases.accepted(h);
        cases.decided(h, Outcome.GRANTED);
        cases.delivered(h);
    }

    /** A licence with its special procedure, extended, refused; others that ended early. */
    private void licence() {
        Handled h =
                cases.collected(Jurisdiction.SICHUAN, PrintedCases.PERMIT, "04", TwoSides.GAOTAN);
        cases.accepted(h);
        cases.suspended(h);
        cases.extended(h);
        cases.decided(h, Outcome.REFUSED);
        matters.put("licence", h);
        Handled not =
                cases.collected(Jurisdiction.SICHUAN, PrintedCases.PERMIT, "07", TwoSides.GAOTAN);
        cases.refusedAcceptance(not);
        cases.delivered(not);
        matters.put("not-accepted", not);
        Handled back =
                cases.collected(
                        Jurisdiction.SICHUAN, PrintedCases.SUBSIDIES, "both", TwoSides.GAOTAN);
        cases.withdrawn(back);
        matters.put("withdrawn", back);
        Handled ended =
                cases.again()
                        .collected(
                                Jurisdiction.SICHUAN,
                                PrintedCases.SUBSIDIES,
                                "both",
                                TwoSides.GAOTAN);
        cases.accepted(ended);
        cases.terminated(ended, TerminationGround.NO_OBJECT_LEFT, "申请事项已无法继续办理");
        cases.delivered(ended);
        matters.put("terminated", ended);
        Handled died =
                cases.collected(
                        Jurisdiction.SICHUAN, PrintedCases.SUBSIDIES, "both", TwoSides.GAOTAN);
        cases.accepted(died);
        cases.terminated(died, TerminationGround.APPLICANT_DIED, "家属交来死亡证明");
        matters.put("died", died);
    }

    /** A licence visited twice and heard, collected across the border; a subsidy taken back. */
    private void branches() {
        Handled heard =
                cases.collected(Jurisdiction.CHONGQING, PrintedCases.PERMIT, "04", TwoSides.GAOTAN);
        matters.put("heard", heard);
        cases.forwarded(heard);
        cases.accepted(heard);
        cases.visited(heard, "高滩镇一号桥", "驾驶员 吴某", "桥面宽七米，限载四十吨", "张甲", "王乙");
        cases.visited(heard, "高滩镇二号桥", "", "桥墩有裂缝", "赵丙", "钱丁", "孙戊");
        cases.hearingOffered(heard);
        hearing = cases.hearingCalled(heard);
        cases.hearingPostponed(heard);
        Handled helped =
                cases.collected(
                        Jurisdiction.SICHUAN, "temporary-assistance", "01", TwoSides.GAOTAN);
        matters.put("helped", helped);
        cases.helpedAtOnce(helped, "500.50", "陈某", "房屋烧毁，无处过夜");
        Handled revoked =
                cases.collected(
                        Jurisdiction.SICHUAN,
                        PrintedCases.SUBSIDIES,
                        "both",
                        TwoSides.GAOTAN,
                        Map.of(),
                        MaterialTaken.How.TO_FOLLOW);
        matters.put("revoked", revoked);
        cases.askedAndSupplied(revoked, "bank-account", "账号看不清");
        cases.accepted(revoked);
        cases.decided(revoked, Outcome.GRANTED);
        assertThat(offered(revoked.clerk(), revoked))
                .contains("plain-card")
                .doesNotContain("revocation-decision");
        String promised =
                Composer.taken(
                                sides.page(revoked.reviewer(), revoked.id()),
                                MaterialTaken.How.PROMISED)
                        .getFirst()
                        .id();
        cases.revoked(revoked, promised, "另有护理补贴");
        cases.delivered(revoked);
    }

    /** What hangs in the village for some days before anybody decides comes before the rest. */
    private void posted() {
        List<Handled> hanging = new ArrayList<>();
        for (PublishedService service : sides.services.all()) {
            PublicNotice notice = service.definition().procedure().publicNotice();
            if (notice.isPosted()) {
                Handled h = taken(service);
                cases.accepted(h);
                cases.visited(h, "家中", "本人", "情况属实", "走访甲", "走访乙");
                cases.posted(h, "村务公开栏");
                hanging.add(h);
            }
        }
        Handled post =
                cases.collected(
                        Jurisdiction.SICHUAN, PrintedCases.SUBSIDIES, "both", TwoSides.GAOTAN);
        matters.put("by-post", post);
        Handled silent =
                cases.collected(Jurisdiction.SICHUAN, PrintedCases.PERMIT, "01", TwoSides.GAOTAN);
        matters.put("silent", silent);
        cases.accepted(post);
        cases.decided(post, Outcome.GRANTED);
        postedOn = sides.today().plusDays(2);
        sides.pass(Duration.ofDays(AFTER_A_NOTICE));
        sides.done(
                post.clerk(),
                new Command.Deliver(
                        post.id(),
                        sides.version(post.clerk(), post.id()),
                        DeliveryWay.COURIER,
                        postedOn,
                        "",
                        "",
                        "EMS0000000001CN"));
        cases.accepted(silent);
        hanging.forEach(h -> cases.decided(h, Outcome.GRANTED));
    }

    /** Each service's first granted example, from the window to the decision. */
    private void everyday(PublishedService service) {
        Handled h = taken(service);
        if (sides.page(h.clerk(), h.id()).decision().isEmpty()) {
            cases.accepted(h);
            cases.decided(h, Outcome.GRANTED);
        }
    }

    private Handled taken(PublishedService service) {
        String example =
                service.definition().examples().stream()
                        .filter(e -> e.expected().outcome().equals("granted"))
                        .map(WorkedExample::file)
                        .findFirst()
                        .orElseThrow();
        Handled h = cases.collected(Jurisdiction.SICHUAN, service.id(), example, OUTSIDE);
        matters.put(service.id(), h);
        return h;
    }

    // ------------------------------------------------------------------ reading them

    byte[] print(Actor actor, UUID id, String paper, Locale locale) {
        return papers.print(actor, List.of(new Choice(id, paper)), locale)
                .orElseThrow(() -> new AssertionError(actor.login() + " cannot print " + paper))
                .pdf();
    }

    String text(String matter, String paper) {
        Handled h = named(matter);
        boolean clerks = offered(h.clerk(), h).contains(paper);
        return Pdf.text(
                print(clerks ? h.clerk() : h.reviewer(), h.id(), paper, Locale.SIMPLIFIED_CHINESE));
    }

    Handled named(String name) {
        return Objects.requireNonNull(matters.get(name));
    }

    List<String> offered(Actor actor, Handled h) {
        return papers.offered(actor, h.id()).orElseThrow().papers().stream()
                .map(Offer::id)
                .toList();
    }

    record Sight(String matter, Actor actor, Handled handled, Offer offer) {}

    /** The same without the forms of a disability card, which are of no step of the procedure. */
    List<Sight> ofTheProcedure() {
        return everything().stream()
                .filter(s -> DisabilityForms.Form.of(s.offer().id()).isEmpty())
                .toList();
    }

    /** Each paper of each matter, by the first of those who handle it that may print it. */
    List<Sight> everything() {
        List<Sight> all = new ArrayList<>();
        matters.forEach((name, h) -> {
            Set<String> printed = new HashSet<>();
            for (Actor actor : List.of(h.clerk(), h.reviewer(), h.decider())) {
                papers.offered(actor, h.id()).stream()
                        .flatMap(sheaf -> sheaf.papers().stream())
                        .filter(offer -> printed.add(offer.id()))
                        .forEach(offer -> all.add(new Sight(name, actor, h, offer)));
            }
        });
        return all;
    }

    /** The version at which the licence was suspended; its notice is called after it. */
    int suspended() {
        return sides.page(named("licence").reviewer(), named("licence").id()).timeline().stream()
                .filter(s -> s.act() == Act.SUSPEND)
                .findFirst()
                .orElseThrow()
                .version();
    }

    /** The first award: in the folder of the allowance, its monthly amount. */
    String firstAward(String service) {
        return sides.page(named(service).reviewer(), named(service).id())
                .decision()
                .orElseThrow()
                .awards()
                .getFirst()
                .value()
                .zh();
    }

    LocalDate postedOn() {
        return postedOn;
    }

    LocalDate hearing() {
        return hearing;
    }
}
