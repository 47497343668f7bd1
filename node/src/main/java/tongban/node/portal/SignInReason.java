package tongban.node.portal;

/** Why somebody has to sign in once more. */
public enum SignInReason {
    WRONG,
    LOCKED,
    DISABLED,
    EXPIRED
}
