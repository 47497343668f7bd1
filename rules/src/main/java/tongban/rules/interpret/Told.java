package tongban.rules.interpret;

/** What an explanation may tell while facts are missing. */
public interface Told {
    Told EVERYTHING =
            new Told() {
                @Override
                public boolean fact(String name) {
                    return true;
                }

                @Override
                public boolean row(String table, int number, boolean matches) {
                    return true;
                }
            };

    /** Whether a fact, or a member of one, is known. */
    boolean fact(String name);

    /** Whether a row matches, or does not, as {@code matches} says, whatever is missing. */
    boolean row(String table, int number, boolean matches);
}
