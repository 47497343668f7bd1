/**
 * The auditor's bench: standard queries over register, ledger and cases, their runs, and each hit
 * as a task with frozen evidence and a disposition. Start at {@link tongban.node.redflag.RedFlag},
 * which holds every query with its basis; README.md says how the rest follows.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.redflag;
