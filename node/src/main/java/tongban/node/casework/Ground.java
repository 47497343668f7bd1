package tongban.node.casework;

import java.util.Arrays;
import java.util.Optional;
import tongban.service.text.Words;

/** Why an application is not accepted. */
public enum Ground {
    NOT_THIS_BODY("不属于本机关职权范围", "not within this body's powers", "《行政许可法》第三十二条第一款第二项"),
    NOTHING_TO_APPLY_FOR(
            "依法不需要取得", "nothing that the law requires to be applied for", "《行政许可法》第三十二条第一款第一项"),
    NOT_SUPPLIED("未按要求补充材料", "what was missing has not been supplied", "《行政许可法》第三十二条第一款第四项");

    private final Words words;
    private final String article;

    Ground(String zh, String en, String article) {
        this.words = Words.of(zh, en);
        this.article = article;
    }

    public Words words() {
        return words;
    }

    /** Where the licensing law says so. */
    public String article() {
        return article;
    }

    /** The ground that is called so. */
    static Optional<Ground> named(Words words) {
        return Arrays.stream(values()).filter(g -> g.words.zh().equals(words.zh())).findFirst();
    }
}
