package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.Notice;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/**
 * What the applicant has been told of a case, in the service's own words, computed from its events.
 */
final class Notices {
    private Notices() {}

    static List<CasePage.Notice> of(
            Case subject, ServiceDefinition service, WorkingCalendar calendar) {
        List<CasePage.Notice> notices = new ArrayList<>();
        List<Recorded> events = subject.events();
        for (int i = 0; i < events.size(); i++) {
            Recorded r = events.get(i);
            Case then = Case.of(subject.id(), events.subList(0, i + 1));
            Optional<LocalDate> due =
                    CaseClock.read(then, service.procedure(), calendar, Case.day(r.at()))
                            .map(ClockReading::due);
            said(then, r, due, service)
                    .ifPresent(words ->
                            notices.add(new CasePage.Notice(r.at(), r.event().act(), words)));
        }
        return notices;
    }

    private static Optional<Words> said(
            Case then, Recorded r, Optional<LocalDate> due, ServiceDefinition service) {
        return switch (r.event()) {
            case CaseEvent.SentAcross s -> Optional.empty();
            case CaseEvent.Reported t ->
                    notice(
                            then,
                            t.act(),
                            t.content().clock().map(ClockReading::due),
                            t.content().missing(),
                            t.content().decision(),
                            t.content().details(),
                            service);
            case CaseEvent.Decided d ->
                    notice(
                            then,
                            d.act(),
                            due,
                            List.of(),
                            Optional.of(Reports.decision(d, then, service, false)),
                            List.of(),
                            service);
            default ->
                    notice(
                            then,
                            r.event().act(),
                            due,
                            then.missing(),
                            Optional.empty(),
                            Reports.details(r.event(), service),
                            service);
        };
    }

    private static Optional<Words> notice(
            Case subject,
            Act act,
            Optional<LocalDate> due,
            List<Missing> missing,
            Optional<CasePage.Decision> decision,
            List<Words> details,
            ServiceDefinition service) {
        Notice occasion =
                switch (act) {
                    case COLLECT, SUBMIT ->
                            subject.part() == Part.COLLECTOR ? Notice.COLLECTED : Notice.RECEIVED;
                    case RECEIVE -> Notice.RECEIVED;
                    case REQUEST_SUPPLEMENT -> Notice.SUPPLEMENT;
                    case ACCEPT, DEEM_ACCEPTED -> Notice.ACCEPTED;
                    case REFUSE_ACCEPTANCE -> Notice.NOT_ACCEPTED;
                    case EXTEND -> Notice.EXTENDED;
                    case GRANT, GRANT_AUTOMATICALLY -> Notice.GRANTED;
                    case REFUSE -> Notice.REFUSED;
                    default -> null;
                };
        String key = occasion == null ? null : service.procedure().notices().get(occasion);
        if (key == null) {
            return Optional.empty();
        }
        Words dueWords = due.map(Words::day).orElse(Words.of("法定期限内", "the legal limit"));
        return service.texts()
                .find(key)
                .map(text -> {
                    Words said = fill(text, "case-number", Words.same(subject.opened().number()));
                    said =
                            fill(
                                    said,
                                    "body",
                                    act == Act.GRANT || act == Act.REFUSE
                                            ? subject.route().deciding().name()
                                            : subject.route().accepting().name());
                    said = fill(said, "date", dueWords);
                    said = fill(said, "papers", joined(missing, m -> missing(m, service)));
                    said =
                            fill(
                                    said,
                                    "award",
                                    decision.map(d ->
                                                    joined(
                                                            d.awards(),
                                                            a ->
                                                                    Words.of(
                                                                            a.name().zh()
                                                                                    + " "
                                                                                    + a.value()
                                                                                            .zh(),
                                                                            a.name().en()
                                                                                    + " "
                                                                                    + a.value()
                                                                                            .en())))
                                            .orElse(Words.same("")));
                    return fill(
                            said,
                            "reasons",
                            decision.map(d -> joined(d.reasons(), CasePage.Reason::text))
                                    .orElse(joined(details, w -> w)));
                });
    }

    private static <T> Words joined(List<T> items, Function<T, Words> words) {
        return Words.of(
                items.stream().map(i -> words.apply(i).zh()).collect(Collectors.joining("；")),
                items.stream().map(i -> words.apply(i).en()).collect(Collectors.joining("; ")));
    }

    private static Words fill(Words text, String name, Words value) {
        Map<String, String> zh = new LinkedHashMap<>(Map.of(name, value.zh()));
        Map<String, String> en = new LinkedHashMap<>(Map.of(name, value.en()));
        return Words.of(text.with(zh).zh(), text.with(en).en());
    }

    private static Words missing(Missing m, ServiceDefinition service) {
        Words name = Intakes.subjectName(service, m.subject());
        return Words.of(name.zh() + "：" + m.what(), name.en() + ": " + m.what());
    }
}
