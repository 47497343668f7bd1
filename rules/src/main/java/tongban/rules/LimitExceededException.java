package tongban.rules;

/**
 * An evaluation went past one of its {@link Limits}; the model is at fault, not the facts' owner.
 */
public final class LimitExceededException extends RuntimeException {
    private final String limit;

    public LimitExceededException(String limit, long value) {
        super(
                "The model exceeds the limit %s = %d. 模型超出限制 %s = %d。 Simplify the model or raise the limit in the deployment's settings. 请简化模型，或在部署设置中调高该限制。"
                        .formatted(limit, value, limit, value),
                null,
                false,
                false);
        this.limit = limit;
    }

    /** The name of the component of {@link Limits}. */
    public String limit() {
        return limit;
    }
}
