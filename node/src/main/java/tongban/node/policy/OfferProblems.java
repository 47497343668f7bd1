package tongban.node.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** Everything that can stand in the way of a match, a run, an offer and an account, in words. */
final class OfferProblems {
    private OfferProblems() {}

    static Problem notOffered() {
        return PolicyProblems.of(
                "POLICY-013",
                "service",
                "这项政策不是免申即享，或者还没有发布",
                "The policy is not had without an application, or is not published",
                "请先发布；须申请的由企业申请",
                "Publish it first; for the others enterprises apply");
    }

    static Problem running() {
        return PolicyProblems.of(
                "POLICY-014",
                "service",
                "这项政策正在比对",
                "A run of this policy goes on",
                "请等它完成",
                "Wait until it is ready");
    }

    static Problem offerState(Offer.Act act, Offer.State state, List<Offer.Act> possible) {
        String zh = possible.stream().map(a -> a.words().zh()).collect(Collectors.joining("、"));
        String en = possible.stream().map(a -> a.words().en()).collect(Collectors.joining(", "));
        return PolicyProblems.of(
                "POLICY-015",
                "",
                "邀约处于“" + state.words().zh() + "”，现在不能“" + act.words().zh() + "”",
                "The offer is '"
                        + state.words().en()
                        + "': '"
                        + act.words().en()
                        + "' is not possible now",
                zh.isEmpty() ? "没有需要办理的" : "现在可以：" + zh,
                en.isEmpty() ? "There is nothing to do" : "Possible now: " + en);
    }

    static Problem said(int max) {
        return PolicyProblems.of(
                "POLICY-020",
                "said",
                "没有写理由，或者超过" + max + "字",
                "The reason is missing or longer than " + max + " characters",
                "请写明，对方会看到",
                "Write it; the other side of the desk reads it");
    }

    static Problem consent() {
        return PolicyProblems.of(
                "POLICY-019",
                "consent",
                "没有同意使用企业数据办理",
                "The use of the enterprise's data was not agreed to",
                "同意的请勾选；不同意的可以按一般程序申请",
                "Tick it to agree; otherwise apply in the ordinary way");
    }

    static Problem mobile() {
        return PolicyProblems.of(
                "POLICY-021",
                "mobile",
                "联系手机号码不对",
                "The mobile number is not in order",
                "请填写11位手机号码",
                "Give a number of 11 digits");
    }

    static Problem creditCode() {
        return PolicyProblems.of(
                "POLICY-028",
                "code",
                "台账里没有这个统一社会信用代码的企业",
                "The register has no enterprise of this credit code",
                "请核对18位代码；不在本方登记的请到对方查询",
                "Compare the 18 signs; those of the other side are looked up there");
    }

    static Problem dayAsked(LocalDate from, LocalDate to) {
        Words first = Words.day(from);
        Words last = Words.day(to);
        return PolicyProblems.of(
                "POLICY-038",
                "day",
                "比对的日期应在" + first.zh() + "到" + last.zh() + "之间",
                "Ask for a day from " + first.en() + " to " + last.en(),
                "请改日期；过去的情况台账不再比对",
                "Change the day; what was past is not held against the register any more");
    }

    static Problem holder() {
        return PolicyProblems.of(
                "POLICY-016",
                "holder",
                "没有写户名，或者与企业名称不一致",
                "The holder is missing or is not the enterprise",
                "请填写以企业名称开立的账户",
                "Give an account in the enterprise's own name");
    }

    /**
     * @param to whom its money goes
     */
    static Problem notOwnAccount(Policy.PaidTo to) {
        return PolicyProblems.of(
                "POLICY-043",
                "holder",
                "这项政策的资金付给" + to.words().zh() + "，不付给企业",
                "The money of this policy goes to "
                        + to.words().en()
                        + " and not to the enterprise",
                "请由办理机关按兑付凭证登记收款方的账户",
                "Have the deciding body enter the account of the payee from the vouchers of payment");
    }

    static Problem bank() {
        return PolicyProblems.of(
                "POLICY-017",
                "bank",
                "没有写开户银行，或者超过100字",
                "The bank is missing or longer than 100 characters",
                "请写明开户银行",
                "Write the bank");
    }

    static Problem account() {
        return PolicyProblems.of(
                "POLICY-018",
                "account",
                "账号应为8至32位数字",
                "An account number has 8 to 32 digits",
                "请按开户许可填写",
                "Write it as on the bank's paper");
    }

    static Problem unconfirmed() {
        return PolicyProblems.of(
                "POLICY-044",
                "confirmed",
                "没有确认资金发放到这个账户",
                "It was not confirmed that the money shall go to this account",
                "请核对户名、开户银行和账号，再选“确认”",
                "Compare holder, bank and number, then choose 'confirm'");
    }
}
