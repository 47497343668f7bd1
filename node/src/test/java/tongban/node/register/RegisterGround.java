package tongban.node.register;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Purpose;
import tongban.service.identifier.CitizenNumber;

/** A township and its county that keep a register, and what is said to it, each in one line. */
final class RegisterGround {
    static final String TOWN = TwoSides.GAOTAN;
    private static final String TOWNSHIP = TOWN + ":township-government";

    final TwoSides sides;
    final Register register;
    final Actor township;
    final Actor county;

    RegisterGround(String name) {
        sides = new TwoSides(name);
        register = sides.bean(Register.class);
        township = sides.staff(Role.REVIEWER, SICHUAN, TOWNSHIP, "township");
        county = sides.staff(Role.DECIDER, SICHUAN, "511623:civil-affairs", "county");
    }

    // ------------------------------------------------------------------ what is said, in one line

    static Map<String, String> said(String... pairs) {
        Map<String, String> cells = new HashMap<>();
        cells.put("source", "DECLARED");
        cells.put("assurance", "DECLARED");
        for (int i = 0; i < pairs.length; i += 2) {
            cells.put(pairs[i], pairs[i + 1]);
        }
        return cells;
    }

    static String born(String day, int sequence) {
        String first17 = "591623" + day.replace("-", "") + "%03d".formatted(sequence);
        return first17 + CitizenNumber.checkSign(first17);
    }

    UUID person(String number, String name) {
        return founded(
                register.found(
                        township,
                        new Register.Founding(
                                SubjectKind.PERSON, number, TOWN, "建档", said("name", name))));
    }

    UUID household(String number) {
        return founded(
                register.found(
                        township,
                        new Register.Founding(
                                SubjectKind.HOUSEHOLD,
                                number,
                                TOWN,
                                "建档",
                                said(
                                        "address", "演示街 6 号",
                                        "settlement", "RURAL",
                                        "from", "2026-01-01"))));
    }

    static UUID founded(Register.Founded founded) {
        return switch (founded) {
            case Register.Founded.Done(UUID id) -> id;
            case Register.Founded.Rejected no -> throw new AssertionError(no.flaws());
        };
    }

    Register.Written write(
            UUID subject, Kind kind, Optional<UUID> series, Map<String, String> cells) {
        return register.record(
                township,
                new Register.Entry(
                        subject,
                        kind,
                        series,
                        register.version(township, subject),
                        false,
                        "核对后更正",
                        cells));
    }

    static void done(Register.Written written) {
        assertThat(written).isInstanceOf(Register.Written.Done.class);
    }

    static List<String> codes(Register.Written written) {
        return ((Register.Written.Rejected) written).flaws().stream().map(Flaw::code).toList();
    }

    List<Register.Line> lines(UUID person, Kind kind, AsOf asOf) {
        return register.person(township, person, asOf, Purpose.RECHECK)
                .orElseThrow()
                .person()
                .lines(kind);
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static Map<String, String> member(String household, String relation) {
        return said(
                "household_number",
                household,
                "relation",
                relation,
                "counted",
                "YES",
                "from",
                "2026-02-01");
    }

    static Map<String, String> income(String monthly, String from) {
        return said("income", "WAGE", "payer", "演示厂", "monthly", monthly, "from", from);
    }
}
