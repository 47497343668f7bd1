package tongban.node.counter;

import java.util.ArrayList;
import java.util.List;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** What a visitor tells the clerk who books for him. */
final class Told {
    private Told() {}

    /** A telephone as it is compared: its digits, without the country's code. */
    static String digits(String phone) {
        String digits = phone.replaceAll("[^0-9]", "");
        return digits.length() == 13 && digits.startsWith("86") ? digits.substring(2) : digits;
    }

    static List<Problem> problems(Appointments.Visitor visitor) {
        List<Problem> problems = new ArrayList<>();
        if (visitor.name().isBlank() || visitor.name().length() > Appointments.NAME_LENGTH_MAX) {
            problems.add(
                    new Problem(
                            "CASE-233",
                            "name",
                            Words.of(
                                    "来访者的姓名没有填写或者过长。",
                                    "The visitor's name is missing or too long."),
                            Words.of(
                                    "请填写姓名，他到的时候凭姓名查找。",
                                    "Enter it: he is found by it when he comes.")));
        }
        int length = digits(visitor.phone()).length();
        if (length < Appointments.PHONE_DIGITS_MIN || length > Appointments.PHONE_DIGITS_MAX) {
            problems.add(
                    new Problem(
                            "CASE-234",
                            "phone",
                            Words.of(
                                    "来访者的电话没有填写或者不完整。",
                                    "The visitor's telephone is missing or incomplete."),
                            Words.of(
                                    "请填写手机号码，或者带区号的座机号码。",
                                    "Enter a mobile number, or another with its area code.")));
        }
        return problems;
    }
}
