package tongban.node.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.node.register.Kind;
import tongban.node.register.Register;
import tongban.node.register.SubjectKind;

/**
 * The registers of the demonstration: a few households of made-up people, one of them across the
 * border, an institution, and a correction that shows how what was known stays readable. All of it
 * is recorded by the officials of the place, with the commands that the pages have.
 */
final class Households {
    private static final String REASON = "演示建档 demonstration";
    private static final String SINCE = "2025-09-01";

    private static final Person WIFE =
            new Person(
                    "周素珍",
                    "Zhou Suzhen",
                    LocalDate.of(1971, 5, 8),
                    "580112",
                    622,
                    Cast.CHONGQING_TOWN,
                    "13900000622");
    private static final Person SON =
            new Person(
                    "何小雨",
                    "He Xiaoyu",
                    LocalDate.of(2011, 6, 30),
                    "591623",
                    631,
                    Cast.SICHUAN_TOWN,
                    "13900000631");
    private static final Person ORPHAN =
            new Person(
                    "文小满",
                    "Wen Xiaoman",
                    LocalDate.of(2015, 5, 21),
                    "591623",
                    642,
                    Cast.SICHUAN_TOWN,
                    "13900000642");

    private final Register register;

    Households(Register register) {
        this.register = register;
    }

    /** Where none was recorded yet. */
    void begin(Actor sichuan, Actor chongqing) {
        if (register.list(sichuan, SubjectKind.HOUSEHOLD, 0).total() == 0) {
            acrossTheBorder(sichuan);
            alone(sichuan);
            inAnInstitution(sichuan);
        }
        if (register.list(chongqing, SubjectKind.HOUSEHOLD, 0).total() == 0) {
            household(chongqing, "CQ-0001", Cast.CHONGQING_TOWN, "茨竹镇演示村 2 组");
            UUID li = person(chongqing, Cast.LI, Cast.CHONGQING_TOWN);
            member(chongqing, li, "CQ-0001", "HEAD");
            residence(chongqing, li, Cast.LI.registered(), "RURAL");
            income(chongqing, li, "TRANSFER", "城乡居民基本养老保险", "185.00", "2025-01-01");
            card(chongqing, li, Cast.LI.number() + "42", "2021-06-21", "2031-06-20");
            record(
                    chongqing,
                    li,
                    Kind.PROPERTY,
                    Optional.empty(),
                    Map.of(
                            "property", "DEPOSIT",
                            "what", "农村商业银行活期",
                            "worth", "3000.00",
                            "from", "2026-01-01",
                            "source", "DECLARED",
                            "assurance", "DECLARED",
                            "document", "家庭经济状况申报表（演示）"));
            institution(
                    chongqing,
                    "52509901MJHM00027D",
                    Cast.CHONGQING_TOWN,
                    "茨竹演示养老院",
                    "NURSING_HOME",
                    "60",
                    "30");
        }
    }

    private void acrossTheBorder(Actor official) {
        household(official, "SC-0001", Cast.SICHUAN_TOWN, "高滩镇演示街 6 号");
        UUID head = person(official, Cast.HE, Cast.SICHUAN_TOWN);
        UUID wife = person(official, WIFE, Cast.SICHUAN_TOWN);
        UUID son = person(official, SON, Cast.SICHUAN_TOWN);
        member(official, head, "SC-0001", "HEAD");
        member(official, wife, "SC-0001", "SPOUSE");
        member(official, son, "SC-0001", "CHILD");
        residence(official, head, Cast.HE.registered(), "RURAL");
        residence(official, wife, WIFE.registered(), "RURAL");
        residence(official, son, SON.registered(), "RURAL");
        income(official, head, "BUSINESS", "", "300.00", SINCE);
        UUID wage = income(official, wife, "WAGE", "高竹演示电子厂", "900.00", SINCE);
        corrected(official, wife, wage);
        record(
                official,
                head,
                Kind.PROPERTY,
                Optional.empty(),
                Map.of(
                        "property", "DWELLING",
                        "what", "高滩镇演示街 6 号，自建房",
                        "area", "92.00",
                        "from", SINCE,
                        "source", "REAL_ESTATE",
                        "assurance", "VERIFIED",
                        "document", "不动产查询（模拟） simulated"));
        record(
                official,
                head,
                Kind.PROPERTY,
                Optional.empty(),
                Map.of(
                        "property", "DEPOSIT",
                        "what", "农村信用社活期（模拟）",
                        "worth", "4200.00",
                        "from", SINCE,
                        "source", "ECONOMIC_CHECK",
                        "assurance", "VERIFIED",
                        "document", "核对报告（模拟） simulated"));
        card(official, head, Cast.HE.number() + "43", "2019-04-02", "2029-04-01");
        record(
                official,
                son,
                Kind.ENROLMENT,
                Optional.empty(),
                Map.of(
                        "school", "高滩镇演示中学",
                        "stage", "SENIOR",
                        "full_time", "true",
                        "from", SINCE,
                        "source", "EDUCATION",
                        "assurance", "VERIFIED"));
    }

    /** The wage had been declared; the home visit found another one from March on. */
    private void corrected(Actor official, UUID wife, UUID wage) {
        record(
                official,
                wife,
                Kind.INCOME,
                Optional.of(wage),
                Map.of(
                        "income", "WAGE",
                        "payer", "高竹演示电子厂",
                        "monthly", "1400.00",
                        "cost", "120.00",
                        "from", "2026-03-01",
                        "source", "HOME_VISIT",
                        "assurance", "VERIFIED",
                        "document", "入户调查表（演示）"));
    }

    private void alone(Actor official) {
        household(official, "SC-0002", Cast.SICHUAN_TOWN, "高滩镇演示村 3 组");
        UUID chen = person(official, Cast.CHEN, Cast.SICHUAN_TOWN);
        member(official, chen, "SC-0002", "HEAD");
        residence(official, chen, Cast.CHEN.registered(), "RURAL");
        income(official, chen, "TRANSFER", "城乡居民基本养老保险", "163.00", "2025-01-01");
        card(official, chen, Cast.CHEN.number() + "41", "2021-06-21", "2031-06-20");
    }

    private void inAnInstitution(Actor official) {
        String home = "52519901MJHM00019N";
        institution(official, home, Cast.SICHUAN_TOWN, "邻水演示儿童福利院", "CHILDREN_HOME", "24", "6");
        UUID orphan = person(official, ORPHAN, Cast.SICHUAN_TOWN);
        record(
                official,
                orphan,
                Kind.CHILD_STATUS,
                Optional.empty(),
                Map.of(
                        "status", "ORPHAN",
                        "placement", "INSTITUTION",
                        "from", "2022-03-01",
                        "source", "CIVIL_AFFAIRS",
                        "assurance", "VERIFIED"));
        record(
                official,
                orphan,
                Kind.BED_STAY,
                Optional.empty(),
                Map.of(
                        "institution", home,
                        "bed", "CHILD",
                        "from", "2022-03-01",
                        "source", "INSTITUTION",
                        "assurance", "VERIFIED"));
    }

    // ------------------------------------------------------------------ each in a line

    private void institution(
            Actor official,
            String code,
            String town,
            String name,
            String kind,
            String beds,
            String nursing) {
        UUID institution =
                founded(
                        register.found(
                                official,
                                new Register.Founding(
                                        SubjectKind.INSTITUTION,
                                        code,
                                        town,
                                        REASON,
                                        Map.of(
                                                "name", name,
                                                "institution", kind,
                                                "address", "演示路 1 号",
                                                "from", "2020-01-01",
                                                "source", "CIVIL_AFFAIRS",
                                                "assurance", "DEMONSTRATION"))));
        record(
                official,
                institution,
                Kind.BEDS,
                Optional.empty(),
                Map.of(
                        "beds", beds,
                        "nursing", nursing,
                        "from", "2020-01-01",
                        "source", "CIVIL_AFFAIRS",
                        "assurance", "DEMONSTRATION"));
    }

    private void household(Actor official, String number, String town, String address) {
        founded(
                register.found(
                        official,
                        new Register.Founding(
                                SubjectKind.HOUSEHOLD,
                                number,
                                town,
                                REASON,
                                Map.of(
                                        "address", address,
                                        "settlement", "RURAL",
                                        "from", "2024-01-01",
                                        "source", "HOME_VISIT",
                                        "assurance", "VERIFIED"))));
    }

    private UUID person(Actor official, Person person, String town) {
        return founded(
                register.found(
                        official,
                        new Register.Founding(
                                SubjectKind.PERSON,
                                person.number(),
                                town,
                                REASON,
                                Map.of(
                                        "name", person.nameZh(),
                                        "source", "PUBLIC_SECURITY",
                                        "assurance", "DEMONSTRATION"))));
    }

    private void member(Actor official, UUID person, String household, String relation) {
        record(
                official,
                person,
                Kind.MEMBERSHIP,
                Optional.empty(),
                Map.of(
                        "household_number", household,
                        "relation", relation,
                        "counted", "YES",
                        "from", "2024-01-01",
                        "source", "HOME_VISIT",
                        "assurance", "VERIFIED"));
    }

    private void residence(Actor official, UUID person, String hukou, String settlement) {
        record(
                official,
                person,
                Kind.RESIDENCE,
                Optional.empty(),
                Map.of(
                        "hukou",
                        hukou,
                        "settlement",
                        settlement,
                        "lives",
                        Cast.SICHUAN_TOWN,
                        "from",
                        "2024-01-01",
                        "source",
                        "PUBLIC_SECURITY",
                        "assurance",
                        "DEMONSTRATION"));
    }

    private UUID income(
            Actor official, UUID person, String kind, String payer, String monthly, String from) {
        Map<String, String> cells = new HashMap<>();
        cells.put("income", kind);
        cells.put("payer", payer);
        cells.put("monthly", monthly);
        cells.put("from", from);
        cells.put("source", "DECLARED");
        cells.put("assurance", "DECLARED");
        return record(official, person, Kind.INCOME, Optional.empty(), cells);
    }

    private void card(Actor official, UUID person, String number, String from, String to) {
        record(
                official,
                person,
                Kind.DISABILITY_CARD,
                Optional.empty(),
                Map.of(
                        "card_number", number,
                        "from", from,
                        "to", to,
                        "source", "DISABLED_FEDERATION",
                        "assurance", "DEMONSTRATION"));
    }

    /**
     * @return the series that was recorded
     */
    private UUID record(
            Actor official,
            UUID subject,
            Kind kind,
            Optional<UUID> series,
            Map<String, String> cells) {
        Register.Written written =
                register.record(
                        official,
                        new Register.Entry(
                                subject,
                                kind,
                                series,
                                register.version(official, subject),
                                false,
                                REASON,
                                cells));
        if (written instanceof Register.Written.Done done) {
            return done.series();
        }
        throw new IllegalStateException("The demonstration's register: " + kind + " " + written);
    }

    private static UUID founded(Register.Founded founded) {
        return switch (founded) {
            case Register.Founded.Done(UUID id) -> id;
            case Register.Founded.Rejected no ->
                    throw new IllegalStateException("The demonstration's register: " + no);
        };
    }
}
