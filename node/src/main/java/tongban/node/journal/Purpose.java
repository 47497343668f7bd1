package tongban.node.journal;

/** Why personal data are looked at. The journal keeps it; the person concerned can read it. */
public enum Purpose {
    INTAKE("收件核验", "taking in an application"),
    OWN_MATTER("本人查看", "the applicant's own matter"),
    HANDLE("办理案件", "handling the case"),
    WORK_LIST("工作列表", "work list"),
    HAND_OVER("两省市移交", "hand-over between the two sides"),
    SUPERVISE("监督检查", "supervision"),
    DOCUMENT("查阅材料", "reading a document"),
    EXPORT("导出列表", "export of a list"),
    EXCHANGE("与省级平台交换", "exchange with a provincial platform"),
    AUDIT("审计查询", "audit of looks at personal data"),
    RETENTION("到期销毁", "end of the time of keeping"),
    PRINT("打印文书", "printing papers"),
    MESSAGE("短信通知", "a short message to the phone"),
    AUTHORISATION("本人在手机上授权", "an authorisation given by phone"),
    VISIT("窗口接待来访者", "serving a visitor at a counter"),
    PROGRESS("凭编号和号码末四位查询进度", "progress, asked for with number and last signs of the ID"),
    APPLICATION_CHECK("审核申请时核对台账", "checking an application against the register"),
    RECHECK("定期复核", "the regular re-check"),
    REPORTED_CHANGE("核实变动情况", "verifying a change that was reported"),
    CORRECTION("更正台账", "correcting the register"),
    OWN_REQUEST("本人要求查询或者更正", "at the request of the person"),
    REGISTER_IMPORT("导入台账", "import into the register"),
    BENEFIT("待遇发放管理", "paying and managing a benefit"),
    ECONOMIC_CHECK("家庭经济状况核对", "the economic check of a household"),
    REFERRAL("转介专项救助", "referral to special assistance"),
    HOTLINE("办理热线工单", "handling a ticket of the hotline"),
    INDICATOR("指标填报和管理", "reporting and keeping indicators"),
    PROJECT("共建项目管理", "keeping joint projects"),
    COOPERATION("两省市合作事项", "what the two sides do together"),
    POLICY("惠企政策匹配和兑付", "matching and paying policies for enterprises"),
    ENTERPRISE("服务企业", "serving an enterprise");

    private final String zh;
    private final String en;

    Purpose(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
