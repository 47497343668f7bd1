package tongban.node.sheet;

/** A row of a table that came in, with what it comes to. */
public interface JudgedRow {
    RowOutcome outcome();
}
