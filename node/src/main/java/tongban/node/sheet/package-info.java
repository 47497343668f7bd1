/**
 * Lists as files: CSV and XLSX, written row by row with flat memory, every cell harmless to a
 * spreadsheet; CSV read row by row; a table that somebody filled in and sent, CSV or XLSX, read
 * whole ({@link TableFile}), its columns found by their headings and every fault told ({@link
 * HeadedTable}), kept until whoever sent it has seen what each row comes to and confirms it ({@link
 * JdbcSentFiles}). Knows nothing of what the lists hold.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.sheet;
