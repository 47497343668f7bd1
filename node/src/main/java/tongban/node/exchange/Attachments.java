package tongban.node.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Documents;
import tongban.node.identity.Actor;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/** Puts what is attached to the papers of a case where uploads are, under the same limits. */
final class Attachments {
    private final Documents documents;

    Attachments(Documents documents) {
        this.documents = documents;
    }

    /**
     * @param notes by paper: that its attachment is not there
     * @param remarks the same with table, line and column, and what was no file of a paper
     */
    record Brought(Map<String, String> notes, List<ExchangeFault> remarks) {}

    Brought bring(
            Actor actor,
            UUID id,
            List<Row> papers,
            BatchFile.Content batch,
            ServiceDefinition service) {
        Map<String, String> notes = new HashMap<>();
        List<ExchangeFault> remarks = new ArrayList<>();
        for (Row row : papers) {
            String name = row.get("attachment");
            Optional<String> material = Intake.material(row, service);
            if (name.isEmpty() || material.isEmpty() || row.get("cd_operation").equals("D")) {
                continue;
            }
            byte[] content = batch.attachments().get(name);
            if (content == null) {
                notes.put(material.get(), "附件没有随批次送达 the attachment did not come along");
                remarks.add(
                        Checks.at(
                                "EXC-037",
                                row,
                                "attachment",
                                Words.of(
                                        "登记了附件，批次里没有它的内容；办件照常，附件待补",
                                        "An attachment is named and its content is not in the batch; the case goes on without it"),
                                Words.of(
                                        "请把文件放在 attachments/ 下、列入清单后再次导入",
                                        "Put the file under attachments/, list it, and import again")));
                continue;
            }
            Optional<Documents.Attached> kept =
                    documents.bring(actor, id, material.get(), name, content);
            if (kept.isPresent() && kept.get() instanceof Documents.Attached.Rejected no) {
                notes.put(material.get(), "附件不能收存 the attachment could not be kept");
                no.problems()
                        .forEach(p ->
                                remarks.add(
                                        Checks.at(
                                                p.code(),
                                                row,
                                                "attachment",
                                                p.what(),
                                                p.remedy())));
            } // else it is kept, or was there already
        }
        return new Brought(notes, remarks);
    }
}
