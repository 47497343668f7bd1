package tongban.service.identifier;

/** A person's name, for those without need to know it. */
public final class PersonName {
    private PersonName() {}

    /** 张三 becomes 张*, 张小明 becomes 张*明. */
    public static String masked(String name) {
        int[] signs = name.strip().codePoints().toArray();
        if (signs.length == 0) {
            return "";
        }
        StringBuilder masked = new StringBuilder().appendCodePoint(signs[0]);
        masked.append("*".repeat(signs.length == 2 ? 1 : Math.max(0, signs.length - 2)));
        if (signs.length > 2) {
            masked.appendCodePoint(signs[signs.length - 1]);
        }
        return masked.toString();
    }
}
