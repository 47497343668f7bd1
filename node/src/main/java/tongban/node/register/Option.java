package tongban.node.register;

import tongban.service.text.Words;

/** One of a closed list that a field can hold; every such list is an enum. */
public interface Option {
    /** As files and forms write it. */
    String name();

    Words words();
}
