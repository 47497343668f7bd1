package tongban.node.paper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tongban.node.casework.CasePage;
import tongban.node.casework.Command;
import tongban.node.casework.Drafts;
import tongban.node.casework.Ground;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Outcome;
import tongban.node.casework.SpecialProcedure;
import tongban.node.casework.TerminationGround;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.service.Material;

/** Cases of every service, taken so far that every paper exists. */
final class PrintedCases {
    static final String SUBSIDIES = "disability-subsidies";
    static final String PERMIT = "oversize-transport-permit";

    private final TwoSides sides;
    private int person = 300;

    PrintedCases(TwoSides sides) {
        this.sides = sides;
    }

    /** The next case is of the same applicant as the last one. */
    PrintedCases again() {
        person--;
        return this;
    }

    /** A case and the people who handle it on its competent side. */
    record Handled(UUID id, Actor clerk, Actor reviewer, Actor decider) {}

    Handled collected(Jurisdiction window, String service, String example, String place) {
        return collected(
                window, service, example, place, Map.of(), MaterialTaken.How.ORIGINAL_SEEN);
    }

    Handled collected(
            Jurisdiction window,
            String service,
            String example,
            String place,
            Map<String, String> changes,
            MaterialTaken.How bank) {
        Actor clerk = sides.clerk(window);
        Drafts.Draft draft = sides.typed(clerk, service, example, ++person, place, changes);
        List<MaterialTaken> papers =
                sides.papers(service).stream().map(m -> taken(service, m, bank)).toList();
        return new Handled(
                sides.done(clerk, TwoSides.collecting(draft, papers)).caseId(),
                clerk,
                sides.reviewer(service, place),
                sides.decider(service, place));
    }

    /** Promises and papers to follow where the folder allows them and the test wants them. */
    private MaterialTaken taken(String service, MaterialTaken m, MaterialTaken.How wanted) {
        Material declared =
                sides.definition(service).materials().stream()
                        .filter(d -> d.id().equals(m.material()))
                        .findFirst()
                        .orElseThrow();
        boolean later = wanted == MaterialTaken.How.TO_FOLLOW && declared.laterDays() > 0;
        boolean promised = wanted == MaterialTaken.How.TO_FOLLOW && declared.promise();
        return later
                ? new MaterialTaken(m.material(), MaterialTaken.How.TO_FOLLOW, 0, "")
                : promised ? new MaterialTaken(m.material(), MaterialTaken.How.PROMISED, 0, "") : m;
    }

    void forwarded(Handled h) {
        sides.done(
                h.clerk(),
                new Command.Forward(
                        h.id(), sides.version(h.clerk(), h.id()), "SF1234567890", "原件随寄"));
        sides.post.drain();
    }

    void askedAndSupplied(Handled h, String material, String what) {
        sides.supplementAsked(h.reviewer(), h.id(), material, what);
        sides.post.drain();
        sides.documents.attach(h.clerk(), h.id(), material, "补.pdf", TwoSides.pdf("more"));
        sides.done(
                h.clerk(),
                new Command.SupplySupplement(
                        h.id(), sides.version(h.clerk(), h.id()), List.of(), Map.of(), ""));
        sides.post.drain();
    }

    void accepted(Handled h) {
        sides.underReview(h.reviewer(), h.id());
        sides.post.drain();
    }

    void refusedAcceptance(Handled h) {
        sides.done(
                h.reviewer(),
                new Command.RefuseAcceptance(
                        h.id(), version(h), Ground.NOTHING_TO_APPLY_FOR, "该项活动依法不需要取得许可", null));
    }

    void suspended(Handled h) {
        sides.done(
                h.reviewer(),
                new Command.Suspend(
                        h.id(), version(h), SpecialProcedure.EXPERT_REVIEW, "桥梁承载能力需专家评审", 12));
        sides.done(h.reviewer(), new Command.Resume(h.id(), version(h), "评审通过"));
    }

    void visited(Handled h, String place, String present, String findings, String... officers) {
        sides.done(
                h.reviewer(),
                new Command.Visit(
                        h.id(),
                        version(h),
                        sides.today(),
                        List.of(officers),
                        place,
                        present,
                        findings));
    }

    void helpedAtOnce(Handled h, String yuan, String receivedBy, String why) {
        sides.done(
                h.reviewer(),
                new Command.GiveAtOnce(
                        h.id(), version(h), sides.today(), new BigDecimal(yuan), receivedBy, why));
    }

    void hearingOffered(Handled h) {
        sides.done(h.reviewer(), new Command.OfferHearing(h.id(), version(h), "拟不同意：桥梁承载能力不足"));
        sides.post.drain();
    }

    /** Asked for at the window and called for a fortnight from now. */
    LocalDate hearingCalled(Handled h) {
        sides.done(
                h.clerk(),
                new Command.RequestHearing(h.id(), sides.version(h.clerk(), h.id()), "要求陈述"));
        sides.post.drain();
        LocalDate day = sides.today().plusDays(14);
        sides.done(
                h.reviewer(),
                new Command.ScheduleHearing(
                        h.id(), version(h), day, LocalTime.of(9, 30), "政务服务中心三楼会议室", "法规科 周某"));
        sides.post.drain();
        return day;
    }

    /** Three weeks from now. */
    void hearingPostponed(Handled h) {
        sides.done(
                h.reviewer(),
                new Command.PostponeHearing(
                        h.id(),
                        version(h),
                        sides.today().plusDays(21),
                        LocalTime.of(15, 0),
                        "政务服务中心五楼会议室",
                        "暴雨封路，原定的会场不能使用"));
        sides.post.drain();
    }

    void posted(Handled h, String where) {
        sides.done(h.reviewer(), new Command.PostNotice(h.id(), version(h), where, 3));
    }

    /** Gives the number of the step, to answer it by. */
    int objected(Handled h, String who, String what) {
        sides.done(h.reviewer(), new Command.RecordObjection(h.id(), version(h), null, who, what));
        return version(h);
    }

    void answered(Handled h, int objection, boolean upheld, String answer, String reply) {
        sides.done(
                h.reviewer(),
                new Command.AnswerObjection(h.id(), version(h), objection, upheld, answer, reply));
    }

    void revoked(Handled h, String material, String findings) {
        sides.done(
                h.reviewer(),
                new Command.VerifyPromise(h.id(), version(h), material, false, findings));
        sides.done(
                h.decider(),
                new Command.Revoke(h.id(), sides.version(h.decider(), h.id()), "承诺未享受其他待遇，经核查不实"));
        sides.post.drain();
    }

    void extended(Handled h) {
        sides.done(h.decider(), new Command.Extend(h.id(), version(h), "沿线桥梁较多，需逐座验算", "厅长 王某"));
    }

    void recommended(Handled h) {
        sides.done(
                h.reviewer(),
                new Command.Recommend(h.id(), version(h), Outcome.GRANTED, "审核意见：情况属实。"));
    }

    void decided(Handled h, Outcome outcome) {
        CasePage page = sides.page(h.reviewer(), h.id());
        boolean departs = !page.proposal().orElseThrow().outcome().name().equals(outcome.name());
        sides.done(
                h.reviewer(),
                new Command.Recommend(h.id(), page.version(), outcome, "审核意见：材料齐全，情况属实。"));
        sides.done(
                h.decider(),
                new Command.Decide(
                        h.id(),
                        sides.version(h.decider(), h.id()),
                        outcome,
                        departs ? "与建议不同的理由" : ""));
        sides.post.drain();
    }

    void delivered(Handled h) {
        sides.delivered(h.clerk(), h.id(), sides.page(h.clerk(), h.id()).applicant().name());
        sides.post.drain();
    }

    void withdrawn(Handled h) {
        sides.done(
                h.clerk(), new Command.Withdraw(h.id(), sides.version(h.clerk(), h.id()), "另行申请"));
        sides.post.drain();
    }

    void terminated(Handled h, TerminationGround ground, String reason) {
        sides.done(h.reviewer(), new Command.Terminate(h.id(), version(h), ground, reason));
    }

    private int version(Handled h) {
        return sides.version(h.reviewer(), h.id());
    }
}
