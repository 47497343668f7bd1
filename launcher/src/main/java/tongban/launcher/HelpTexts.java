package tongban.launcher;

import java.util.ListResourceBundle;

/** The help texts of what picocli brings along, which speaks English alone. */
public final class HelpTexts extends ListResourceBundle {
    @Override
    protected Object[][] getContents() {
        return new Object[][] {
            {"help", "显示帮助。 Shows this help."},
            {"version", "显示版本。 Shows the version."},
            {"helpCommand.command", "要解释的命令。 The command to explain."},
            {"helpCommand.help", "显示帮助。 Shows this help."},
        };
    }
}
