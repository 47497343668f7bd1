package tongban.node.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import tongban.node.identity.Jurisdiction;

/** Keys as files of 64 hex digits, readable by their owner alone; made on the first start. */
final class FileMasterKeys implements MasterKeys {
    private static final int KEY_BYTES = 32;
    private final Path folder;
    private final Map<String, SecretKey> keys = new ConcurrentHashMap<>();

    FileMasterKeys(Path folder) {
        this.folder = folder;
    }

    @Override
    public SecretKey wrapping(Jurisdiction side) {
        return key(side, "wrapping", "AES");
    }

    @Override
    public SecretKey field(Jurisdiction side) {
        return key(side, "field", "AES");
    }

    @Override
    public SecretKey index(Jurisdiction side) {
        return key(side, "index", "HmacSHA256");
    }

    private SecretKey key(Jurisdiction side, String use, String algorithm) {
        return keys.computeIfAbsent(
                side.code() + "-" + use,
                name -> new SecretKeySpec(read(folder.resolve(name + ".key")), algorithm));
    }

    private byte[] read(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.stream().anyMatch(p -> !p.name().startsWith("OWNER"))) {
                throw new IllegalStateException(
                        "TB-KEY-1 %s 可被他人读取；请执行 chmod 600。 / %s is readable by others; run chmod 600 on it."
                                .formatted(file, file));
            }
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != KEY_BYTES) {
                throw new IllegalStateException(
                        "TB-KEY-2 %s 应为 64 位十六进制数。 / %s must hold 64 hex digits."
                                .formatted(file, file));
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("TB-KEY-3 cannot read " + file, e);
        }
    }

    private void make(Path file) throws IOException {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path fresh =
                Files.createTempFile(
                        folder,
                        "new",
                        ".key",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, HexFormat.of().formatHex(key));
        // a link fails where the name is taken, so two starts at once agree on one key
        try {
            Files.createLink(file, fresh);
        } catch (java.nio.file.FileAlreadyExistsException taken) {
            // the other start was first; its key is read next
        } catch (UnsupportedOperationException noLinks) {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Files.delete(fresh);
    }
}
