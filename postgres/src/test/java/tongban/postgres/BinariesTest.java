package tongban.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the embedded PostgreSQL. */
class BinariesTest {
    @Test
    void severalMayUnpackThemAtOnce(@TempDir Path folder) throws Exception {
        int several = 3;
        CountDownLatch together = new CountDownLatch(several);
        List<Future<Binaries>> unpacking = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(several)) {
            for (int i = 0; i < several; i++) {
                unpacking.add(
                        threads.submit(() -> {
                            together.countDown();
                            together.await();
                            return Binaries.under(folder);
                        }));
            }
        }
        for (Future<Binaries> one : unpacking) {
            assertThat(Path.of(one.get().program("postgres"))).isExecutable();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as("nothing half unpacked is left").hasSize(1);
        }
    }
}
