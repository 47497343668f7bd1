package tongban.node.casework;

/**
 * One thing the applicant has to supply or correct.
 *
 * @param subject id of a material, or {@code answer:} and a field of the form
 * @param what what exactly is missing or wrong, in the clerk's words
 */
public record Missing(String subject, String what) {}
