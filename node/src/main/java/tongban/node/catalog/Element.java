package tongban.node.catalog;

import static tongban.node.catalog.Element.Part.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.service.parameter.Confidence;
import tongban.service.text.Words;

/**
 * The elements of an implementation list (GB/T 39554.2—2020, with the column names of the national
 * exchange tables), in the order in which a guide is read. A typed key: {@code
 * item.get(Element.PROMISED_TERM)} is a {@code Collected<Value.Term>}.
 *
 * <p>Name, code and type of an item are not among them: an item without those is none.
 */
public final class Element<T> {

    /** The parts of a guide, in reading order. */
    public enum Part {
        WHAT("办什么", "What it is"),
        WHO("谁来办", "Who it is for"),
        WHERE("谁受理、在哪办", "Who handles it, and where"),
        NEEDS("办理条件和材料", "Conditions and papers"),
        STEPS("怎么办", "How it is done"),
        TIME("多长时间", "How long it takes"),
        COST("收费", "What it costs"),
        RESULT("办理结果", "What you get"),
        REMEDY("咨询、监督和救济", "Questions, complaints and remedies"),
        LAW("依据", "Legal basis"),
        FILE("目录信息", "Catalogue record");

        private final Words words;

        Part(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    private static final Map<String, Element<?>> ALL = new LinkedHashMap<>();

    public static final Element<String> ENGLISH_NAME =
            own("name_en", WHAT, "英文名称", "English name", Kind.TEXT);
    public static final Element<String> MAIN_ITEM =
            own("main_item", WHAT, "所属主项", "main item", Kind.TEXT);
    public static final Element<List<CodeList.Sector>> SECTORS =
            own("sectors", WHAT, "行业", "sectors", Kind.codes(CodeList.Sector.class));
    public static final Element<List<Value.LikelyMode>> MODES =
            unified("modes", WHAT, "通办模式", "ways across the border", Kind.MODES);
    public static final Element<CodeList.Scope> SCOPE =
            unified("handle_area", WHAT, "通办范围", "scope", Kind.code(CodeList.Scope.class));
    public static final Element<String> POWER_CONTENT =
            own("use_content", WHAT, "行使内容", "content", Kind.TEXT);

    public static final Element<List<CodeList.Audience>> AUDIENCES =
            unified("server_type", WHO, "服务对象", "audience", Kind.codes(CodeList.Audience.class));
    public static final Element<List<String>> PERSON_THEMES =
            own("person_themes", WHO, "面向自然人主题分类", "themes for persons", Kind.TEXTS);
    public static final Element<List<String>> LEGAL_THEMES =
            own("legal_themes", WHO, "面向法人主题分类", "themes for legal persons", Kind.TEXTS);

    public static final Element<String> BODY =
            own("department", WHERE, "实施主体", "implementing body", Kind.TEXT);
    public static final Element<String> BODY_CODE =
            own("dept_code", WHERE, "实施主体编码", "code of the implementing body", Kind.TEXT);
    public static final Element<CodeList.BodyNature> BODY_NATURE =
            own(
                    "dept_nature",
                    WHERE,
                    "实施主体性质",
                    "nature of the body",
                    Kind.code(CodeList.BodyNature.class));
    public static final Element<String> ENTRUSTING_BODY =
            own("entrust_name", WHERE, "委托部门", "entrusting body", Kind.TEXT);
    public static final Element<List<String>> JOINT_BODIES =
            own("other_dept", WHERE, "联办机构", "bodies that join in", Kind.TEXTS);
    public static final Element<CodeList.ExercisingLevel> LEVEL =
            own(
                    "use_level",
                    WHERE,
                    "行使层级",
                    "exercising level",
                    Kind.code(CodeList.ExercisingLevel.class));
    public static final Element<String> POWER_DIVISION =
            own("power_division", WHERE, "权限划分", "division of powers", Kind.TEXT);
    public static final Element<String> DIVISION =
            own("area_code", WHERE, "行政区划代码", "division", Kind.TEXT);
    public static final Element<String> TOWN =
            own("town_name", WHERE, "乡镇（村居）", "township or village", Kind.TEXT);
    public static final Element<List<Value.Contact>> PLACES =
            own("transact_addr", WHERE, "办理地点", "counters", Kind.CONTACTS);
    public static final Element<String> HOURS =
            own("transact_time", WHERE, "办理时间", "opening hours", Kind.TEXT);
    public static final Element<Boolean> IN_HALL =
            own("is_in_hall", WHERE, "是否进驻政务大厅", "in the service hall", Kind.FLAG);

    public static final Element<List<String>> CONDITIONS =
            unified("accept_condition", NEEDS, "受理条件", "conditions of acceptance", Kind.TEXTS);
    public static final Element<List<Value.Material>> MATERIALS =
            unified("materials", NEEDS, "申请材料", "papers", Kind.MATERIALS);
    public static final Element<String> QUANTITY_LIMIT =
            own("limit_num", NEEDS, "数量限制", "numerical limit", Kind.TEXT);
    public static final Element<String> INTERMEDIARY =
            own("intermediary", NEEDS, "中介服务", "intermediary services", Kind.TEXT);

    public static final Element<List<String>> FLOW =
            unified("handle_flow", STEPS, "办理流程", "steps", Kind.TEXTS);
    public static final Element<List<CodeList.HandlingForm>> FORMS =
            own(
                    "handle_type",
                    STEPS,
                    "办理形式",
                    "ways to apply",
                    Kind.codes(CodeList.HandlingForm.class));
    public static final Element<Boolean> ONLINE =
            own("is_online", STEPS, "是否网办", "handled online", Kind.FLAG);
    public static final Element<CodeList.OnlineDepth> ONLINE_DEPTH =
            own(
                    "online_handle_depth",
                    STEPS,
                    "网上办理深度",
                    "depth of online handling",
                    Kind.code(CodeList.OnlineDepth.class));
    public static final Element<Integer> VISITS =
            unified("limit_scene_num", STEPS, "到办事现场次数", "visits needed", Kind.COUNT);
    public static final Element<String> VISIT_REASON =
            own("limit_scene_explain", STEPS, "必须现场办理原因说明", "why a visit is needed", Kind.TEXT);
    public static final Element<Boolean> APPOINTMENT =
            own("is_reservation", STEPS, "是否支持预约办理", "by appointment", Kind.FLAG);
    public static final Element<Boolean> COURIER =
            own("is_express", STEPS, "是否支持物流快递", "by courier", Kind.FLAG);
    public static final Element<Boolean> SELF_SERVICE =
            own("is_self_service", STEPS, "是否支持自助终端", "at a terminal", Kind.FLAG);
    public static final Element<CodeList.SpecialProcedure> SPECIAL_PROCEDURE =
            unified(
                    "special_procedure",
                    STEPS,
                    "特别程序",
                    "special procedure",
                    Kind.code(CodeList.SpecialProcedure.class));

    public static final Element<CodeList.CaseKind> CASE_KIND =
            unified(
                    "project_type",
                    TIME,
                    "办件类型",
                    "kind of case",
                    Kind.code(CodeList.CaseKind.class));
    public static final Element<Value.Term> STATUTORY_TERM =
            unified("anticipate", TIME, "法定办结时限", "statutory term", Kind.TERM_KIND);
    public static final Element<String> STATUTORY_NOTE =
            own("anticipate_explain", TIME, "法定办结时限说明", "note on the statutory term", Kind.TEXT);
    public static final Element<Value.Term> PROMISED_TERM =
            unified("promise", TIME, "承诺办结时限", "promised term", Kind.TERM_KIND);
    public static final Element<String> PROMISED_NOTE =
            own("promise_explain", TIME, "承诺办结时限说明", "note on the promised term", Kind.TEXT);

    public static final Element<Boolean> CHARGED =
            own("is_fee", COST, "是否收费", "fee charged", Kind.FLAG);
    public static final Element<String> FEE_BASIS =
            own("fee_basis", COST, "收费依据", "basis of the fee", Kind.TEXT);
    public static final Element<List<Value.Fee>> FEES =
            own("fees", COST, "收费项目和标准", "fees", Kind.FEES);
    public static final Element<Boolean> ONLINE_PAYMENT =
            own("is_pay_online", COST, "是否支持网上支付", "payment online", Kind.FLAG);

    public static final Element<List<Value.Outcome>> OUTCOMES =
            unified("results", RESULT, "审批结果", "results", Kind.OUTCOMES);

    public static final Element<List<Value.Contact>> QUESTIONS_TO =
            own("link_way", REMEDY, "咨询方式", "where to ask", Kind.CONTACTS);
    public static final Element<List<Value.Contact>> COMPLAINTS_TO =
            own("supervise_way", REMEDY, "监督投诉方式", "where to complain", Kind.CONTACTS);
    public static final Element<List<Value.Contact>> RECONSIDERATION =
            own("reconsideration", REMEDY, "行政复议机关", "reconsideration body", Kind.CONTACTS);
    public static final Element<List<Value.Contact>> LITIGATION =
            own("litigation", REMEDY, "行政诉讼法院", "court", Kind.CONTACTS);
    public static final Element<List<String>> RIGHTS =
            own("rights", REMEDY, "依法享有的权利", "your rights", Kind.TEXTS);
    public static final Element<List<String>> DUTIES =
            own("duties", REMEDY, "依法履行的义务", "your duties", Kind.TEXTS);
    public static final Element<List<Value.Question>> FAQ =
            own("faq", REMEDY, "常见问题", "frequent questions", Kind.QUESTIONS);

    public static final Element<List<String>> BY_LAW =
            unified("by_law", LAW, "设定依据", "legal basis", Kind.TEXTS);
    public static final Element<String> POWER_SOURCE =
            own("power_source", LAW, "权力来源", "source of the power", Kind.TEXT);

    public static final Element<String> BASE_CODE =
            own("catalog_code", FILE, "基本编码", "basic code", Kind.TEXT);
    public static final Element<String> LOCAL_BASE_CODE =
            own("local_catalog_code", FILE, "地方基本编码", "local basic code", Kind.TEXT);
    public static final Element<String> IMPLEMENTATION_CODE =
            own("task_code", FILE, "实施编码", "implementation code", Kind.TEXT);
    public static final Element<String> OPTION_CODE =
            own("task_handle_item", FILE, "业务办理项编码", "option code", Kind.TEXT);
    public static final Element<String> TASK_VERSION =
            own("task_version", FILE, "事项版本", "version of the item", Kind.TEXT);
    public static final Element<CodeList.ItemState> STATE =
            own("task_state", FILE, "事项状态", "state", Kind.code(CodeList.ItemState.class));
    public static final Element<LocalDate> EFFECTIVE =
            own("plan_effective_date", FILE, "计划生效日期", "effective from", Kind.DATE);
    public static final Element<LocalDate> CANCELLED =
            own("plan_cancel_date", FILE, "计划取消日期", "cancelled from", Kind.DATE);

    /** How sure it is that the item stands on a cross-province list. */
    public static final Element<Confidence> LISTING =
            unified("list_confidence", FILE, "列入通办清单", "on a cross-province list", Kind.CONFIDENCE);

    /** The same on both sides of the border: by it the two bindings of a joint item are found. */
    public static final Element<String> JOINT =
            unified("joint_code", FILE, "通办清单编号", "joint list number", Kind.TEXT);

    /** Id of the public-service folder that decides it. */
    public static final Element<String> SERVICE =
            unified("service", FILE, "在线办理服务", "service handled here", Kind.TEXT);

    private final String id;
    private final Part part;
    private final Words words;
    private final Kind<T> kind;
    private final boolean unified;

    private Element(String id, Part part, Words words, Kind<T> kind, boolean unified) {
        this.id = id;
        this.part = part;
        this.words = words;
        this.kind = kind;
        this.unified = unified;
        ALL.put(id, this);
    }

    private static <T> Element<T> own(String id, Part part, String zh, String en, Kind<T> kind) {
        return new Element<>(id, part, Words.of(zh, en), kind, false);
    }

    /** An element of the joint item, which neither side's binding may narrow. */
    private static <T> Element<T> unified(
            String id, Part part, String zh, String en, Kind<T> kind) {
        return new Element<>(id, part, Words.of(zh, en), kind, true);
    }

    /** All elements in reading order. */
    public static List<Element<?>> all() {
        return Collections.unmodifiableList(new ArrayList<>(ALL.values()));
    }

    /** By id or Chinese name, as an import file's header writes it. */
    public static Optional<Element<?>> find(String written) {
        Element<?> byId = ALL.get(written);
        if (byId != null) {
            return Optional.of(byId);
        }
        return all().stream().filter(e -> e.words.zh().equals(written)).findFirst();
    }

    /** Column name of the exchange tables where there is one, else our own. */
    public String id() {
        return id;
    }

    public Part part() {
        return part;
    }

    public Words words() {
        return words;
    }

    /** Whether both sides have to say the same of it. */
    public boolean isUnified() {
        return unified;
    }

    Kind<T> kind() {
        return kind;
    }

    @Override
    public String toString() {
        return id;
    }
}
