package tongban.node.hotline;

import tongban.service.text.Words;

/** By what it is done. */
public enum TicketBasis {
    NORM("GB/T 33358—2016 《政府热线服务规范》", "GB/T 33358-2016, service of government hotlines", true),
    ORDER_53(
            "国办发〔2020〕53号：受理、派单、办理、答复、督办、办结、回访、评价",
            "State Council Office 2020 No. 53: take, dispatch, handle, answer, supervise, close, call back, rate",
            true),
    MEASURES(
            "《四川省12345政务服务便民热线运行管理办法》（2025年12月）",
            "Sichuan's measures on the 12345 line, December 2025",
            true),
    LINKAGE_43("《重庆市优化营商环境条例》第四十三条", "Chongqing's business environment rules, Art. 43", true),
    PRACTICE("各地通行做法，演示，未经核实", "usual practice; demonstration, not verified", false);

    private final Words words;
    private final boolean verified;

    TicketBasis(String zh, String en, boolean verified) {
        this.words = Words.of(zh, en);
        this.verified = verified;
    }

    public Words words() {
        return words;
    }

    public boolean isVerified() {
        return verified;
    }
}
