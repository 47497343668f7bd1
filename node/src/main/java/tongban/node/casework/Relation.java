package tongban.node.casework;

import tongban.service.text.Words;

/** How an official is related to somebody: the relations for which the law wants him away. */
public enum Relation {
    SPOUSE("配偶", "spouse"),
    PARENT("父母", "parent"),
    CHILD("子女", "child"),
    SIBLING("兄弟姐妹", "brother or sister"),
    GRANDPARENT("祖父母、外祖父母", "grandparent"),
    GRANDCHILD("孙子女、外孙子女", "grandchild"),
    COLLATERAL("其他三代以内旁系血亲", "other collateral relative within three generations"),
    IN_LAW("近姻亲", "close relative by marriage");

    private final Words words;

    Relation(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
