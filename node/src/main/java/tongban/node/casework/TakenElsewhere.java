package tongban.node.casework;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * What another platform states of a case that was taken in there and entered here later: the day
 * that counts is the day there, and whoever looked at person, card and papers did it there. Nothing
 * of it was seen here.
 *
 * @param platform digits of the province whose platform it is
 * @param number of the case in that platform
 * @param acceptedOn empty where it was not accepted there
 * @param window name of the body that took it in
 * @param official who handled it there; may be empty
 */
public record TakenElsewhere(
        String platform,
        String number,
        LocalDate appliedOn,
        Optional<LocalDate> acceptedOn,
        String window,
        String official,
        Channel channel) {

    /** Fields of a draft that begin so are the exchange's alone: nobody types them. */
    static final String FIELDS = "elsewhere.";

    private static final String PLATFORM = FIELDS + "platform";
    private static final String NUMBER = FIELDS + "number";
    private static final String APPLIED = FIELDS + "applied";
    private static final String ACCEPTED = FIELDS + "accepted";
    private static final String WINDOW = FIELDS + "window";
    private static final String OFFICIAL = FIELDS + "official";
    private static final String CHANNEL = FIELDS + "channel";
    private static final String ORGAN = FIELDS + "organ";

    /** How somebody applied: GB/T 39046—2020, list A.5. */
    public enum Channel {
        WINDOW("1", "窗口", "at a window"),
        COMPUTER("2", "电脑端", "on a computer"),
        TELEPHONE("3", "移动端", "on a telephone"),
        COURIER("4", "快递", "by courier"),
        OTHER("9", "其他方式", "in another way");

        private final String code;
        private final Words words;

        Channel(String code, String zh, String en) {
            this.code = code;
            this.words = Words.of(zh, en);
        }

        public String code() {
            return code;
        }

        public Words words() {
            return words;
        }

        public boolean isOnline() {
            return this == COMPUTER || this == TELEPHONE;
        }

        /** By its code; what the list does not have is another way. */
        public static Channel of(String code) {
            return Arrays.stream(values())
                    .filter(c -> c.code.equals(code))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    /**
     * What a draft keeps; without the acceptance where that is not the accepting body's own.
     *
     * @param accepting who accepts here; empty where that is not known yet
     */
    static Optional<TakenElsewhere> of(Typed typed, Optional<Organ> accepting) {
        return typed.day(APPLIED)
                .map(applied ->
                        new TakenElsewhere(
                                typed.first(PLATFORM),
                                typed.first(NUMBER),
                                applied,
                                day(typed.first(ACCEPTED)),
                                typed.first(WINDOW),
                                typed.first(OFFICIAL),
                                Channel.of(typed.first(CHANNEL))))
                .map(e -> accepting.map(a -> e.statedBy(typed.first(ORGAN), a)).orElse(e));
    }

    /**
     * Nobody accepts for another body: where the body that states it is not the one that accepts
     * here, it was not accepted.
     *
     * @param organ code of the body, as the platform states it
     */
    public TakenElsewhere statedBy(String organ, Organ accepting) {
        return organ.equals(accepting.id())
                ? this
                : new TakenElsewhere(
                        platform, number, appliedOn, Optional.empty(), window, official, channel);
    }

    /**
     * As fields of a draft.
     *
     * @param organ code of the body that took it in, as the platform states it
     */
    Map<String, List<String>> fields(String organ) {
        Map<String, List<String>> fields = new HashMap<>();
        fields.put(PLATFORM, List.of(platform));
        fields.put(NUMBER, List.of(number));
        fields.put(APPLIED, List.of(appliedOn.toString()));
        // an empty list takes away what an earlier batch said
        fields.put(ACCEPTED, acceptedOn.map(on -> List.of(on.toString())).orElse(List.of()));
        fields.put(WINDOW, List.of(window));
        fields.put(OFFICIAL, official.isEmpty() ? List.of() : List.of(official));
        fields.put(CHANNEL, List.of(channel.code()));
        fields.put(ORGAN, organ.isEmpty() ? List.of() : List.of(organ));
        return fields;
    }

    /**
     * What a platform states is of the applicant whose number it states: it leaves the draft when
     * another number is typed, and with it the day and the waiver of looking at his card.
     */
    static Map<String, List<String>> changed(
            Map<String, List<String>> before, Map<String, List<String>> typed) {
        Map<String, List<String>> laid = new HashMap<>(before);
        laid.putAll(typed);
        boolean same =
                new Typed(before)
                        .first(Drafts.APPLICANT_NUMBER)
                        .equalsIgnoreCase(new Typed(laid).first(Drafts.APPLICANT_NUMBER));
        if (same || typed.containsKey(PLATFORM)) {
            return typed;
        }
        Map<String, List<String>> changed = new HashMap<>(typed);
        before.keySet().stream()
                .filter(field -> field.startsWith(FIELDS))
                .forEach(field -> changed.put(field, List.of()));
        return changed;
    }

    /**
     * Whether what a platform stated leaves a draft: it is another applicant's from then on.
     *
     * @param typed what is laid over what it had
     */
    public static boolean isLeft(
            Map<String, List<String>> before, Map<String, List<String>> typed) {
        return before.containsKey(PLATFORM) && List.of().equals(typed.get(PLATFORM));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What the case says of it once this was told: the days that the change names are new. */
    TakenElsewhere correcting(CaseEvent.Opened opened, CaseEvent.ChangeTold told) {
        TakenElsewhere was = opened.elsewhere().orElse(this);
        return new TakenElsewhere(
                was.platform,
                was.number,
                told.tells(ToldValue.APPLY_DATE)
                        ? appliedOn
                        : opened.elsewhere()
                                .map(TakenElsewhere::appliedOn)
                                .orElse(opened.appliedOn()),
                told.tells(ToldValue.ACCEPT_DATE)
                        ? acceptedOn
                        : opened.elsewhere().flatMap(TakenElsewhere::acceptedOn),
                was.window,
                was.official,
                was.channel);
    }

    /** Accepted by the side that decides: what another side's window noted is no acceptance. */
    Optional<LocalDate> acceptedBy(tongban.node.identity.Jurisdiction side) {
        return acceptedOn.filter(on -> platform.equals(side.code()));
    }

    /** That its papers lay with the side that decides from the day of application on. */
    boolean isOf(tongban.node.identity.Jurisdiction side) {
        return platform.equals(side.code());
    }

    /** Whose word it is, and that nobody here checked it. */
    public List<Words> words() {
        Words applied = Words.day(appliedOn);
        return List.of(
                Words.of(
                        "按来源平台（"
                                + platform
                                + "）所载："
                                + applied.zh()
                                + "申请，"
                                + channel.words().zh()
                                + "，"
                                + window,
                        "As the other platform ("
                                + platform
                                + ") states: applied on "
                                + applied.en()
                                + " "
                                + channel.words().en()
                                + ", "
                                + window),
                Words.of("来源平台办件编号：" + number, "Number in that platform: " + number),
                Words.of(
                        "身份由来源平台的收件机关核验，本窗口没有核验",
                        "Who he is was for the body there to check: no window here checked it"));
    }

    @Override
    public String toString() {
        return "TakenElsewhere " + platform; // the rest may be personal
    }
}
