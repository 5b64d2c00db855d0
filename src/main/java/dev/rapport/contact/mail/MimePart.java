package dev.rapport.contact.mail;

import java.util.List;
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
                    bytes, headers.parameters("content-type").get("charset").orElse(null));
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
