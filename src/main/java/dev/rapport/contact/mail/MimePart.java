package dev.rapport.contact.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a mail consists of: a tree. */
sealed interface MimePart {

    Headers headers();

    /** In lower case, such as {@code text/plain}; what a part is taken for if it says nothing. */
    String type();

    /** All that hold bytes, in their order. */
    Stream<Leaf> leaves();

    /** @param bytes freed from what carried them, and nothing else */
    record Leaf(Headers headers, String type, byte[] bytes) implements MimePart {

        private static final int LONGEST_HEAD = 2_000;
        private static final Pattern CHARSET =
                Pattern.compile("(?i)<meta[^>]{1,200}charset=[\"']?([A-Za-z0-9_-]{1,40})");

        /** As the sender called it; empty if it has none. */
        String name() {
            return headers.parameters("content-disposition")
                    .get("filename")
                    .or(() -> headers.parameters("content-type").get("name"))
                    .orElse("");
        }

        boolean isAttached() {
            return headers.parameters("content-disposition").value().equals("attachment");
        }

        /** Whether a text may show it where it stands. */
        boolean isInline() {
            return !isAttached()
                    && (headers.has("content-id")
                            || headers.parameters("content-disposition").value().equals("inline"));
        }

        String text() {
            return Charsets.decode(
                    bytes,
                    headers.parameters("content-type")
                            .get("charset")
                            .or(this::withinHtml)
                            .orElse(null));
        }

        /** As its first lines say, where nothing else does. */
        private Optional<String> withinHtml() {
            if (!type.equals("text/html")) return Optional.empty();
            var head = new String(bytes, 0, Math.min(bytes.length, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
            return CHARSET.matcher(head).results().map(found -> found.group(1)).findFirst();
        }

        @Override
        public Stream<Leaf> leaves() {
            return Stream.of(this);
        }
    }

    record Branch(Headers headers, String type, List<MimePart> parts) implements MimePart {

        @Override
        public Stream<Leaf> leaves() {
            return parts.stream().flatMap(MimePart::leaves);
        }
    }
}
