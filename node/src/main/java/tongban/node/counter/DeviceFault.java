package tongban.node.counter;

import tongban.service.text.Words;

/** What a device at the counter can come to instead of a result, with what to do about it. */
public enum DeviceFault {
    NO_CARD(
            "读卡器上没有证件",
            "There is no card on the reader",
            "请放好身份证再读，或按证件手工录入",
            "Lay the card on the reader and read it again, or type what stands on it"),
    UNREADABLE(
            "证件芯片读不出来",
            "The card's chip cannot be read",
            "请擦拭后再读一次；仍不行就按证件手工录入",
            "Wipe it and read it once more; failing that, type what stands on it"),
    EXPIRED(
            "证件已过有效期",
            "The card has expired",
            "请出示临时身份证或其他有效证件，并手工录入",
            "Ask for a temporary card or another valid document, and type what stands on it"),
    READER_OFFLINE(
            "读卡器没有连接",
            "The card reader is not connected",
            "请手工录入，不影响办理；设备报修",
            "Type what stands on the card; nothing else changes. Have the reader looked at"),
    NO_PAPER(
            "扫描仪上没有纸",
            "There is no paper on the scanner",
            "请放好材料再扫描",
            "Lay the paper on the glass and scan again"),
    JAM(
            "扫描仪卡纸",
            "The scanner is jammed",
            "请取出卡住的纸再扫描，或先收取复印件",
            "Take the paper out and scan again, or take in a copy"),
    SCANNER_OFFLINE(
            "扫描仪没有连接",
            "The scanner is not connected",
            "请收取原件或复印件；设备报修",
            "Take in the original or a copy. Have the scanner looked at");

    private final Words what;
    private final Words remedy;

    DeviceFault(String zh, String en, String remedyZh, String remedyEn) {
        this.what = Words.of(zh, en);
        this.remedy = Words.of(remedyZh, remedyEn);
    }

    public Words what() {
        return what;
    }

    public Words remedy() {
        return remedy;
    }
}
