package tongban.node.identity;

/** What an account may do. Collecting and deciding never meet in one role (受办分离). */
public enum Role {
    RESIDENT("申请人", "Applicant"),
    CLERK("窗口人员", "Window clerk"),
    REVIEWER("审核人员", "Reviewer"),
    DECIDER("决定人员", "Decider"),
    SUPERVISOR("监督人员", "Supervisor"),
    /** The node itself: hand-overs, deadlines, instant filings. Nobody signs in as it. */
    SYSTEM("系统", "System");

    private final String zh;
    private final String en;

    Role(String zh, String en) {
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
