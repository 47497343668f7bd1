package tongban.launcher;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built with. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String built = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "tongban " + (built == null ? "(development)" : built), "java " + Runtime.version()
        };
    }
}
