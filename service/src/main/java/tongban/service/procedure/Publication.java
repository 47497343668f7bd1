package tongban.service.procedure;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what is decided is published after it (公布), an act apart from the notice before it (公示).
 *
 * @param ordered the law wants it published
 * @param board where the granted ones are published by whoever granted them, while {@link
 *     Term#PUBLICATION} lasts; empty where nothing is published through this system
 */
public record Publication(boolean ordered, Optional<Board> board) {

    /** What a publication may show, and nothing else. */
    public enum Field {
        /** Of the applicant; a minor's never. */
        NAME,
        /** Number of people it is for. */
        MEMBERS,
        /** What is paid. */
        AMOUNT;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The board of the village or community in which the applicant lives.
     *
     * @param shows what the article names
     */
    public record Board(Set<Field> shows, Article article) {
        public Board {
            EnumSet<Field> ordered = EnumSet.noneOf(Field.class);
            ordered.addAll(shows);
            shows = Collections.unmodifiableSet(ordered);
            Objects.requireNonNull(article, "article");
        }
    }

    public Publication {
        Objects.requireNonNull(board, "board");
    }

    /** What may be shown; nothing where nothing is published here. */
    public Set<Field> shows() {
        return board.map(Board::shows).orElse(Set.of());
    }
}
