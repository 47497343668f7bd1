package tongban.postgres;

/** Waiting for another process, where nothing tells us when it is done. */
final class Pause {
    private Pause() {}

    /** False when interrupted; the thread then stays marked as interrupted. */
    static boolean millis(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
