package tongban.node.hotline;

import tongban.service.text.Words;

/**
 * What a ticket is about. The classes are a demonstration: each place keeps its own list.
 *
 * <p>Each names the department that usually handles it, so that the form can propose a body; who
 * dispatches may choose another.
 */
public enum Topic {
    SOCIAL_AID("civil-affairs", Words.of("社会救助", "social assistance")),
    CARE("civil-affairs", Words.of("养老、儿童和残疾人", "elderly, children, disabled people")),
    HEALTH("health", Words.of("医疗卫生", "health")),
    HEALTH_INSURANCE("medical-insurance", Words.of("医疗保障", "health insurance")),
    EDUCATION("education", Words.of("教育", "education")),
    HOUSING("housing-construction", Words.of("住房和建设", "housing and construction")),
    WORK("human-resources", Words.of("就业和社会保险", "work and social insurance")),
    TRANSPORT("transport", Words.of("交通", "transport")),
    MARKET("market-regulation", Words.of("市场和消费", "market and consumers")),
    LAND("natural-resources", Words.of("土地和规划", "land and planning")),
    TAX("taxation", Words.of("税务", "taxes")),
    SAFETY("public-security", Words.of("治安和户籍", "public order and registration")),
    ENTERPRISE("development-reform", Words.of("惠企政策和营商环境", "policies for enterprises")),
    SERVICE("people-government", Words.of("政务服务和作风", "public service and conduct")),
    OTHER("people-government", Words.of("其他", "other"));

    private final String department;
    private final Words words;

    Topic(String department, Words words) {
        this.department = department;
        this.words = words;
    }

    /** Key of the department that usually handles it. */
    public String department() {
        return department;
    }

    public Words words() {
        return words;
    }
}
