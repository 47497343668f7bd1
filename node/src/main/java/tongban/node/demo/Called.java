package tongban.node.demo;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.hotline.Channel;
import tongban.node.hotline.Hotline;
import tongban.node.hotline.Knowledge;
import tongban.node.hotline.Refusal;
import tongban.node.hotline.TicketAct;
import tongban.node.hotline.TicketKind;
import tongban.node.hotline.TicketOrder;
import tongban.node.hotline.Topic;
import tongban.node.identity.Actor;

/**
 * Calls of the demonstration: what was asked, by people who are made up, in every state that a
 * visitor may want to open; and a small knowledge base that says of itself that it is a
 * demonstration.
 */
record Called(Hotline hotline, Knowledge knowledge, LocalDate today) {
    private static final String SOURCE = "演示条目，依据有关服务的办事指南 demonstration, by the service's guide";

    /** Who takes part on one side. */
    record People(Actor agent, Actor reviewer, Actor decider, Actor supervisor, String town) {}

    void tell(People here, People there) {
        Optional<UUID> subsidies = known(here);
        known(there);
        body(here, subsidies);
        line(here);
        UUID across =
                taken(
                        here,
                        TicketKind.HELP,
                        Topic.HEALTH_INSURANCE,
                        "在重庆住院的费用怎样报销",
                        "母亲在重庆北碚区的医院住院，想问当地医院能不能直接结算，还要补什么材料。",
                        false);
        act(here.agent(), across, plain(TicketAct.TRANSFER, "住院地在重庆，由重庆热线答复"));
        UUID there1 =
                taken(
                        there,
                        TicketKind.COMPLAINT,
                        Topic.MARKET,
                        "预付卡商家关门",
                        "小区门口的健身房突然关门，办的年卡还有八个月，电话没有人接。",
                        false);
        dispatch(there, there1);
        UUID permit =
                taken(
                        there,
                        TicketKind.CONSULT,
                        Topic.ENTERPRISE,
                        "大件运输经过两省市怎样一次办",
                        "我公司的设备要从茨竹运到成都，想问超限运输许可能不能在一个窗口办两边的。",
                        true);
        dispatch(there, permit);
        act(there.reviewer(), permit, plain(TicketAct.SIGN, ""));
    }

    /** With the bodies: to be signed, in hand, with an extension asked for, disputed. */
    private void body(People p, Optional<UUID> subsidies) {
        dispatch(
                p,
                taken(
                        p,
                        TicketKind.HELP,
                        Topic.SOCIAL_AID,
                        "老人独居，冬天取暖有困难",
                        "村里八十岁的老人独居，取暖设备坏了，儿女在外地。",
                        false));
        UUID inHand =
                taken(
                        p,
                        TicketKind.COMPLAINT,
                        Topic.SERVICE,
                        "窗口中午没有人",
                        "中午十二点半到便民中心，窗口没有人，牌子上写的是不间断服务。",
                        false);
        dispatch(p, inHand);
        act(p.reviewer(), inHand, plain(TicketAct.SIGN, ""));
        UUID longer =
                taken(
                        p,
                        TicketKind.ADVICE,
                        Topic.TRANSPORT,
                        "希望增加到高竹新区的公交班次",
                        "上下班时间公交要等四十分钟，建议增加班次。",
                        true);
        dispatch(p, longer);
        act(p.reviewer(), longer, plain(TicketAct.SIGN, ""));
        act(p.reviewer(), longer, new TicketOrder.AskExtension(3, "需要与公交公司核实客流"));
        UUID disputed =
                taken(
                        p,
                        TicketKind.COMPLAINT,
                        Topic.HOUSING,
                        "楼道堆放杂物没有人管",
                        "三号楼楼道长期堆放杂物，物业和社区都说不归自己管。",
                        false);
        dispatch(p, disputed);
        act(p.reviewer(), disputed, plain(TicketAct.RETURN, "属于物业管理，不是本单位职责"));
        act(
                p.agent(),
                disputed,
                new TicketOrder.Dispatch(p.decider().worksFor().orElseThrow(), Set.of(), ""));
        act(p.decider(), disputed, plain(TicketAct.RETURN, "不属于本单位职责"));
        UUID answered =
                taken(
                        p,
                        TicketKind.HELP,
                        Topic.CARE,
                        "残疾人两项补贴什么时候到账",
                        "上个月批下来的补贴还没有到账，想知道几号发。",
                        false);
        dispatch(p, answered);
        act(p.reviewer(), answered, plain(TicketAct.SIGN, ""));
        act(p.reviewer(), answered, plain(TicketAct.ANSWER, "补贴按月发放，您的账户已核对，本月15日前到账。"));
        subsidies.ifPresent(entry -> {
            UUID direct =
                    taken(
                            p,
                            TicketKind.CONSULT,
                            Topic.CARE,
                            "残疾人两项补贴怎么申请",
                            "父亲有二级残疾证，想问两项补贴在哪里申请。",
                            false);
            act(p.agent(), direct, new TicketOrder.AnswerDirectly(Optional.of(entry), ""));
        });
    }

    /** With the line: to be classified by it, called back, not accepted, not satisfied. */
    private void line(People p) {
        UUID reviewed = answered(p, "路灯坏了", "村口的路灯坏了两个星期，晚上看不见路。", "路灯已于今日修好。");
        act(p.agent(), reviewed, plain(TicketAct.APPROVE, ""));
        UUID unhappy = answered(p, "噪声扰民", "楼下夜里施工，孩子睡不着。", "已要求施工单位夜间停工。");
        act(p.agent(), unhappy, plain(TicketAct.APPROVE, ""));
        act(
                p.agent(),
                unhappy,
                new TicketOrder.CallBack(
                        Optional.of(TicketOrder.Heard.NOT_SATISFIED),
                        Optional.of(false),
                        "昨天夜里仍然在施工"));
        UUID filed = answered(p, "公交站牌错了", "站牌上的末班车时间和实际不一样。", "站牌已更正。");
        act(p.agent(), filed, plain(TicketAct.APPROVE, ""));
        act(
                p.agent(),
                filed,
                new TicketOrder.CallBack(
                        Optional.of(TicketOrder.Heard.SATISFIED), Optional.of(true), ""));
        act(p.agent(), filed, plain(TicketAct.FILE, ""));
        UUID refused =
                taken(
                        p,
                        TicketKind.COMPLAINT,
                        Topic.OTHER,
                        "与邻居的官司",
                        "和邻居的地界纠纷已经起诉，希望政府先处理。",
                        false);
        act(p.agent(), refused, new TicketOrder.Refuse(Optional.of(Refusal.LITIGATION), ""));
        UUID supervised =
                taken(
                        p,
                        TicketKind.HELP,
                        Topic.ENTERPRISE,
                        "惠企补贴迟迟没有下来",
                        "我公司去年底申报的稳岗补贴还没有结果。",
                        true);
        dispatch(p, supervised);
        act(p.supervisor(), supervised, plain(TicketAct.SUPERVISE, "企业反映集中，请优先办理"));
        done(
                hotline.takeOnWeb(
                        new Hotline.NewTicket(
                                Channel.WEB,
                                "小区门口积水",
                                "下雨以后小区门口积水，老人出行不便。",
                                "",
                                "",
                                false,
                                "",
                                true,
                                p.town(),
                                Optional.empty(),
                                Optional.empty())));
        UUID lead =
                taken(
                        p,
                        TicketKind.HELP,
                        Topic.SOCIAL_AID,
                        "邻居一家最近很困难",
                        "邻居家的顶梁柱生病住院，两个孩子上学，家里没有别的收入。",
                        false);
        act(p.agent(), lead, plain(TicketAct.MAKE_LEAD, "一家四口，主要劳动力住院，可能符合救助条件。"));
    }

    private UUID answered(People p, String title, String text, String answer) {
        UUID id = taken(p, TicketKind.HELP, Topic.SERVICE, title, text, false);
        dispatch(p, id);
        act(p.reviewer(), id, plain(TicketAct.SIGN, ""));
        act(p.reviewer(), id, plain(TicketAct.ANSWER, answer));
        return id;
    }

    private UUID taken(
            People p, TicketKind kind, Topic topic, String title, String text, boolean enterprise) {
        MadeEnterprises.First first = MadeEnterprises.first(p.agent().jurisdiction());
        return done(
                hotline.take(
                        p.agent(),
                        new Hotline.NewTicket(
                                Channel.PHONE,
                                title,
                                text,
                                enterprise ? first.name() : "来电人（虚构）",
                                "02300000000",
                                enterprise,
                                enterprise ? first.creditCode() : "",
                                false,
                                p.town(),
                                Optional.of(kind),
                                Optional.of(topic))));
    }

    private void dispatch(People p, UUID ticket) {
        act(
                p.agent(),
                ticket,
                new TicketOrder.Dispatch(p.reviewer().worksFor().orElseThrow(), Set.of(), ""));
    }

    private static TicketOrder plain(TicketAct act, String said) {
        return new TicketOrder.Plain(act, said);
    }

    private void act(Actor actor, UUID ticket, TicketOrder order) {
        int version = hotline.file(actor, ticket).orElseThrow().version();
        done(hotline.act(actor, ticket, version, order));
    }

    private static UUID done(Hotline.Result result) {
        return switch (result) {
            case Hotline.Result.Done done -> done.id();
            case Hotline.Result.NotFound _ ->
                    throw new IllegalStateException("A demonstration ticket is not there");
            case Hotline.Result.Rejected no ->
                    throw new IllegalStateException("A demonstration ticket: " + no.problems());
        };
    }

    // ------------------------------------------------------------------ knowledge

    /**
     * @return the entry on the subsidies
     */
    private Optional<UUID> known(People p) {
        UUID first =
                entry(
                        p,
                        "残疾人两项补贴在哪里申请？",
                        "Where does one apply for the two subsidies for disabled persons?",
                        "可以网上申请，也可以到任一乡镇、街道或者高竹新区的综合窗口申请，不受户籍地限制；带身份证和残疾人证。",
                        "Online, or at any township or window, Gaozhu's included, wherever one is registered; bring the identity card and the disability certificate.",
                        "disability-subsidies",
                        "");
        entry(
                p,
                "超限运输许可两省市怎样一次办？",
                "How is an oversize transport permit handled once for both sides?",
                "向起运地申请一次，沿线另一方由系统请其协办答复，不必另行申请。",
                "Apply once where the transport begins; the other side along the route is asked by the system.",
                "oversize-transport-permit",
                "");
        entry(
                p,
                "工单多久答复？",
                "How long does a ticket take?",
                "咨询、求助建议、投诉举报的期限不同，按工作日计算，见“办理期限和不受理的情形”页面。",
                "Questions, help and complaints have different limits in working days; see the page on time limits.",
                "",
                "");
        entry(
                p,
                "高温补贴什么时候发？",
                "When is the heat allowance paid?",
                "本条已过有效期，仅供演示失效条目不再提供。",
                "This entry has expired; it shows that expired ones are not offered.",
                "",
                today.minusDays(1).toString());
        return Optional.of(first);
    }

    private UUID entry(
            People p,
            String questionZh,
            String questionEn,
            String answerZh,
            String answerEn,
            String service,
            String lastDay) {
        Knowledge.Typed typed =
                new Knowledge.Typed(
                        questionZh,
                        questionEn,
                        answerZh,
                        answerEn,
                        SOURCE,
                        service,
                        p.reviewer().worksFor().orElseThrow(),
                        Optional.of(today.minusMonths(6)),
                        lastDay.isEmpty()
                                ? Optional.empty()
                                : Optional.of(LocalDate.parse(lastDay)),
                        Optional.of(today.plusMonths(6)),
                        true);
        return switch (knowledge.keep(p.agent(), Optional.empty(), 0, typed)) {
            case Knowledge.Kept.Done(UUID id) -> id;
            case Knowledge.Kept.NotFound _ ->
                    throw new IllegalStateException("The line keeps no knowledge base");
            case Knowledge.Kept.Rejected no ->
                    throw new IllegalStateException("A demonstration entry: " + no.problems());
        };
    }
}
