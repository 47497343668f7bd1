package tongban.node.referral;

/**
 * What of a referral is personal: sealed under its own key.
 *
 * @param number in full from when it is sent; empty before
 * @param why what the person needs, where somebody proposed it by hand
 */
record Content(String name, String maskedNumber, String mobile, String number, String why) {
    static final String LABEL = "referral";
    static final String STEP = "referral-step";

    Content with(String whole) {
        return new Content(name, maskedNumber, mobile, whole, why);
    }
}
