package tongban.node.paper;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
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

    static ByteMatrix matrix(String content) {
        try {
            return Encoder.encode(content, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("PAPER-004 too long for a QR code", e);
        }
    }
}
