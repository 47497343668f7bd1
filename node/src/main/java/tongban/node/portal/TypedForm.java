package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tongban.node.cooperation.Both;
import tongban.service.text.Words;

/** The fields of a form about what the two sides do together, with every fault of what is typed. */
abstract class TypedForm {
    private final HttpServletRequest request;
    private final List<Fault> faults = new ArrayList<>();

    TypedForm(HttpServletRequest request) {
        this.request = request;
    }

    /** A form as typed, or what is wrong with it. */
    record Typed<T>(Optional<T> value, List<Fault> faults) {}

    <T> Typed<T> read(Supplier<T> value) {
        T read = value.get();
        return new Typed<>(faults.isEmpty() ? Optional.of(read) : Optional.empty(), faults);
    }

    String text(String field) {
        return Optional.ofNullable(request.getParameter(field)).orElse("").strip();
    }

    LocalDate day(String field) {
        Optional<LocalDate> day = AddressText.day(text(field));
        if (day.isEmpty()) {
            faults.add(Fault.of(field, "请填日期，如 2026-10-31。", "Give a day, like 2026-10-31."));
        }
        return day.orElse(LocalDate.EPOCH);
    }

    int number(String field) {
        if (!text(field).matches("[0-9]{1,6}")) {
            faults.add(Fault.of(field, "请填整数。", "Give a whole number."));
            return 0;
        }
        return Integer.parseInt(text(field));
    }

    <E extends Enum<E>> E choice(String field, E[] known) {
        Optional<E> found =
                Arrays.stream(known).filter(one -> one.name().equals(text(field))).findFirst();
        if (found.isEmpty()) {
            faults.add(Fault.of(field, "请选择一项。", "Choose one."));
        }
        return found.orElse(known[0]);
    }

    Words name() {
        String zh = text("nameZh");
        return Words.of(zh, text("nameEn").isEmpty() ? zh : text("nameEn"));
    }

    Both<String> both(String field) {
        return new Both<>(text(field + "Chongqing"), text(field + "Sichuan"));
    }

    Optional<UUID> id(String field) {
        return AddressText.id(text(field));
    }

    /** The boxes of one name that are ticked. */
    List<String> chosen(String field) {
        return Arrays.asList(
                Optional.ofNullable(request.getParameterValues(field)).orElse(new String[0]));
    }

    /** Ids or codes, with spaces or commas between them. */
    List<String> words(String field) {
        return Arrays.stream(text(field).split("[\\s,，、]+")).filter(w -> !w.isEmpty()).toList();
    }

    void fault(Fault fault) {
        faults.add(fault);
    }
}
