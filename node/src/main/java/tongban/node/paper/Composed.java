package tongban.node.paper;

import java.util.List;

/**
 * A paper in one language, ready to be set.
 *
 * @param footer stands at the foot of each page beside the page's number
 * @param banner stands at the head of each page: that it is a demonstration; blank for none
 */
record Composed(
        String title, PaperForm.Look look, String footer, String banner, List<Element> elements) {
    Composed {
        elements = List.copyOf(elements);
    }
}
