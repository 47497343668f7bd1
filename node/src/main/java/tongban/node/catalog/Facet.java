package tongban.node.catalog;

import java.util.Arrays;
import java.util.Optional;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * What a list of items can be narrowed by. The value {@link #NOT_COLLECTED} stands for items whose
 * source is silent.
 */
public enum Facet {
    SIDE("side", Words.of("地区", "Side")),
    TYPE("type", Words.of("事项类型", "Type")),
    AUDIENCE("audience", Words.of("服务对象", "Audience")),
    MODE("mode", Words.of("通办模式", "Way across the border")),
    SECTOR("sector", Words.of("行业", "Sector")),
    DEPARTMENT("department", Words.of("部门", "Department")),
    LEVEL("level", Words.of("行使层级", "Level")),
    ONLINE("online", Words.of("网办", "Online")),
    SERVICE("service", Words.of("可在线办理", "Handled here"));

    public static final String NOT_COLLECTED = "-";
    public static final String YES = "yes";
    public static final String NO = "no";

    private final String parameter;
    private final Words words;

    Facet(String parameter, Words words) {
        this.parameter = parameter;
        this.words = words;
    }

    /** Its name in an address: {@code ?side=51&type=20}. */
    public String parameter() {
        return parameter;
    }

    public Words words() {
        return words;
    }

    /** What a value means to a reader; an unknown value is shown as it is. */
    public Words label(String value) {
        if (value.equals(NOT_COLLECTED)) {
            return Collected.NOT_COLLECTED;
        }
        Optional<Words> label =
                switch (this) {
                    case SIDE ->
                            Arrays.stream(Jurisdiction.values())
                                    .filter(j -> j.code().equals(value))
                                    .findFirst()
                                    .map(j -> Words.of(j.zh(), j.en()));
                    case TYPE -> CodeList.find(CodeList.ItemType.class, value).map(CodeList::words);
                    case AUDIENCE ->
                            CodeList.find(CodeList.Audience.class, value).map(CodeList::words);
                    case MODE -> CodeList.find(CodeList.Mode.class, value).map(CodeList::words);
                    case SECTOR -> CodeList.find(CodeList.Sector.class, value).map(CodeList::words);
                    case LEVEL ->
                            CodeList.find(CodeList.ExercisingLevel.class, value)
                                    .map(CodeList::words);
                    case ONLINE, SERVICE ->
                            Optional.of(
                                    value.equals(YES) ? Words.of("是", "yes") : Words.of("否", "no"));
                    case DEPARTMENT -> Optional.empty();
                };
        return label.orElse(Kind.bilingual(value));
    }
}
