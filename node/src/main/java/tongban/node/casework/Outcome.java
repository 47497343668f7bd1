package tongban.node.casework;

/** What a decision comes to. What it is called is up to the service and the side (verbs). */
public enum Outcome {
    GRANTED,
    REFUSED
}
