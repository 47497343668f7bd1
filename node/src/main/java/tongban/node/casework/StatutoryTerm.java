package tongban.node.casework;

import tongban.service.parameter.Confidence;
import tongban.service.text.Words;
import tongban.time.Term;

/**
 * Limits that stand in the law for every service, beside those that a service's folder names. How
 * sure each is stands with it.
 */
public enum StatutoryTerm {
    HEARING_ASKED(
            Term.workingDays(5, "《行政许可法》第四十七条第一款"),
            Confidence.VERIFIED,
            "申请听证",
            "asking for a hearing"),
    HEARING_HELD(
            Term.workingDays(20, "《行政许可法》第四十七条第一款"),
            Confidence.VERIFIED,
            "组织听证",
            "holding the hearing"),
    /** Before the hearing: the day on which it is held lies after these. */
    HEARING_CALLED(
            Term.workingDays(7, "《行政许可法》第四十八条第一款第一项"),
            Confidence.VERIFIED,
            "听证举行前的通知",
            "notice before the hearing"),
    /** 国办发〔2019〕51号 asks for the remedy; its length is the practice of cities of Sichuan. */
    RATING_REMEDY(
            Term.workingDays(15, "国办发〔2019〕51号（好差评）"),
            Confidence.PAGE,
            "整改并答复差评",
            "the remedy of a bad rating"),
    /** From memory of the Civil Procedure Law as amended in 2021, applied by analogy. */
    PUBLIC_DELIVERY(
            Term.calendarDays(30, "参照《民事诉讼法》第九十五条"),
            Confidence.RECOLLECTION,
            "公告送达",
            "service by public notice");

    private final Term term;
    private final Confidence confidence;
    private final Words words;

    StatutoryTerm(Term term, Confidence confidence, String zh, String en) {
        this.term = term;
        this.confidence = confidence;
        this.words = Words.of(zh, en);
    }

    public Term term() {
        return term;
    }

    public Confidence confidence() {
        return confidence;
    }

    public Words words() {
        return words;
    }
}
