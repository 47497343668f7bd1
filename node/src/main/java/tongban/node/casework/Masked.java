package tongban.node.casework;

import tongban.service.identifier.PersonName;

/** Names and numbers as those without need to know see them. */
public final class Masked {
    private Masked() {}

    /** 张三 becomes 张*, 张小明 becomes 张*明; the name of an enterprise is public. */
    static String name(CaseEvent.Applicant applicant) {
        return applicant.kind().equals("enterprise") ? applicant.name() : name(applicant.name());
    }

    /** 张三 becomes 张*, 张小明 becomes 张*明. */
    public static String name(String name) {
        return PersonName.masked(name);
    }

    /** The first four and last four signs. */
    public static String number(String number) {
        return number.length() < 10
                ? "*".repeat(number.length())
                : number.substring(0, 4)
                        + "*".repeat(number.length() - 8)
                        + number.substring(number.length() - 4);
    }

    /** The first three and last four digits. */
    public static String mobile(String mobile) {
        return mobile.length() < 8
                ? "*".repeat(mobile.length())
                : mobile.substring(0, 3)
                        + "*".repeat(mobile.length() - 7)
                        + mobile.substring(mobile.length() - 4);
    }
}
