package tongban.node.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.node.register.Corrections;
import tongban.node.register.Enterprises;
import tongban.node.register.Kind;
import tongban.node.talk.TalkAct;
import tongban.node.talk.TalkOrder;
import tongban.node.talk.Talks;

/**
 * What the enterprises of the demonstration ask: talks in every stage that a visitor may want to
 * open, and a correction of a file, one waiting and one refused.
 */
record MetOfficials(
        Enterprises enterprises, Talks talks, Corrections corrections, LocalDate today) {

    void tell(Actor representative, Actor official) {
        UUID enterprise = enterprises.own(representative, today).getFirst().id();
        String desk = official.worksFor().orElseThrow();
        asked(representative, enterprise, desk, "园区用电扩容", "二期生产线明年三月投产，现有容量不够，想谈扩容的时间和费用。");
        UUID agreed =
                asked(representative, enterprise, desk, "跨省招工的社保衔接", "工人一半住在对方一侧，想谈社保关系怎样接续。");
        act(official, agreed, appointed(today.plusDays(6)));
        UUID followed = asked(representative, enterprise, desk, "技术改造项目备案", "设备更新项目想两省市一次备案。");
        act(official, followed, appointed(today));
        act(
                official,
                followed,
                new TalkOrder.Record(
                        "材料一次提交，由新区管委会统一受理。", "管委会在两周内回复备案结果。", Optional.of(today.plusDays(14))));
        UUID declined = asked(representative, enterprise, desk, "邀请参加公司年会", "请派人出席公司年会并致辞。");
        act(official, declined, new TalkOrder.Plain(TalkAct.DECLINE, "与企业诉求无关的活动不安排。"));
        UUID refused =
                correction(
                        representative,
                        enterprise,
                        Kind.STANDING,
                        "没有列入过名单，却显示有登记",
                        "应当没有登记",
                        "信用中国查询页（演示）");
        done(
                corrections.act(
                        official,
                        refused,
                        Corrections.Act.REFUSE,
                        "登记的是“没有列入”，与您提供的查询结果一致，不需要更正。"));
        correction(
                representative,
                enterprise,
                Kind.YEAR_FIGURES,
                "研发费用少报了一个项目",
                "应为 512 万元",
                "研发费用专项审计报告（演示）");
    }

    private TalkOrder appointed(LocalDate on) {
        return new TalkOrder.Appoint(
                false,
                Optional.of(on),
                Optional.of(LocalTime.of(14, 30)),
                "新区政务服务中心 3 号会客室",
                "企业服务专员（演示）",
                "");
    }

    private UUID asked(
            Actor representative, UUID enterprise, String desk, String title, String text) {
        return done(
                talks.ask(
                        representative,
                        new Talks.Asked(
                                enterprise,
                                desk,
                                title,
                                text,
                                Optional.of(today.plusDays(3)),
                                Optional.of(today.plusDays(10)))));
    }

    private void act(Actor actor, UUID talk, TalkOrder order) {
        int version = talks.file(actor, talk).orElseThrow().version();
        done(talks.act(actor, talk, version, order));
    }

    private static UUID done(Talks.Result result) {
        if (result instanceof Talks.Result.Done(UUID id)) {
            return id;
        }
        throw new IllegalStateException("A demonstration talk: " + result);
    }

    private UUID correction(
            Actor representative,
            UUID enterprise,
            Kind kind,
            String wrong,
            String right,
            String evidence) {
        return done(
                corrections.ask(
                        representative,
                        enterprise,
                        new Corrections.Asked(Optional.of(kind), wrong, right, evidence)));
    }

    private static UUID done(Corrections.Result result) {
        if (result instanceof Corrections.Result.Done(UUID id)) {
            return id;
        }
        throw new IllegalStateException("A demonstration request: " + result);
    }
}
