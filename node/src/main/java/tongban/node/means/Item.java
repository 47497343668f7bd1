package tongban.node.means;

import java.util.Optional;
import tongban.node.register.EnterpriseParticulars;
import tongban.node.register.Particulars;
import tongban.service.text.Words;

/** What a report has a line for: the kinds of income and property, and what is said of a person. */
public enum Item {
    WAGE("工资性收入", "wages", Measure.MONTHLY),
    BUSINESS("经营净收入", "net income of a business", Measure.MONTHLY),
    PROPERTY_INCOME("财产净收入", "net income from property", Measure.MONTHLY),
    TRANSFER("转移净收入", "net transfers", Measure.MONTHLY),
    OTHER_INCOME("其他收入", "other income", Measure.MONTHLY),
    DEPOSIT("存款", "deposits", Measure.WORTH),
    SECURITIES("有价证券、基金", "securities and funds", Measure.WORTH),
    INSURANCE("商业保险", "commercial insurance", Measure.WORTH),
    CLAIM("债权", "claims", Measure.WORTH),
    VEHICLE("机动车辆", "motor vehicles", Measure.COUNT),
    DWELLING("住房", "dwellings", Measure.COUNT),
    OTHER_BUILDING("其他房屋", "other buildings", Measure.COUNT),
    COMPANY("企业出资", "shares in companies", Measure.WORTH),
    OTHER_PROPERTY("其他财产（含公积金余额）", "other property, with a provident fund", Measure.WORTH),
    MARRIAGE("婚姻状况", "marital status", Measure.FACT),
    DEATH("死亡登记", "death", Measure.FACT);

    /** By what two values of an item are told to be the same. */
    enum Measure {
        /** The sum of yuan a month. */
        MONTHLY,
        /** The sum of yuan. */
        WORTH,
        /** How many there are. */
        COUNT,
        /** What is said. */
        FACT
    }

    private final Words words;
    private final Measure measure;

    Item(String zh, String en, Measure measure) {
        this.words = Words.of(zh, en);
        this.measure = measure;
    }

    public Words words() {
        return words;
    }

    Measure measure() {
        return measure;
    }

    /** Of which item a record of the register speaks; empty where a check is not about it. */
    static Optional<Item> of(Particulars value) {
        return switch (value) {
            case Particulars.Income income ->
                    Optional.of(
                            switch (income.income()) {
                                case WAGE -> WAGE;
                                case BUSINESS -> BUSINESS;
                                case PROPERTY -> PROPERTY_INCOME;
                                case TRANSFER -> TRANSFER;
                                case OTHER -> OTHER_INCOME;
                            });
            case Particulars.Property property ->
                    Optional.of(
                            switch (property.property()) {
                                case DEPOSIT -> DEPOSIT;
                                case SECURITIES -> SECURITIES;
                                case INSURANCE -> INSURANCE;
                                case CLAIM -> CLAIM;
                                case VEHICLE -> VEHICLE;
                                case DWELLING -> DWELLING;
                                case OTHER_BUILDING -> OTHER_BUILDING;
                                case COMPANY -> COMPANY;
                                case OTHER -> OTHER_PROPERTY;
                            });
            case Particulars.Marriage marriage -> Optional.of(MARRIAGE);
            case Particulars.Identity identity ->
                    identity.died().isPresent() ? Optional.of(DEATH) : Optional.empty();
            case Particulars.Residence r -> Optional.empty();
            case Particulars.Membership m -> Optional.empty();
            case Particulars.DisabilityCard c -> Optional.empty();
            case Particulars.ChildStatus s -> Optional.empty();
            case Particulars.Enrolment e -> Optional.empty();
            case Particulars.BedStay s -> Optional.empty();
            case Particulars.Dwelling d -> Optional.empty();
            case Particulars.Premises p -> Optional.empty();
            case Particulars.Beds b -> Optional.empty();
            case EnterpriseParticulars e -> Optional.empty();
        };
    }
}
