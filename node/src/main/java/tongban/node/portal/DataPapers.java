package tongban.node.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.node.identity.Jurisdiction;
import tongban.node.paper.Booklets;
import tongban.node.paper.Booklets.Part;
import tongban.service.text.Words;

/**
 * Papers of data: the catalogue of resources (资源目录), and of one resource the request to share it
 * (共享申请单), the authorisation to use it (授权书) and the certificate of its registration (登记证书). What
 * the registers know of a resource is filled in; what people agree on is written by hand.
 */
public final class DataPapers {
    private static final Words BY_HAND = Words.same("");

    private static final Words DEMONSTRATION =
            Words.of(
                    "本表按通行内容编排，未与正式表样核对，为演示表样；目录代码、共享类型和期限为演示值。",
                    "Laid out by what such forms commonly hold and not checked against an official one: a demonstration, and so are codes, class and terms.");

    private DataPapers() {}

    /** One that there is of each resource. */
    public enum Paper {
        REQUEST(Words.of("政务数据共享申请单", "Request to share data")),
        AUTHORISATION(Words.of("政务数据使用授权书", "Authorisation to use data")),
        CERTIFICATE(Words.of("数据资源登记证书", "Certificate of registration of a data resource"));

        private final Words title;

        Paper(Words title) {
            this.title = title;
        }

        public Words title() {
            return title;
        }

        /** As an address writes it. */
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Paper> of(String written) {
            return Arrays.stream(values()).filter(p -> p.written().equals(written)).findFirst();
        }
    }

    /** Every resource with its fields (政务信息资源目录). */
    static Booklets.Booklet catalogue(Jurisdiction side, Words organ, LocalDate today) {
        List<Part> parts = new ArrayList<>();
        parts.add(
                Part.Text.of(
                        "本目录按《政务信息资源目录编制指南（试行）》（发改高技〔2017〕1272号）列出台账中的数据资源。",
                        "The data resources of the registers, by the guide to the catalogue (Fagai Gaoji [2017] No. 1272)."));
        for (DataResource resource : DataResource.all()) {
            parts.add(
                    new Part.Table(
                            Words.of(
                                    resource.code() + "　" + resource.name().zh(),
                                    resource.code() + "  " + resource.name().en()),
                            described(resource, side)));
            parts.add(
                    new Part.Columns(
                            Words.same(""),
                            List.of(
                                    Words.of("信息项", "Item"),
                                    Words.of("英文名", "Name"),
                                    Words.of("类型", "Type"),
                                    Words.of("必填", "Required")),
                            List.of(36, 26, 26, 12),
                            resource.items().stream()
                                    .map(i ->
                                            List.of(
                                                    i.words(),
                                                    Words.same(i.name()),
                                                    i.type(),
                                                    i.required()
                                                            ? Words.of("是", "yes")
                                                            : Words.of("否", "no")))
                                    .toList()));
        }
        parts.add(Part.Text.of(DEMONSTRATION.zh(), DEMONSTRATION.en()));
        parts.add(new Part.Seal(organ, Words.day(today)));
        return booklet(
                organ,
                Words.of("政务信息资源目录（台账）", "Catalogue of data resources: registers"),
                "ML-" + side.code(),
                parts,
                "catalogue-" + side.code() + ".pdf",
                today);
    }

    private static List<Booklets.Row> described(DataResource r, Jurisdiction side) {
        return List.of(
                Booklets.Row.of("资源分类", "Class", r.category()),
                Booklets.Row.of("资源提供方", "Provider", r.provider(side)),
                Booklets.Row.of("资源摘要", "Abstract", r.about()),
                Booklets.Row.of("资源格式", "Format", r.format()),
                Booklets.Row.of("共享类型", "Sharing", r.sharing()),
                Booklets.Row.of("共享条件", "Condition", r.condition()),
                Booklets.Row.of("共享方式", "Way", r.way()),
                Booklets.Row.of("开放属性", "Openness", r.openness()),
                Booklets.Row.of("更新周期", "Renewed", r.cycle()));
    }

    /**
     * @param organ of whoever prints it: who asks, or where the register is kept. A certificate has
     *     none: nobody but the registering body issues it
     */
    static Booklets.Booklet of(
            Paper paper, DataResource resource, Jurisdiction side, Words organ, LocalDate today) {
        List<Part> parts =
                switch (paper) {
                    case REQUEST -> request(resource, side, organ);
                    case AUTHORISATION -> authorisation(resource, side, organ);
                    case CERTIFICATE -> certificate(resource, side);
                };
        return booklet(
                switch (paper) {
                    case REQUEST, CERTIFICATE -> Words.same("");
                    case AUTHORISATION -> organ;
                },
                paper == Paper.CERTIFICATE
                        ? Words.of(
                                paper.title().zh() + "（登记后填发）",
                                paper.title().en() + " (issued once it is registered)")
                        : paper.title(),
                resource.code(),
                parts,
                paper.written() + "-" + resource.id() + ".pdf",
                today);
    }

    private static List<Part> request(DataResource r, Jurisdiction side, Words organ) {
        return List.of(
                new Part.Table(
                        Words.of("一、申请部门", "1. Who asks"),
                        List.of(
                                Booklets.Row.of("申请部门", "Body", organ),
                                Booklets.Row.of("统一社会信用代码", "Credit code", BY_HAND),
                                Booklets.Row.of("联系人、电话", "Contact and telephone", BY_HAND),
                                Booklets.Row.of("使用的系统", "System that uses it", BY_HAND))),
                new Part.Table(
                        Words.of("二、申请的资源", "2. What is asked for"),
                        List.of(
                                Booklets.Row.of("资源名称", "Resource", r.name()),
                                Booklets.Row.of("资源代码", "Code", Words.same(r.code())),
                                Booklets.Row.of("资源提供方", "Provider", r.provider(side)),
                                Booklets.Row.of("共享类型", "Sharing", r.sharing()),
                                Booklets.Row.of("共享条件", "Condition", r.condition()),
                                Booklets.Row.of("申请的信息项（勾选）", "Items (tick)", r.itemsToTick()))),
                new Part.Table(
                        Words.of("三、用途", "3. What for"),
                        List.of(
                                Booklets.Row.of("履行的职责和依据", "Duty and its basis", BY_HAND),
                                Booklets.Row.of("用途（不得超出）", "Purpose (nothing beyond it)", BY_HAND),
                                Booklets.Row.of(
                                        "共享方式（勾选）",
                                        "Way (tick)",
                                        Words.of(
                                                "□接口查询　□接口核验　□文件交换",
                                                "□ query　□ check　□ exchange of files")),
                                Booklets.Row.of("频次和数据量", "How often and how much", BY_HAND),
                                Booklets.Row.of("使用期限", "From and until", BY_HAND),
                                Booklets.Row.of(
                                        "安全措施、保存期限", "Safeguards, how long kept", BY_HAND))),
                Part.Text.of(
                        "申请部门承诺：只为所填用途使用，不向第三方提供，期满删除；涉及个人信息的，依法处理并留痕，接受监督。",
                        "Who asks undertakes to use it for the stated purpose alone, to give it to nobody else and to delete it in time; personal data are handled by law, journaled and open to supervision."),
                new Part.Signatures(List.of(Words.of("申请部门负责人签字（盖章）", "Head of the body (seal)"))),
                new Part.Table(
                        Words.of("四、提供方答复", "4. Answer of the provider"),
                        List.of(
                                Booklets.Row.of(
                                        "意见（勾选）",
                                        "Answer (tick)",
                                        Words.of(
                                                "□同意　□同意部分信息项　□不同意",
                                                "□ agreed　□ in part　□ not agreed")),
                                Booklets.Row.of("不同意的理由和依据", "Why not, and by what", BY_HAND),
                                Booklets.Row.of(
                                        "答复期限",
                                        "Answer within",
                                        Words.of(
                                                "收到之日起10个工作日（国发〔2016〕51号，据记忆）",
                                                "10 working days of receipt (Guofa [2016] No. 51, from memory)")))),
                Part.Text.of(DEMONSTRATION.zh(), DEMONSTRATION.en()),
                new Part.Signatures(
                        List.of(Words.of("提供方负责人签字（盖章）", "Head of the provider (seal)"))));
    }

    private static List<Part> authorisation(DataResource r, Jurisdiction side, Words organ) {
        return List.of(
                Part.Text.of(
                        "根据共享申请单（编号＿＿＿＿＿＿＿＿）和提供方的答复，授权下列部门在下列范围内使用数据资源：",
                        "On the request No. ________ and the provider's answer, the body below may use the resource within these bounds:"),
                new Part.Table(
                        Words.same(""),
                        List.of(
                                Booklets.Row.of(
                                        "授权方（提供方）", "Who authorises (provider)", r.provider(side)),
                                Booklets.Row.of("填发机关", "Issued by", organ),
                                Booklets.Row.of("被授权方", "Who is authorised", BY_HAND),
                                Booklets.Row.of("资源名称", "Resource", r.name()),
                                Booklets.Row.of("资源代码", "Code", Words.same(r.code())),
                                Booklets.Row.of("信息项（勾选）", "Items (tick)", r.itemsToTick()),
                                Booklets.Row.of("用途", "Purpose", BY_HAND),
                                Booklets.Row.of("方式", "Way", r.way()),
                                Booklets.Row.of("条件", "Condition", r.condition()),
                                Booklets.Row.of("授权期限", "From and until", BY_HAND))),
                new Part.Chapter(
                        Words.of("使用要求", "Terms"),
                        List.of(
                                Words.of(
                                        "只为所列用途使用，不得转授权，不得向第三方提供，不得与其他数据关联识别无关的人。",
                                        "For the stated purpose alone; not passed on, given to nobody else, and not joined with other data to learn of people not concerned."),
                                Words.of(
                                        "每次使用留痕，保存不少于六个月；发现泄露的，立即停用并告知授权方。",
                                        "Each use is journaled and kept for six months at least; where something leaks, use stops at once and who authorised it is told."),
                                Words.of(
                                        "用途消失、期满或者违反本授权书的，授权方收回授权，被授权方删除数据并书面确认。",
                                        "Where the purpose ends, time is up or these terms are broken, it is taken back; the data are deleted and that is confirmed in writing.")),
                        true),
                Part.Text.of(DEMONSTRATION.zh(), DEMONSTRATION.en()),
                new Part.Signatures(
                        List.of(
                                Words.of("授权方（盖章）", "Who authorises (seal)"),
                                Words.of("被授权方（盖章）", "Who is authorised (seal)"))));
    }

    private static List<Part> certificate(DataResource r, Jurisdiction side) {
        return List.of(
                Part.Text.of(
                        "本证书由登记机构在审查、公示和登记之后填发；未填登记编号、未盖登记机构印章的，不证明已经登记。登记的数据资源：",
                        "Issued by the registering body once the resource has been examined, shown in public and registered. Without its number and seal it proves no registration. The data resource:"),
                new Part.Table(
                        Words.same(""),
                        List.of(
                                Booklets.Row.of("登记机构", "Registering body", BY_HAND),
                                Booklets.Row.of("登记编号", "Registration No.", BY_HAND),
                                Booklets.Row.of("登记日期", "Registered on", BY_HAND),
                                Booklets.Row.of("资源名称", "Resource", r.name()),
                                Booklets.Row.of(
                                        "目录代码", "Code in the catalogue", Words.same(r.code())),
                                Booklets.Row.of("登记主体（提供方）", "Holder (provider)", r.provider(side)),
                                Booklets.Row.of("资源摘要", "Abstract", r.about()),
                                Booklets.Row.of("信息项", "Items", r.itemsInLine()),
                                Booklets.Row.of(
                                        "格式和更新", "Format, renewal", joined(r.format(), r.cycle())),
                                Booklets.Row.of(
                                        "登记的权利（勾选）",
                                        "Rights (tick)",
                                        Words.of(
                                                "□持有权　□使用权　□经营权",
                                                "□ to hold　□ to use　□ to operate")),
                                Booklets.Row.of("来源合法性证明", "Evidence of lawful source", BY_HAND),
                                Booklets.Row.of(
                                        "质量和安全评估", "Quality and security assessed", BY_HAND),
                                Booklets.Row.of(
                                        "公示",
                                        "Shown in public",
                                        Words.of(
                                                "自＿＿＿＿年＿＿月＿＿日起10个工作日（演示）",
                                                "10 working days from ________ (demonstration)")),
                                Booklets.Row.of(
                                        "公示的结果（勾选）",
                                        "What came of it (tick)",
                                        Words.of(
                                                "□无异议　□异议已处理",
                                                "□ no objection　□ objections answered")),
                                Booklets.Row.of(
                                        "有效期",
                                        "Valid",
                                        Words.of(
                                                "自登记之日起三年（演示）",
                                                "three years from registration (demonstration)")))),
                Part.Text.of(
                        "登记的内容变更、注销或者有异议的，应当及时办理。本证书不免除数据安全和个人信息保护的责任。",
                        "Changes, cancellation and objections are recorded in time. This certificate frees nobody from the care of data and of personal information."),
                Part.Text.of(DEMONSTRATION.zh(), DEMONSTRATION.en()),
                new Part.Signatures(
                        List.of(
                                Words.of("登记机构（盖章）", "Registering body (seal)"),
                                Words.of("经办人签字", "Handled by"))));
    }

    private static Words joined(Words a, Words b) {
        return Words.of(a.zh() + "；" + b.zh(), a.en() + "; " + b.en());
    }

    private static Booklets.Booklet booklet(
            Words organ, Words title, String number, List<Part> parts, String file, LocalDate on) {
        return new Booklets.Booklet(
                organ, title, number, parts, file, on.atStartOfDay(Page.ZONE).toInstant());
    }
}
