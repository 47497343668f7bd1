package tongban.trial;

import java.util.UUID;

/**
 * A made-up visitor from Cizhu in Chongqing, and how a clerk types in what she says: the answers
 * are those of the worked example "the same facts registered in Chongqing".
 *
 * @param number begins with 58, which no province has
 */
record Visitor(String name, String number) {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    static Visitor born(String name, String day, int sequence) {
        String body = "580112" + day + "%03d".formatted(sequence);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return new Visitor(name, body + "10X98765432".charAt(sum % 11));
    }

    /** From the desk to the page of the place. */
    UUID startsAt(Screen clerk) {
        clerk.open("/services/disability-subsidies").press("为来访者收件");
        UUID draft = UUID.fromString(clerk.path().substring("/drafts/".length()));
        clerk.follow("来访者");
        return draft;
    }

    void saysWho(Screen clerk) {
        clerk.fill("applicant.name", name)
                .fill("applicant.number", number)
                .fill("applicant.mobile", "13900000722")
                .fill("applicant.address", "演示路 7 号")
                .press("保存并继续");
    }

    void saysWhere(Screen clerk) {
        clerk.fill("q", "茨竹").press("查找");
        clerk.choose("place", "500112140").choose("place.inside-zone", "false").press("保存并继续");
    }

    void answers(Screen clerk) {
        clerk.choose("subsidies-applied-for", "both").press("保存并继续");
        clerk.fill("disability-card-number", number + "41")
                .date("card-valid-until", 2031, 6, 20)
                .choose("disability-category", "limbs")
                .choose("disability-grade", "1")
                .press("保存并继续");
        clerk.choose("long-term-care-needed", "true").press("保存并继续");
        clerk.choose("assistance-class", "minimum-living-allowance").press("保存并继续");
        clerk.choose("injury-care-allowance", "false")
                .choose("child-allowance", "none")
                .fill("similar-living-benefit", "0")
                .fill("similar-nursing-benefit", "0")
                .press("保存并继续");
    }

    /** The account's copy is to follow; all else is on the table. */
    void showsPapers(Screen clerk) {
        clerk.choose("identity.matches", "yes")
                .select("how.application-form", "ORIGINAL_KEPT")
                .select("how.other-benefits-statement", "ORIGINAL_KEPT")
                .select("how.bank-account", "TO_FOLLOW")
                .choose("declared", "yes");
    }

    /** All of it, up to the page that checks. */
    UUID typedIn(Screen clerk) {
        UUID draft = startsAt(clerk);
        saysWho(clerk);
        saysWhere(clerk);
        answers(clerk);
        clerk.follow("继续");
        return draft;
    }
}
