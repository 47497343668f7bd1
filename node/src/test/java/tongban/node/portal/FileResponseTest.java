package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import tongban.node.casework.Documents;

/** A file goes out under the name that it came with. */
class FileResponseTest {
    @Test
    void aChineseNameArrivesAsItIs() {
        HttpHeaders headers =
                FileResponse.saved(
                                new Documents.Content(
                                        "授权书.pdf", Documents.MediaType.PDF, new byte[] {1}))
                        .getHeaders();
        assertThat(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E6%8E%88%E6%9D%83%E4%B9%A6.pdf");
        assertThat(headers.getCacheControl()).isEqualTo("no-store");
    }
}
