package tongban.node.paper;

import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/** The structure that a screen reader follows: papers, headings, paragraphs, tables, figures. */
final class Tags {
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement document = new PDStructureElement("Document", root);
    private final Map<PDPage, COSArray> parents = new HashMap<>();
    private final Map<Integer, PDParentTreeValue> tree = new HashMap<>();

    Tags(PDDocument pdf) {
        root.appendKid(document);
        PDMarkInfo marks = new PDMarkInfo();
        marks.setMarked(true);
        pdf.getDocumentCatalog().setMarkInfo(marks);
        pdf.getDocumentCatalog().setStructureTreeRoot(root);
    }

    PDStructureElement document() {
        return document;
    }

    PDStructureElement child(PDStructureNode parent, String type) {
        PDStructureElement element = new PDStructureElement(type, parent);
        parent.appendKid(element);
        return element;
    }

    /** One that belongs to the document only once it is appended. */
    PDStructureElement loose(String type) {
        return new PDStructureElement(type, document);
    }

    /** The properties of a piece of content on a page that belongs to an element. */
    COSDictionary mark(PDStructureElement element, PDPage page) {
        COSArray elements =
                parents.computeIfAbsent(
                        page,
                        p -> {
                            COSArray array = new COSArray();
                            p.setStructParents(tree.size());
                            tree.put(tree.size(), new PDParentTreeValue(array));
                            return array;
                        });
        int id = elements.size();
        elements.add(element);
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setMCID(id);
        reference.setPage(page);
        element.appendKid(reference);
        COSDictionary properties = new COSDictionary();
        properties.setInt(COSName.MCID, id);
        return properties;
    }

    void finish() {
        PDNumberTreeNode numbers = new PDNumberTreeNode(PDParentTreeValue.class);
        numbers.setNumbers(tree);
        root.setParentTree(numbers);
        root.setParentTreeNextKey(tree.size());
    }
}
