package tongban.launcher;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a command tells the shell. The same for every sub-command. */
public final class ExitCode {
    public static final int OK = 0;

    /** The input has faults, or the run failed; everything is listed on standard error. */
    public static final int FAULT = 1;

    /** The command line itself is wrong. */
    public static final int USAGE = 2;

    /** The machine lacks something: a port, a directory, a database. */
    public static final int CANNOT_START = 3;

    static final Map<String, String> EXPLAINED = explained();

    private ExitCode() {}

    private static Map<String, String> explained() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("0", "成功。 Done.");
        texts.put(
                "1",
                "输入有误或运行失败，详见标准错误输出。 Faults in the input or the run, listed on standard error.");
        texts.put("2", "命令用法错误。 Wrong usage.");
        texts.put("3", "无法启动：端口、目录、数据库等环境问题。 Cannot start: port, directory, database.");
        return Collections.unmodifiableMap(texts);
    }
}
