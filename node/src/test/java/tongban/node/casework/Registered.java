package tongban.node.casework;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.register.Kind;
import tongban.node.register.Register;
import tongban.node.register.SubjectKind;

/** What officials record in a register, in a line each. */
public final class Registered {
    public static final String DENG = "580112199102273283";

    private final Register register;
    private final Actor official;
    private final String place;

    /**
     * @param official of a body that is in charge of the place
     */
    public Registered(TwoSides sides, Actor official, String place) {
        this.register = sides.bean(Register.class);
        this.official = official;
        this.place = place;
    }

    private static Map<String, String> said(String... pairs) {
        Map<String, String> cells = new HashMap<>();
        cells.put("source", "PUBLIC_SECURITY");
        cells.put("assurance", "VERIFIED");
        for (int i = 0; i < pairs.length; i += 2) {
            cells.put(pairs[i], pairs[i + 1]);
        }
        return cells;
    }

    /** What the township government of Gaotan records. */
    public static Registered atGaotan(TwoSides sides) {
        return new Registered(
                sides,
                sides.staff(
                        Role.REVIEWER,
                        Jurisdiction.SICHUAN,
                        TwoSides.GAOTAN + ":township-government",
                        "keeper"),
                TwoSides.GAOTAN);
    }

    public UUID person(String number) {
        return founded(SubjectKind.PERSON, number, said("name", "陈国安"));
    }

    /** 邓晓芸, whose card can be read at the counter, with the disability card that she has. */
    public UUID deng() {
        UUID person = founded(SubjectKind.PERSON, DENG, said("name", "邓晓芸"));
        record(
                person,
                Kind.DISABILITY_CARD,
                "source",
                "DISABLED_FEDERATION",
                "card_number",
                DENG + "42",
                "from",
                "2021-06-21",
                "to",
                "2031-06-20");
        return person;
    }

    public UUID household(String number) {
        return founded(
                SubjectKind.HOUSEHOLD,
                number,
                said("address", "演示街 6 号", "settlement", "RURAL", "from", "2024-01-01"));
    }

    private UUID founded(SubjectKind kind, String number, Map<String, String> cells) {
        return switch (register.found(
                official, new Register.Founding(kind, number, place, "建档", cells))) {
            case Register.Founded.Done(UUID id) -> id;
            case Register.Founded.Rejected no -> throw new AssertionError(no.flaws());
        };
    }

    /**
     * @return the series
     */
    public UUID record(UUID subject, Kind kind, Optional<UUID> series, String... pairs) {
        Register.Written written =
                register.record(
                        official,
                        new Register.Entry(
                                subject,
                                kind,
                                series,
                                register.version(official, subject),
                                false,
                                "登记",
                                said(pairs)));
        if (written instanceof Register.Written.Done done) {
            return done.series();
        }
        throw new AssertionError(kind + ": " + written);
    }

    public UUID record(UUID subject, Kind kind, String... pairs) {
        return record(subject, kind, Optional.empty(), pairs);
    }

    /** The one identity that a person has says so from now on. */
    public void died(UUID person, String day) {
        UUID series =
                register.person(
                                official,
                                person,
                                new tongban.node.register.AsOf(
                                        java.time.LocalDate.parse(day),
                                        java.time.LocalDate.of(2099, 1, 1)),
                                tongban.node.journal.Purpose.RECHECK)
                        .orElseThrow()
                        .person()
                        .lines(Kind.IDENTITY)
                        .getFirst()
                        .recorded()
                        .series();
        record(person, Kind.IDENTITY, Optional.of(series), "name", "陈国安", "died", day);
    }
}
