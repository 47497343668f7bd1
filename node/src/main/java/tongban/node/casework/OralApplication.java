package tongban.node.casework;

/**
 * The applicant cannot write and applied orally: a clerk wrote it down, another person read it back
 * and the applicant set a fingerprint to the paper.
 *
 * @param writtenBy name of who wrote it down
 * @param readBackBy name of who read it back to the applicant; somebody else
 */
public record OralApplication(String writtenBy, String readBackBy) {}
