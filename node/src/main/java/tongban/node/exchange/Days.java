package tongban.node.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.service.ServiceDefinition;
import tongban.service.StandardVersion;
import tongban.service.identifier.CitizenNumber;
import tongban.service.text.Words;

/**
 * Whether the days that a row of acceptance states can be true: they decide which law applies and
 * from when limits count, so a wrong one is refused and never guessed. What is no day at all {@link
 * Checks} has told already.
 */
final class Days {
    private Days() {}

    /**
     * @param service empty where the row names none that is known
     */
    static List<ExchangeFault> faults(
            Row accept, Optional<ServiceDefinition> service, LocalDate today) {
        List<ExchangeFault> faults = new ArrayList<>();
        Optional<LocalDate> applied = day(accept, "apply_date");
        Optional<LocalDate> accepted = day(accept, "accept_date");
        applied.filter(on -> on.isAfter(today))
                .ifPresent(on -> faults.add(future(accept, "apply_date")));
        accepted.filter(on -> on.isAfter(today))
                .ifPresent(on -> faults.add(future(accept, "accept_date")));
        if (applied.isEmpty()) {
            return faults;
        }
        birth(accept, today)
                .filter(born -> applied.get().isBefore(born))
                .ifPresent(born ->
                        faults.add(
                                Checks.at(
                                        "EXC-034",
                                        accept,
                                        "apply_date",
                                        Words.of(
                                                "申请日期早于申请人的出生日期",
                                                "The day of application is before the applicant was born"),
                                        Words.of(
                                                "请核对申请日期和证件号码",
                                                "Compare the day and the applicant's number"))));
        service.flatMap(Days::first)
                .filter(from -> applied.get().isBefore(from))
                .ifPresent(from ->
                        faults.add(
                                Checks.at(
                                        "EXC-035",
                                        accept,
                                        "apply_date",
                                        Words.of(
                                                "申请日期早于该事项在这里最早的标准（" + from + " 起施行）",
                                                "The day of application is before the first standard of the service here, in force from "
                                                        + from),
                                        Words.of(
                                                "请核对日期；确属更早的，请在来源平台办结",
                                                "Compare the day; an older case is ended in the platform"))));
        accepted.filter(on -> on.isBefore(applied.get()))
                .ifPresent(on ->
                        faults.add(
                                Checks.at(
                                        "EXC-034",
                                        accept,
                                        "accept_date",
                                        Words.of(
                                                "受理日期早于申请日期",
                                                "It was accepted before it was applied for"),
                                        Words.of("请核对两个日期", "Compare the two days"))));
        return faults;
    }

    private static ExchangeFault future(Row accept, String column) {
        return Checks.at(
                "EXC-033",
                accept,
                column,
                Words.of("日期在今天之后", "The day has not come yet"),
                Words.of("请核对日期", "Compare the day"));
    }

    /** The day of a column; empty where there is none, or what is there is none. */
    static Optional<LocalDate> day(Row row, String column) {
        try {
            return row.get(column).isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(row.get(column)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> birth(Row accept, LocalDate today) {
        return accept.get("applyer_page_type").equals("111")
                ? CitizenNumber.read(accept.get("applyer_page_code"), today, true)
                        .number()
                        .map(CitizenNumber::birthDate)
                : Optional.empty();
    }

    private static Optional<LocalDate> first(ServiceDefinition service) {
        return service.standards().stream().map(StandardVersion::from).min(LocalDate::compareTo);
    }
}
