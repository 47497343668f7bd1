package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.Bundle;
import tongban.service.ServiceDefinition;
import tongban.service.Sha256;

/** Papers in the database, name and content sealed under the key of the case. */
final class JdbcDocuments implements Documents {
    private static final String NAME = "document-name";
    private static final String CONTENT = "document";

    private final Gate gate;
    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final JdbcDrafts drafts;
    private final Services services;
    private final JdbcRelatives relatives;
    private final Clock clock;

    JdbcDocuments(
            Gate gate,
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcDrafts drafts,
            Services services,
            JdbcRelatives relatives,
            Clock clock) {
        this.gate = gate;
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.store = store;
        this.drafts = drafts;
        this.services = services;
        this.relatives = relatives;
        this.clock = clock;
    }

    /** Where papers may be put: a draft of one's own, or a case that awaits some. */
    private record Target(String service, CaseKey key) {}

    private Optional<Target> open(Actor actor, UUID id, String material) {
        Optional<JdbcDrafts.Opened> draft = drafts.open(id);
        if (draft.isPresent()) {
            return draft.map(d -> new Target(d.draft().serviceId(), d.key()));
        }
        return store.file(id)
                .filter(file -> gate.sees(file, actor))
                .filter(file -> actor.is(Role.CLERK, Role.RESIDENT))
                .flatMap(file ->
                        personalData
                                .open(id, Purpose.DOCUMENT, "documents")
                                .filter(key ->
                                        file.state() == State.AWAITING_SUPPLEMENT
                                                || isToFollow(id, key, material))
                                .map(key -> new Target(file.service(), key)));
    }

    /** Of a draft it is asked when it becomes a case. */
    private boolean keepsAway(Actor actor, UUID caseId) {
        return !relatives.barred(actor, List.of(caseId)).isEmpty();
    }

    /** Where another platform's papers go: a draft, or a case that came from one. */
    private Optional<Target> brought(Actor actor, UUID id) {
        Optional<JdbcDrafts.Opened> draft = drafts.open(id);
        if (draft.isPresent()) {
            return draft.map(d -> new Target(d.draft().serviceId(), d.key()));
        }
        return store.file(id)
                .filter(file -> gate.sees(file, actor) && !file.state().isFinal())
                .flatMap(file ->
                        personalData
                                .open(id, Purpose.DOCUMENT, "documents")
                                .filter(key -> store.load(id, key).opened().elsewhere().isPresent())
                                .map(key -> new Target(file.service(), key)));
    }

    /** Whether a paper was to follow, and may still. */
    private boolean isToFollow(UUID id, CaseKey key, String material) {
        Case subject = store.load(id, key);
        MaterialTaken taken = subject.materials().get(material);
        return taken != null
                && taken.how() == MaterialTaken.How.TO_FOLLOW
                && Procedure.find(subject.state(), Act.SUPPLY_LATER, Part.COMPETENT).isPresent();
    }

    @Override
    public Attached attach(Actor actor, UUID caseId, String material, String name, byte[] content) {
        return walls.inside(
                actor,
                () -> {
                    Optional<Target> target = open(actor, caseId, material);
                    if (target.isPresent() && keepsAway(actor, caseId)) {
                        return new Attached.Rejected(List.of(RelativeProblems.keepAway()));
                    }
                    return target.<Attached>map(
                                    t -> attached(t, caseId, material, name, content, false))
                            .orElseGet(Attached.NotFound::new);
                });
    }

    @Override
    public Optional<Attached> bring(
            Actor actor, UUID caseId, String material, String name, byte[] content) {
        return walls.inside(
                actor,
                () -> {
                    long there =
                            jdbc.sql(
                                            "select count(*) from case_document where case_id = ?"
                                                    + " and material = ? and sha256 = ?")
                                    .params(caseId, material, Sha256.of(content))
                                    .query(Long.class)
                                    .single();
                    if (there > 0) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            brought(actor, caseId)
                                    .<Attached>map(
                                            t -> attached(t, caseId, material, name, content, true))
                                    .orElseGet(Attached.NotFound::new));
                });
    }

    private Attached attached(
            Target target,
            UUID caseId,
            String material,
            String name,
            byte[] content,
            boolean brought) {
        Optional<MediaType> type = MediaType.of(content);
        List<Problem> problems = problems(target.service(), caseId, material, content, type);
        if (!problems.isEmpty()) {
            return new Attached.Rejected(problems);
        }
        Letter.Paper paper =
                new Letter.Paper(
                        GlobalId.next(clock.instant()),
                        material,
                        clean(name),
                        type.orElseThrow(),
                        content,
                        clock.instant());
        insert(caseId, paper, target.key(), brought);
        share(target.service(), caseId, paper);
        return new Attached.Done(line(paper));
    }

    /** The other drafts of the same bundle for which this paper serves as well. */
    private List<JdbcDrafts.Sibling> served(String service, UUID draftId, String material) {
        return drafts.siblings(draftId).stream()
                .filter(other ->
                        Bundle.sharedMaterials(definition(service), other.service())
                                .contains(material))
                .toList();
    }

    private void share(String service, UUID draftId, Letter.Paper paper) {
        for (JdbcDrafts.Sibling other : served(service, draftId, paper.material())) {
            Optional<MediaType> type = Optional.of(paper.mediaType());
            boolean fits =
                    problems(
                                    other.service().id(),
                                    other.draftId(),
                                    paper.material(),
                                    paper.content(),
                                    type)
                            .isEmpty();
            if (fits) {
                drafts.open(other.draftId())
                        .ifPresent(open ->
                                insert(
                                        other.draftId(),
                                        new Letter.Paper(
                                                GlobalId.next(clock.instant()),
                                                paper.material(),
                                                paper.name(),
                                                paper.mediaType(),
                                                paper.content(),
                                                paper.at()),
                                        open.key()));
            }
        }
    }

    private ServiceDefinition definition(String service) {
        return services.get(service).orElseThrow().definition();
    }

    private List<Problem> problems(
            String service,
            UUID caseId,
            String material,
            byte[] content,
            Optional<MediaType> type) {
        List<Problem> problems = new ArrayList<>();
        boolean known =
                services.get(service).stream()
                        .flatMap(s -> s.definition().materials().stream())
                        .anyMatch(m -> m.id().equals(material));
        if (!known && !Behalf.isPaper(material)) {
            problems.add(PaperProblems.unknownMaterial(material.length() > 60 ? "" : material));
        }
        if (content.length > DOCUMENT_BYTES_MAX) {
            problems.add(
                    Problem.of(
                            TOO_LARGE,
                            "file",
                            "文件超过 5 MB",
                            "The file is larger than 5 MB",
                            "请压缩或分成几份上传",
                            "Compress it, or upload it in parts"));
        } else if (type.isEmpty()) {
            problems.add(
                    Problem.of(
                            "CASE-141",
                            "file",
                            content.length == 0 ? "没有选择文件，或文件为空" : "文件内容不是 PDF、PNG 或 JPEG",
                            content.length == 0
                                    ? "No file was chosen, or it is empty"
                                    : "The content is neither PDF, PNG nor JPEG",
                            "请选择扫描件或照片",
                            "Choose a scan or a photograph"));
        }
        long bytes =
                jdbc.sql("select coalesce(sum(bytes), 0) from case_document where case_id = ?")
                        .param(caseId)
                        .query(Long.class)
                        .single();
        long count =
                jdbc.sql("select count(*) from case_document where case_id = ?")
                        .param(caseId)
                        .query(Long.class)
                        .single();
        if (bytes + content.length > CASE_BYTES_MAX || count >= DOCUMENTS_PER_CASE_MAX) {
            problems.add(
                    Problem.of(
                            "CASE-142",
                            "file",
                            "本件材料合计超过 10 MB 或 " + DOCUMENTS_PER_CASE_MAX + " 份",
                            "The papers of the case exceed 10 MB or "
                                    + DOCUMENTS_PER_CASE_MAX
                                    + " files",
                            "请压缩，或撤下不需要的",
                            "Compress them, or take some out"));
        }
        return problems;
    }

    /** No folder, no control or direction character, no more than the limit. */
    static String clean(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        if (plain.isEmpty()) {
            return "file";
        }
        return plain.length() > NAME_LENGTH_MAX
                ? plain.substring(plain.length() - NAME_LENGTH_MAX)
                : plain;
    }

    void insert(UUID caseId, Letter.Paper paper, CaseKey key) {
        insert(caseId, paper, key, false);
    }

    /**
     * @param brought whether another platform's batch held it
     */
    private void insert(UUID caseId, Letter.Paper paper, CaseKey key, boolean brought) {
        jdbc.sql(
                        """
                        insert into case_document (id, case_id, owner_jurisdiction, material, media_type, bytes, sha256,
                                                   name_cipher, content_cipher, uploaded_at, brought)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        paper.id(),
                        caseId,
                        walls.current().jurisdiction().code(),
                        paper.material(),
                        paper.mediaType().name(),
                        paper.content().length,
                        Sha256.of(paper.content()),
                        key.sealText(NAME, paper.name()),
                        key.seal(CONTENT, paper.content()),
                        paper.at().atOffset(ZoneOffset.UTC),
                        brought)
                .update();
    }

    private static Line line(Letter.Paper paper) {
        return new Line(
                paper.id(),
                paper.material(),
                paper.name(),
                paper.mediaType(),
                paper.content().length,
                paper.at());
    }

    @Override
    public List<Line> of(Actor actor, UUID caseId) {
        return walls.inside(
                actor,
                () -> {
                    Optional<CaseKey> key = drafts.open(caseId).map(JdbcDrafts.Opened::key);
                    if (key.isEmpty()
                            && store.file(caseId).filter(f -> gate.sees(f, actor)).isPresent()) {
                        key = personalData.open(caseId, Purpose.DOCUMENT, "documents");
                    }
                    return key.map(k -> lines(caseId, k)).orElse(List.of());
                });
    }

    /** In the open transaction, with the open key. */
    List<Line> lines(UUID caseId, CaseKey key) {
        return jdbc.sql(
                        """
                        select id, material, media_type, bytes, name_cipher, uploaded_at
                          from case_document where case_id = ? order by uploaded_at, id
                        """)
                .param(caseId)
                .query((row, n) -> line(row, key))
                .list();
    }

    private static Line line(ResultSet row, CaseKey key) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                JdbcCaseStore.text(row, "material"),
                key.unsealText(NAME, Objects.requireNonNull(row.getBytes("name_cipher"))),
                MediaType.valueOf(JdbcCaseStore.text(row, "media_type")),
                row.getInt("bytes"),
                JdbcCaseStore.instant(row, "uploaded_at"));
    }

    /** Materials for which a document was added since. */
    Set<String> materials(UUID caseId, Instant since) {
        return new HashSet<>(
                jdbc.sql(
                                "select distinct material from case_document where case_id = ? and"
                                        + " uploaded_at >= ?")
                        .params(caseId, since.atOffset(ZoneOffset.UTC))
                        .query(String.class)
                        .list());
    }

    /** What was added to a case since, content included, for the message across the border. */
    List<Letter.Paper> papers(UUID caseId, Instant since, CaseKey key) {
        return jdbc.sql(
                        "select * from case_document where case_id = ? and uploaded_at >= ? order"
                                + " by uploaded_at, id")
                .params(caseId, since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> paper(row, key))
                .list();
    }

    /** The papers of these cases, without name and content. */
    List<CaseRecords.Paper> papers(Collection<UUID> cases) {
        return jdbc.sql(
                        """
                        select id, case_id, material, media_type, bytes, uploaded_at
                          from case_document where case_id = any (?) order by case_id, uploaded_at, id
                        """)
                .param(cases.toArray(UUID[]::new))
                .query((row, n) ->
                        new CaseRecords.Paper(
                                row.getObject("id", UUID.class),
                                row.getObject("case_id", UUID.class),
                                JdbcCaseStore.text(row, "material"),
                                MediaType.valueOf(JdbcCaseStore.text(row, "media_type")),
                                row.getInt("bytes"),
                                JdbcCaseStore.instant(row, "uploaded_at")))
                .list();
    }

    /** What is in those papers whose case has an open key. */
    Map<UUID, byte[]> contents(Collection<CaseRecords.Paper> papers, Map<UUID, CaseKey> keys) {
        Map<UUID, byte[]> contents = new HashMap<>();
        jdbc.sql("select id, case_id, content_cipher from case_document where id = any (?)")
                .param(papers.stream().map(CaseRecords.Paper::id).toArray(UUID[]::new))
                .query(row -> {
                    CaseKey key = keys.get(row.getObject("case_id", UUID.class));
                    if (key != null) {
                        contents.put(
                                row.getObject("id", UUID.class),
                                key.unseal(
                                        CONTENT,
                                        Objects.requireNonNull(row.getBytes("content_cipher"))));
                    }
                });
        return contents;
    }

    private static Letter.Paper paper(ResultSet row, CaseKey key) throws SQLException {
        Line line = line(row, key);
        byte[] sealed = Objects.requireNonNull(row.getBytes("content_cipher"));
        return new Letter.Paper(
                line.id(),
                line.material(),
                line.name(),
                line.mediaType(),
                key.unseal(CONTENT, sealed),
                line.at());
    }

    @Override
    public Optional<Content> open(Actor actor, UUID caseId, UUID documentId) {
        return walls.inside(
                actor,
                () -> {
                    Optional<CaseKey> key = drafts.open(caseId).map(JdbcDrafts.Opened::key);
                    if (key.isEmpty()
                            && store.file(caseId).filter(f -> gate.sees(f, actor)).isPresent()) {
                        key = personalData.open(caseId, Purpose.DOCUMENT, "document");
                    }
                    return key.flatMap(k ->
                            jdbc.sql("select * from case_document where case_id = ? and id = ?")
                                    .params(caseId, documentId)
                                    .query((row, n) -> paper(row, k))
                                    .optional()
                                    .map(p -> new Content(p.name(), p.mediaType(), p.content())));
                });
    }

    @Override
    public boolean remove(Actor actor, UUID caseId, UUID documentId) {
        return walls.inside(
                actor,
                () ->
                        drafts.open(caseId).isPresent()
                                ? removed(actor, caseId, documentId)
                                : takenBack(actor, caseId, documentId));
    }

    /** Out of a case, while it has not been handed in yet. */
    private boolean takenBack(Actor actor, UUID caseId, UUID documentId) {
        Optional<String> material =
                jdbc.sql("select material from case_document where case_id = ? and id = ?")
                        .params(caseId, documentId)
                        .query(String.class)
                        .optional();
        return material.filter(_ -> !keepsAway(actor, caseId))
                .flatMap(m -> open(actor, caseId, m))
                .map(target -> store.load(caseId, target.key()).lastHandedIn())
                .map(handedIn ->
                        jdbc.sql(
                                                "delete from case_document where case_id = ? and id = ? and uploaded_at > ?")
                                        .params(
                                                caseId,
                                                documentId,
                                                handedIn.atOffset(ZoneOffset.UTC))
                                        .update()
                                == 1)
                .orElse(false);
    }

    /** Taken out, with its copies in the other drafts of a bundle. */
    private boolean removed(Actor actor, UUID caseId, UUID documentId) {
        record Taken(String material, byte[] sha256) {}
        return walls.inside(
                actor,
                () -> {
                    Optional<JdbcDrafts.Opened> draft = drafts.open(caseId);
                    Optional<Taken> taken =
                            draft.flatMap(d ->
                                    jdbc.sql(
                                                    """
                                                    delete from case_document where case_id = ? and id = ?
                                                    returning material, sha256
                                                    """)
                                            .params(caseId, documentId)
                                            .query((row, n) ->
                                                    new Taken(
                                                            JdbcCaseStore.text(row, "material"),
                                                            Objects.requireNonNull(
                                                                    row.getBytes("sha256"))))
                                            .optional());
                    taken.ifPresent(t -> {
                        for (JdbcDrafts.Sibling other :
                                served(
                                        draft.orElseThrow().draft().serviceId(),
                                        caseId,
                                        t.material())) {
                            jdbc.sql(
                                            "delete from case_document where case_id = ? and"
                                                    + " material = ? and sha256 = ?")
                                    .params(other.draftId(), t.material(), t.sha256())
                                    .update();
                        }
                    });
                    return taken.isPresent();
                });
    }
}
