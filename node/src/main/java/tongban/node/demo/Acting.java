package tongban.node.demo;

/** What the demonstration does has to be accepted: nobody would be told what it lacks otherwise. */
final class Acting {
    private Acting() {}

    /**
     * What became of an act.
     *
     * @param done as what it comes back where it was accepted
     * @throws IllegalStateException with what came back instead
     */
    static <T, D extends T> D done(Class<D> done, T result) {
        if (done.isInstance(result)) {
            return done.cast(result);
        }
        throw new IllegalStateException(
                "The demonstration was not accepted: "
                        + done.getName()
                        + " was expected, but "
                        + result);
    }
}
