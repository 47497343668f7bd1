package tongban.node.casework;

import tongban.service.Material;
import tongban.service.text.Words;

/**
 * How one paper of the service's list was handed in.
 *
 * @param material id of the material in service.yaml
 * @param copies number of sheets or copies, 0 to {@link #COPIES_MAX}
 */
public record MaterialTaken(String material, How how, int copies, String note) {
    public static final int COPIES_MAX = 99;

    /**
     * Whether the platform holds the paper once the questions are answered: a form of the
     * applicant's own, which it fills in and prints.
     */
    public static boolean isFilledInHere(Material material) {
        return material.form() == Material.Form.FORM
                && material.channel() == Material.Channel.APPLICANT;
    }

    /** How a paper is there, or is not. */
    public enum How {
        ORIGINAL_KEPT("收取原件", "original taken in"),
        ORIGINAL_SEEN("核对原件，收取复印件", "copy taken, compared with the original"),
        COPY("复印件", "copy"),
        ELECTRONIC("电子材料", "electronic"),
        /** 告知承诺; only where the material may be promised. */
        PROMISED("告知承诺", "promised in writing"),
        /** 容缺; only where the material may follow. */
        TO_FOLLOW("容缺后补", "to follow"),
        /** The offices fetch it themselves; only where a government office provides it. */
        FETCHED("部门核验，免提交", "fetched by the offices");

        private final Words words;

        How(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }

        /** Whether a paper can be there in this way. */
        public boolean fits(Material material) {
            return switch (this) {
                case PROMISED -> material.promise();
                case TO_FOLLOW -> material.laterDays() > 0;
                case FETCHED -> material.channel() == Material.Channel.GOVERNMENT;
                case ORIGINAL_KEPT, ORIGINAL_SEEN, COPY, ELECTRONIC -> true;
            };
        }

        /** The ways that remain where no clerk has the paper before him. */
        public boolean isOnline() {
            return switch (this) {
                case ELECTRONIC, PROMISED, TO_FOLLOW, FETCHED -> true;
                case ORIGINAL_KEPT, ORIGINAL_SEEN, COPY -> false;
            };
        }
    }
}
