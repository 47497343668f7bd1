package tongban.node.phone;

import java.util.UUID;

/** A node that no operator is connected to: it sends nothing and promises nothing. */
record NoOperator() implements Operator {
    @Override
    public boolean isConnected() {
        return false;
    }

    @Override
    public boolean isSimulated() {
        return false;
    }

    @Override
    public Reply send(UUID id, String mobile, String text) {
        return new Reply.Unreachable();
    }
}
