package tongban.node.paper;

import tongban.node.casework.CasePage;

/**
 * What the QR code of a decision's receipt holds: where to ask, and about what. Nothing personal.
 */
final class ReceiptCode {
    private ReceiptCode() {}

    /** Side and id of the receipt; whoever reads it still has to be allowed to see the receipt. */
    static String of(CasePage page) {
        return "tongban:receipt:" + page.competence().deciding().side().code() + ":" + page.id();
    }
}
