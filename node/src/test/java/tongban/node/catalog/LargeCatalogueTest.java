package tongban.node.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.node.identity.Jurisdiction;

/** A hundred thousand items: imported in a stream, searched between two key strokes. */
class LargeCatalogueTest {
    private static final int ITEMS = Boolean.getBoolean("tongban.long") ? 100_000 : 30_000;
    private static final long SEED = 39554;
    private static final String[] PLACES = {"重庆", "四川", "渝北", "邻水", "广安", "成都", "高竹", "万州"};
    private static final String[] WHO = {
        "残疾人", "老年人", "儿童", "企业", "个体工商户", "退役军人", "道路运输经营者", "医疗机构"
    };
    private static final String[] WHAT = {
        "生活补贴", "护理补贴", "设立登记", "变更登记", "行政许可", "资格认定", "投资项目备案", "参保登记", "档案查询"
    };
    private static final String[] HOW = {"新办", "换发", "补办", "注销", "延续", "核验", "（县级）", "申领"};

    @Test
    void manyItemsAreSearchedInMilliseconds(@TempDir Path folder) throws IOException {
        CatalogDatabase database = CatalogDatabase.fresh("large");
        Path file = written(folder);
        long began = System.nanoTime();
        ImportReport report = database.imports().run(file, Jurisdiction.SICHUAN, "大目录");
        long importMillis = millisSince(began);
        assertThat(report.added()).isEqualTo(ITEMS);
        Catalogue catalogue = database.catalogue();
        began = System.nanoTime();
        assertThat(catalogue.size()).isEqualTo(ITEMS);
        long loadMillis = millisSince(began);

        List<String> typed =
                List.of(
                        "",
                        "残疾人",
                        "cjr",
                        "重庆 补贴",
                        "cqcjr",
                        "canjiren",
                        "低保",
                        "zzzz",
                        "sichuan sh",
                        "512B00");
        long[] each = new long[200];
        for (int i = -50; i < each.length; i++) {
            began = System.nanoTime();
            CatalogResult found =
                    catalogue.search(
                            CatalogQuery.of(typed.get(Math.floorMod(i, typed.size())))
                                    .with(Facet.TYPE, "20"));
            if (i >= 0) {
                each[i] = System.nanoTime() - began;
            }
            assertThat(found.pages()).isPositive();
        }
        Arrays.sort(each);
        System.out.printf(
                "%,d items: imported in %,d ms, loaded in %,d ms; a search takes %.1f ms, p95 %.1f ms%n",
                ITEMS,
                importMillis,
                loadMillis,
                each[each.length / 2] / 1e6,
                each[each.length * 95 / 100] / 1e6);
        assertThat(each[each.length / 2] / 1_000_000)
                .as("half of all searches, in ms")
                .isLessThan(100);
    }

    private static Path written(Path folder) throws IOException {
        Random random = new Random(SEED);
        Path file = folder.resolve("large.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("name,item_code,task_type,department\n");
            for (int i = 0; i < ITEMS; i++) {
                String name =
                        any(random, PLACES)
                                + any(random, WHO)
                                + any(random, WHAT)
                                + any(random, HOW);
                out.write(
                        name
                                + ",512B%010d,".formatted(i)
                                + (random.nextBoolean() ? "20" : "01")
                                + ","
                                + any(random, PLACES)
                                + "民政局\n");
            }
        }
        return file;
    }

    private static String any(Random random, String[] of) {
        return of[random.nextInt(of.length)];
    }

    private static long millisSince(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
