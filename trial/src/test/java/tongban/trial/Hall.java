package tongban.trial;

/** What goes on in a hall before a clerk sits down to a matter. */
final class Hall {
    private Hall() {}

    /** Gives out a number as the machine in the hall does; not the clerk's work. */
    static String number(Screen screen) {
        screen.open("/counter");
        screen.page().locator("summary:has-text('给来访者发号')").click();
        screen.select("preference", "ELDERLY").press("发号").landsOn(200);
        return screen.page().locator(".govuk-notification-banner__heading").innerText();
    }

    /** Whoever waits from before the test. */
    static void callEverybody(Screen screen) {
        screen.open("/counter");
        for (int i = 0; i < 40 && !screen.text().contains("现在没有人在等"); i++) {
            screen.press("叫");
        }
        screen.open("/counter");
        while (screen.text().contains("正在办理")) {
            screen.press("办完，叫下一号");
        }
    }
}
