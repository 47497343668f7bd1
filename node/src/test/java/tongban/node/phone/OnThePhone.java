package tongban.node.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import tongban.node.casework.Authorisation.Standing;
import tongban.node.casework.Authorisation.What;
import tongban.node.casework.Authorisations;
import tongban.node.casework.Authorisations.Asked;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Drafts;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;

/** A village cadre applies for somebody who is not there, and who is asked on his phone. */
abstract class OnThePhone {
    static final String SUBSIDIES = "disability-subsidies";
    static final Pattern SECRET =
            Pattern.compile("/authorisations/(5[01]-[A-Za-z0-9_-]{22}) .*?([0-9]{6})");

    static TwoSides sides;
    static SimulatedOperator operator;
    static Authorisations authorisations;
    static SendJob sending;
    static Actor clerk;
    static int person = 600;

    @BeforeAll
    static void open() {
        sides = new TwoSides("authorisations");
        operator = (SimulatedOperator) sides.bean(Operator.class);
        authorisations = sides.bean(Authorisations.class);
        sending = sides.bean(SendJob.class);
        clerk = sides.clerk(Jurisdiction.CHONGQING);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    /** Link and code, as they stand in a message. */
    record Secret(String link, String code) {}

    static String mobile() {
        return "1390000" + person + "2";
    }

    static String name() {
        return "陈国安" + person;
    }

    static String tail() {
        return TwoSides.number(person).substring(14);
    }

    /** A village cadre applies for somebody who is not there and gave no paper. */
    static Drafts.Draft draft(Map<String, String> changes) {
        person++;
        Map<String, String> typed = new HashMap<>();
        typed.put(Drafts.APPLICANT_MOBILE, mobile());
        typed.put(Drafts.PROXY_NAME, "李村长");
        typed.put(Drafts.PROXY_NUMBER, TwoSides.number(599));
        typed.put(Drafts.PROXY_MOBILE, "13900000599");
        typed.put(Drafts.PROXY_RELATION, "同村");
        typed.put(Drafts.PROXY_KIND, "VILLAGE_CADRE");
        typed.putAll(changes);
        return sides.typed(clerk, SUBSIDIES, "both", person, TwoSides.GAOTAN, typed);
    }

    static Authorisations.Request power() {
        return new Authorisations.Request(
                What.POWER_OF_ATTORNEY,
                "",
                "",
                "",
                Optional.of(sides.today().plusDays(30)),
                Locale.SIMPLIFIED_CHINESE);
    }

    static Authorisations.Request check(String name, String number, String mobile) {
        return new Authorisations.Request(
                What.DATA_CHECK,
                name,
                number,
                mobile,
                Optional.of(sides.today().plusDays(30)),
                Locale.ENGLISH);
    }

    static UUID asked(Drafts.Draft draft, Authorisations.Request request) {
        return ((Asked.Done) authorisations.ask(clerk, draft.id(), request)).id();
    }

    static Secret arrived(String mobile) {
        sending.drain();
        String text =
                operator.kept().stream()
                        .filter(m -> m.mobile().equals(mobile))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("nothing came to the phone"))
                        .text();
        Matcher secret = SECRET.matcher(text);
        assertThat(secret.find()).as(text).isTrue();
        assertThat(text)
                .as("names nobody and nothing")
                .doesNotContain("陈国安", "李村长", "残疾", "补贴", SUBSIDIES)
                .doesNotContainPattern("[0-9]{7}");
        return new Secret(secret.group(1), secret.group(2));
    }

    static List<String> faults(Drafts.Draft draft) {
        return sides.drafts.faults(clerk, draft.id()).stream()
                .map(p -> p.code() + " " + p.field())
                .toList();
    }

    static Standing standing(Drafts.Draft draft) {
        return authorisations.of(clerk, draft.id()).getLast().standing();
    }

    static CommandResult collect(Drafts.Draft draft) {
        return sides.perform(clerk, TwoSides.collecting(draft, sides.papers(SUBSIDIES)));
    }

    static String wrongCode(Secret secret) {
        return secret.code().equals("000000") ? "000001" : "000000";
    }
}
