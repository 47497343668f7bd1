package tongban.node.policy;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.policy.PolicyDocument.Part;
import tools.jackson.databind.json.JsonMapper;

/** What handbooks and guides said, by version, in the side of the open transaction. */
final class JdbcPolicyTexts {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    JdbcPolicyTexts(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    record Kept(List<PolicyText.Chapter> chapters, Instant madeAt) {}

    /** The latest first. */
    Map<UUID, List<PolicyText.Version>> versions(Collection<UUID> documents) {
        Map<UUID, List<PolicyText.Version>> versions = new HashMap<>();
        jdbc.sql(
                        "select document, part, version, made_at from policy_text where document = any (?) order by version desc")
                .param(documents.toArray(UUID[]::new))
                .query(row -> {
                    versions.computeIfAbsent(
                                    row.getObject("document", UUID.class), d -> new ArrayList<>())
                            .add(
                                    new PolicyText.Version(
                                            Part.valueOf(row.getString("part")),
                                            row.getInt("version"),
                                            row.getObject("made_at", OffsetDateTime.class)
                                                    .toInstant()));
                });
        return versions;
    }

    Optional<Kept> find(UUID document, Part part, int version) {
        return jdbc.sql(
                        "select content, made_at from policy_text where document = ? and part = ? and version = ?")
                .params(document, part.name(), version)
                .query((row, n) ->
                        new Kept(
                                chapters(row.getString("content")),
                                row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    Optional<List<PolicyText.Chapter>> latest(UUID document, Part part) {
        return jdbc.sql(
                        "select content from policy_text where document = ? and part = ? order by version desc limit 1")
                .params(document, part.name())
                .query(String.class)
                .optional()
                .map(this::chapters);
    }

    private List<PolicyText.Chapter> chapters(String content) {
        return List.of(json.readValue(content, PolicyText.Chapter[].class));
    }

    /**
     * As a further version.
     *
     * @param hash of the folder that it was made from
     */
    void keep(
            Actor actor, UUID document, Part part, String hash, List<PolicyText.Chapter> chapters) {
        jdbc.sql(
                        """
                        insert into policy_text (owner_jurisdiction, document, part, version, service_hash, content, made_by, made_at)
                        values (?, ?, ?, (select count(*) + 1 from policy_text where document = ? and part = ?), ?, ?, ?, ?)
                        """)
                .params(
                        actor.jurisdiction().code(),
                        document,
                        part.name(),
                        document,
                        part.name(),
                        hash,
                        json.writeValueAsString(chapters),
                        actor.account(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
