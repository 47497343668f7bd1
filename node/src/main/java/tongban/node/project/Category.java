package tongban.node.project;

import tongban.service.text.Words;

/**
 * The seven fine categories; each report folds them into groups of its own (see {@link Practice}).
 */
public enum Category {
    INFRASTRUCTURE("现代基础设施", "Modern infrastructure"),
    INDUSTRY("现代产业", "Modern industry"),
    SCIENCE("科技创新", "Science and technology"),
    CULTURE("文化旅游", "Culture and tourism"),
    ENVIRONMENT("生态环保", "Environment"),
    OPENING_UP("对外开放", "Opening-up"),
    PUBLIC_SERVICES("公共服务", "Public services");

    private final Words words;

    Category(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
