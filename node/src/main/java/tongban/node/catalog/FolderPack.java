package tongban.node.catalog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All files of a folder as one sequence of bytes that depends on nothing but names and contents: no
 * times, no order of the disk. Its hash names a published version for ever.
 *
 * <p>Layout: the number of files, then for each in order of its path the path's length and bytes
 * (UTF-8, '/' between parts) and the content's length and bytes; numbers are 4 bytes, the highest
 * first.
 */
final class FolderPack {
    static final int FILES_MAX = 1_000;
    static final int BYTES_MAX = 32 * 1024 * 1024;

    private FolderPack() {}

    /**
     * @param shared what the folder uses of others, by the path that it has in the pack
     */
    static byte[] pack(Path folder, Map<String, Path> shared) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>(shared);
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile)
                    .filter(f -> !f.getFileName().toString().startsWith("."))
                    .limit(FILES_MAX + 1L)
                    .forEach(f -> files.put(inside(folder, f), f));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(files.size());
        for (Map.Entry<String, Path> named : files.entrySet()) {
            Path file = named.getValue();
            byte[] path = named.getKey().getBytes(StandardCharsets.UTF_8);
            out.writeInt(path.length);
            out.write(path);
            out.writeInt(Math.toIntExact(Files.size(file)));
            Files.copy(file, out);
            if (files.size() > FILES_MAX || bytes.size() > BYTES_MAX) {
                throw new IOException(
                        "A service folder has at most "
                                + FILES_MAX
                                + " files and "
                                + BYTES_MAX
                                + " bytes: "
                                + folder);
            }
        }
        return bytes.toByteArray();
    }

    /** Writes the files of a pack under {@code folder}, which has to be empty. */
    static void unpack(byte[] pack, Path folder) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(pack));
        int files = in.readInt();
        for (int i = 0; i < files; i++) {
            String path = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            Path file = folder.resolve(path).normalize();
            if (!file.startsWith(folder)) {
                throw new IOException("A pack names a file outside its folder: " + path);
            }
            Files.createDirectories(file.getParent());
            Files.write(file, in.readNBytes(in.readInt()));
        }
    }

    private static String inside(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
