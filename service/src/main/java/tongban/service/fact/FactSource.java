package tongban.service.fact;

import java.util.Locale;
import tongban.service.text.Words;

/** Where a fact's value comes from. */
public enum FactSource {
    REGISTER(Words.of("部门台账", "departmental register")),
    DECLARED(Words.of("申请人申报", "declared by the applicant")),
    DOCUMENT(Words.of("申请材料", "document")),
    EXCHANGE(Words.of("数据交换", "data exchange")),
    /** The form's condition left the question out; the folder names the value that then holds. */
    NOT_ASKED(Words.of("不涉及", "not applicable"));

    private final Words words;

    FactSource(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
