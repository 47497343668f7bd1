package tongban.node.means;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tongban.node.register.Source;
import tongban.service.text.Words;

/**
 * Who holds data that a check may ask for (民发〔2021〕57号 第十七条), each with what it can speak of.
 *
 * <p>How long an answer is waited for is a demonstration value: data that are shared on conditions
 * are answered within ten working days (国发〔2016〕51号, from memory), which is taken for all as
 * fourteen days.
 */
public enum CheckSource {
    BANKS("银行", "banks", Source.ECONOMIC_CHECK, Item.DEPOSIT),
    SECURITIES("证券、基金", "securities and funds", Source.ECONOMIC_CHECK, Item.SECURITIES),
    INSURERS("商业保险", "insurers", Source.ECONOMIC_CHECK, Item.INSURANCE),
    SOCIAL_INSURANCE(
            "社会保险",
            "social insurance",
            Source.SOCIAL_INSURANCE,
            Item.WAGE,
            Item.TRANSFER,
            Item.DEATH),
    TAX("税务", "tax authority", Source.TAX, Item.WAGE, Item.BUSINESS, Item.PROPERTY_INCOME),
    HOUSING_FUND(
            "住房公积金",
            "housing provident fund",
            Source.ECONOMIC_CHECK,
            Item.WAGE,
            Item.OTHER_PROPERTY),
    VEHICLES("车辆登记", "vehicle register", Source.VEHICLES, Item.VEHICLE),
    REAL_ESTATE(
            "不动产登记",
            "real-estate register",
            Source.REAL_ESTATE,
            Item.DWELLING,
            Item.OTHER_BUILDING),
    COMPANIES("市场主体登记", "register of companies", Source.COMPANIES, Item.COMPANY),
    FUNERALS("殡葬", "funeral register", Source.CIVIL_AFFAIRS, Item.DEATH),
    MARRIAGES("婚姻登记", "register of marriages", Source.CIVIL_AFFAIRS, Item.MARRIAGE);

    /** How long an answer is waited for. */
    static final int WAITED_DAYS = 14;

    private final Words words;
    private final Source source;
    private final Set<Item> items;

    CheckSource(String zh, String en, Source source, Item first, Item... more) {
        this.words = Words.of(zh, en);
        this.source = source;
        this.items = EnumSet.of(first, more);
    }

    public Words words() {
        return words;
    }

    /** As what the register names it. */
    Source source() {
        return source;
    }

    /** Of what it can speak. */
    public Set<Item> items() {
        return EnumSet.copyOf(items);
    }

    /** Those that can speak of an item. */
    public static List<CheckSource> of(Item item) {
        return List.of(values()).stream().filter(s -> s.items.contains(item)).toList();
    }
}
