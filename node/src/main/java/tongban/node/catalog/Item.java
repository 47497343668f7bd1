package tongban.node.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import tongban.service.Sha256;
import tongban.service.text.Words;

/**
 * A service item of one side: name, code and type, and whatever else its source states. A changed
 * item is a new version under the same key; old versions stay.
 *
 * @param version 1 for the first one stored
 */
public record Item(
        ItemKey key,
        int version,
        String name,
        CodeList.ItemType type,
        Elements elements,
        Provenance provenance) {

    public static final int NAME_CHARS_MAX = 300;

    public Item {
        Objects.requireNonNull(key);
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(elements);
        Objects.requireNonNull(provenance);
        if (name.isBlank() || name.length() > NAME_CHARS_MAX || version < 1) {
            throw new IllegalArgumentException(
                    "An item has a name of 1 to " + NAME_CHARS_MAX + " characters");
        }
    }

    public <T> Collected<T> get(Element<T> element) {
        Optional<T> stated = elements.get(element);
        return stated.isPresent()
                ? new Collected.Stated<>(stated.get())
                : new Collected.NotCollected<>(provenance);
    }

    /** What a page shows of an element. Text of the source stays in the source's language. */
    public <T> Collected<Words> shown(Element<T> element) {
        return get(element).map(element.kind().show());
    }

    /** The name on a page: with its English beside it where the source has one. */
    public Words names() {
        return Words.of(name, elements.get(Element.ENGLISH_NAME).orElse(name));
    }

    public CodeProfile profile() {
        return CodeProfile.of(key.code()).orElse(CodeProfile.LEGACY);
    }

    /** The basic code it goes by: stated, or read out of its own code. */
    public Optional<String> baseCode() {
        return elements.get(Element.BASE_CODE)
                .or(() -> elements.get(Element.LOCAL_BASE_CODE))
                .or(() -> profile().basePart(key.code()));
    }

    /** SHA-256 over everything that the source states, in lower-case hexadecimal. */
    String contentHash() {
        return hash(name, type, elements);
    }

    static String hash(String name, CodeList.ItemType type, Elements elements) {
        MessageDigest sha = Sha256.digest();
        feed(sha, name);
        feed(sha, type.code());
        elements.written()
                .forEach((id, text) -> {
                    feed(sha, id);
                    feed(sha, text);
                });
        return HexFormat.of().formatHex(sha.digest());
    }

    private static void feed(MessageDigest sha, String text) {
        sha.update(text.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
    }
}
