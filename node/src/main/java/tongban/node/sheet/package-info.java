/**
 * Lists as files: CSV and XLSX, written row by row with flat memory, every cell harmless to a
 * spreadsheet; CSV read row by row. Knows nothing of what the lists hold.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.sheet;
