package tongban.rules;

/**
 * What a model may consume. A rule author cannot stop a node: whatever exceeds a limit is refused
 * with a diagnostic or ends the evaluation with {@link LimitExceededException}.
 *
 * @param modelBytesMax bytes of one DMN file
 * @param nestingMax levels of nested XML elements, and of nested FEEL expressions
 * @param stepsMax expression nodes visited in one evaluation, list elements produced included
 * @param callDepthMax nested function calls
 * @param listSizeMax elements of one list, and numbers or dates in one iterated range
 * @param textLengthMax characters of one text value
 * @param patternStepsMax steps of one regular expression that has to be tried step by step
 */
public record Limits(
        int modelBytesMax,
        int nestingMax,
        long stepsMax,
        int callDepthMax,
        int listSizeMax,
        int textLengthMax,
        int patternStepsMax) {
    public static final Limits STANDARD =
            new Limits(4_000_000, 160, 1_000_000, 200, 200_000, 1_000_000, 1_000_000);
}
