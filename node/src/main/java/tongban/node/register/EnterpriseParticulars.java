package tongban.node.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.service.identifier.CitizenNumber;
import tongban.service.text.Words;

/**
 * What a register holds of an enterprise. Name, kind, registered office, day of founding and
 * standing are public (企业信息公示暂行条例, 国务院令第654号, 第六条); its figures and who acts for it are not.
 */
public sealed interface EnterpriseParticulars extends Particulars {

    /**
     * What it is, by the register of companies.
     *
     * @param office division code of the registered office (住所)
     * @param industry class of GB/T 4754—2017, four digits
     */
    record Enterprise(
            String name,
            EnterpriseKind enterprise,
            LocalDate founded,
            String office,
            String industry,
            Operation status)
            implements EnterpriseParticulars {
        @Override
        public Kind kind() {
            return Kind.ENTERPRISE;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(
                    Optional.of(name),
                    Optional.of(enterprise),
                    Optional.of(founded),
                    Optional.of(office),
                    Optional.of(industry),
                    Optional.of(status));
        }

        @Override
        public Optional<String> title() {
            return Optional.of(name);
        }
    }

    /** Somebody who acts for it on the days for which it is recorded. */
    record Representative(Capacity capacity, String name, CitizenNumber number)
            implements EnterpriseParticulars {
        @Override
        public Kind kind() {
            return Kind.REPRESENTATIVE;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(capacity), Optional.of(name), Optional.of(number));
        }

        @Override
        public String slot() {
            return capacity.name() + "|" + number.digits();
        }
    }

    /**
     * The figures of one year; what is not stated is not known. Money in 10,000 yuan, as annual
     * reports and returns give it, but for the premiums.
     *
     * @param premiums unemployment premiums paid, yuan
     * @param scale as 工信部联企业〔2011〕300号 classes it; given by the source, not computed here
     * @param aboveScaleSince since when it counts as above the designated size (规模以上)
     */
    record YearFigures(
            int year,
            Optional<BigDecimal> revenue,
            Optional<BigDecimal> research,
            Optional<BigDecimal> tax,
            Optional<Integer> employees,
            Optional<Integer> insured,
            Optional<BigDecimal> premiums,
            Optional<Scale> scale,
            Optional<LocalDate> aboveScaleSince)
            implements EnterpriseParticulars {
        @Override
        public Kind kind() {
            return Kind.YEAR_FIGURES;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(
                    Optional.of(year),
                    revenue,
                    research,
                    tax,
                    employees,
                    insured,
                    premiums,
                    scale,
                    aboveScaleSince);
        }

        @Override
        public String slot() {
            return String.valueOf(year);
        }
    }

    /** A recognition, for the days for which it is recorded. */
    record Qualification(QualificationKind qualification, Optional<String> number)
            implements EnterpriseParticulars {
        @Override
        public Kind kind() {
            return Kind.QUALIFICATION;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(qualification), number);
        }

        @Override
        public String slot() {
            return qualification.name() + "|" + number.orElse("");
        }
    }

    /** Whether it is on a list; that it is not is a statement too. */
    record Standing(Blacklist list, boolean listed) implements EnterpriseParticulars {
        @Override
        public Kind kind() {
            return Kind.STANDING;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(list), Optional.of(listed));
        }

        @Override
        public String slot() {
            return list.name();
        }
    }

    // ------------------------------------------------------------------ closed lists

    enum EnterpriseKind implements Option {
        LIMITED("有限责任公司", "limited company"),
        STOCK("股份有限公司", "joint-stock company"),
        PARTNERSHIP("合伙企业", "partnership"),
        SOLE("个人独资企业", "sole proprietorship"),
        FOREIGN("外商投资企业", "enterprise with foreign investment"),
        STATE("全民、集体所有制企业", "state or collective enterprise"),
        COOPERATIVE("农民专业合作社", "farmers' cooperative"),
        INDIVIDUAL("个体工商户", "individual business");

        private final Words words;

        EnterpriseKind(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }
    }

    enum Operation implements Option {
        IN_OPERATION("存续（在营）", "in operation"),
        SUSPENDED("歇业", "suspended"),
        REVOKED("吊销", "licence revoked"),
        DEREGISTERED("注销", "deregistered");

        private final Words words;

        Operation(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }
    }

    enum Capacity implements Option {
        LEGAL_REPRESENTATIVE("法定代表人（负责人）", "legal representative"),
        AGENT("经授权的办事人员", "agent with a mandate");

        private final Words words;

        Capacity(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }
    }

    enum Scale implements Option {
        MICRO("微型", "micro"),
        SMALL("小型", "small"),
        MEDIUM("中型", "medium"),
        LARGE("大型", "large");

        private final Words words;

        Scale(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }

        /** As a service folder writes it. */
        String fact() {
            return words.en();
        }
    }

    enum QualificationKind implements Option {
        /** Looked up, and there is none: otherwise nothing would be known. */
        NONE("经核查没有资质", "looked up: none"),
        HIGH_TECH("高新技术企业", "high-tech enterprise"),
        TECH_SME("科技型中小企业", "technology-based SME"),
        INNOVATIVE_SME("创新型中小企业", "innovative SME"),
        SPECIALISED("专精特新中小企业", "specialised and innovative SME (专精特新)"),
        LITTLE_GIANT("专精特新“小巨人”企业", "specialised and innovative little giant"),
        GREEN_FACTORY("绿色工厂", "green factory");

        private final Words words;

        QualificationKind(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }

        /** As a service folder writes it: {@code high-tech}. */
        String fact() {
            return switch (this) {
                case NONE -> "";
                case HIGH_TECH -> "high-tech";
                case TECH_SME -> "tech-sme";
                case INNOVATIVE_SME -> "innovative-sme";
                case SPECIALISED -> "specialised-innovative";
                case LITTLE_GIANT -> "little-giant";
                case GREEN_FACTORY -> "green-factory";
            };
        }
    }

    enum Blacklist implements Option {
        DISHONEST("严重违法失信名单", "list of serious dishonesty"),
        ABNORMAL("经营异常名录", "list of abnormal operation");

        private final Words words;

        Blacklist(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }
    }
}
