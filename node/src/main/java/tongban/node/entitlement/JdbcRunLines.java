package tongban.node.entitlement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Masked;
import tongban.node.entitlement.PaymentRuns.Kind;
import tongban.node.entitlement.PaymentRuns.Line;
import tongban.node.entitlement.PaymentRuns.Lines;
import tongban.node.entitlement.PaymentRuns.Standing;
import tongban.node.identity.Actor;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tools.jackson.databind.json.JsonMapper;

/** The lines of a run, with the names that a purpose opens. */
final class JdbcRunLines {
    /** Keys that are opened together when every line is read. */
    private static final int KEYS_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final JsonMapper json;

    JdbcRunLines(JdbcClient jdbc, Walls walls, PersonalData personalData, JsonMapper json) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.json = json;
    }

    private static final String LINES =
            """
            select p.id, p.kind, p.amount, p.state, p.payee, e.number, e.id as entitlement, e.case_number, e.content_cipher,
                   y.content_cipher as payee_cipher
              from payment p
              join entitlement e on e.number = p.entitlement
              join payee y on y.entitlement = p.entitlement and y.seq = p.payee
             where p.run = ? and (? = '' or p.state = ?)
            """;

    private record Sealed(
            long number,
            UUID entitlement,
            String caseNumber,
            byte[] content,
            byte[] payee,
            Kind kind,
            BigDecimal amount,
            Standing standing) {}

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(
                row.getLong("id"),
                row.getObject("entitlement", UUID.class),
                Objects.requireNonNull(row.getString("case_number")),
                Objects.requireNonNull(row.getBytes("content_cipher")),
                Objects.requireNonNull(row.getBytes("payee_cipher")),
                Kind.valueOf(row.getString("kind")),
                row.getBigDecimal("amount"),
                Standing.valueOf(row.getString("state")));
    }

    /** A page of them; inside the actor's transaction. */
    Lines page(UUID run, Optional<Standing> standing, int page) {
        String state = standing.map(Standing::name).orElse("");
        int total =
                jdbc.sql("select count(*) from payment where run = ? and (? = '' or state = ?)")
                        .params(run, state, state)
                        .query(Integer.class)
                        .single();
        List<Sealed> sealed =
                jdbc.sql(LINES + " order by p.id limit ? offset ?")
                        .params(
                                run,
                                state,
                                state,
                                PaymentRuns.PAGE_ROWS,
                                (long) page * PaymentRuns.PAGE_ROWS)
                        .query((row, n) -> sealed(row))
                        .list();
        return new Lines(opened(sealed, false), total, page);
    }

    /** All of them, in transactions of a batch each. */
    void each(Actor actor, UUID run, boolean whole, Consumer<Line> to) {
        long after = 0;
        while (true) {
            long from = after;
            List<Sealed> sealed = new ArrayList<>();
            List<Line> lines =
                    walls.inside(
                            actor,
                            () -> {
                                sealed.addAll(
                                        jdbc.sql(LINES + " and p.id > ? order by p.id limit ?")
                                                .params(run, "", "", from, KEYS_AT_ONCE)
                                                .query((row, n) -> sealed(row))
                                                .list());
                                return opened(sealed, whole);
                            });
            lines.forEach(to);
            if (sealed.size() < KEYS_AT_ONCE) {
                return;
            }
            after = sealed.getLast().number();
        }
    }

    /** What cannot be opened any more keeps its amount and loses its name. */
    private List<Line> opened(List<Sealed> sealed, boolean whole) {
        Map<UUID, CaseKey> keys =
                personalData.open(
                        PersonalData.Holder.ENTITLEMENT,
                        sealed.stream().map(Sealed::entitlement).distinct().toList(),
                        Purpose.BENEFIT,
                        "name",
                        "account");
        return sealed.stream()
                .map(s -> line(s, Optional.ofNullable(keys.get(s.entitlement())), whole))
                .toList();
    }

    private Line line(Sealed s, Optional<CaseKey> key, boolean whole) {
        Optional<Content> content =
                key.map(k ->
                        json.readValue(k.unsealText(Content.LABEL, s.content()), Content.class));
        Optional<Content.Payee> payee =
                key.map(k ->
                        json.readValue(
                                k.unsealText(Content.Payee.LABEL, s.payee()), Content.Payee.class));
        String holder = payee.map(Content.Payee::holder).orElse("");
        return new Line(
                s.number(),
                s.entitlement(),
                s.caseNumber(),
                whole ? holder : Masked.name(content.map(Content::name).orElse("")),
                content.map(Content::maskedNumber).orElse(""),
                s.kind(),
                s.amount(),
                payee.map(Content.Payee::bank).orElse(""),
                payee.map(p -> whole ? p.account() : p.tail()).orElse(""),
                s.standing());
    }
}
