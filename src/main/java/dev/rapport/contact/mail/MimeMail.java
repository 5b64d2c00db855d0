package dev.rapport.contact.mail;

import dev.rapport.contact.mail.MimePart.Branch;
import dev.rapport.contact.mail.MimePart.Leaf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * A mail taken apart. Mails within it stay whole, and so does what is nested deeper than anybody nests.
 *
 * @param isWhole whether all of it could be taken apart; if not, {@code root} is what came before the limit
 */
record MimeMail(MimePart root, boolean isWhole) {

    static final int DEEPEST = 20;
    static final int MOST_PARTS = 200;
    private static final int MOST_HEADERS = 1_000;
    private static final int LONGEST_HEADER = 100_000;

    private static final MimeConfig LIMITS = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxContentLen(-1)
            .setMaxHeaderCount(MOST_HEADERS)
            .setMaxHeaderLen(LONGEST_HEADER)
            .build();

    static MimeMail of(byte[] mail) {
        var taken = new Taking(mail).all();
        var leaves = taken.root().leaves().toList();
        leaves.stream()
                .flatMap(leaf -> leaf.headers().parameters("content-type").get("charset").stream())
                .findFirst()
                .ifPresent(charset -> {
                    taken.headers().around(charset);
                    leaves.forEach(leaf -> leaf.headers().around(charset));
                });
        return taken;
    }

    Headers headers() {
        return root.headers();
    }

    /** Where the parser stands. */
    private static final class Taking {

        private final MimeTokenStream tokens = new MimeTokenStream(LIMITS, DecodeMonitor.SILENT, null, null);
        private final Deque<Headers> headers = new ArrayDeque<>();
        private final Deque<List<MimePart>> open = new ArrayDeque<>();
        private final Deque<String> types = new ArrayDeque<>();
        private int count;

        Taking(byte[] mail) {
            tokens.parse(new ByteArrayInputStream(mail));
            tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
            open.push(new ArrayList<>());
        }

        MimeMail all() {
            var whole = true;
            try {
                while (count <= MOST_PARTS && tokens.getState() != EntityState.T_END_OF_STREAM) step();
                whole = count <= MOST_PARTS;
            } catch (MimeException | IOException | RuntimeException e) {
                whole = false;
                while (headers.size() > Math.max(1, types.size())) headers.pop(); // of a part that never began
            }
            while (!types.isEmpty()) close();
            var parts = open.element();
            var top = headers.isEmpty() ? new Headers() : headers.getLast();
            if (parts.isEmpty()) return new MimeMail(new Leaf(top, "text/plain", new byte[0]), whole);
            return new MimeMail(
                    parts.getFirst(),
                    whole && parts.getFirst().leaves().findAny().isPresent());
        }

        private void step() throws MimeException, IOException {
            switch (tokens.getState()) {
                case T_START_HEADER -> headers.push(new Headers());
                case T_FIELD -> headers.element().add(tokens.getField());
                case T_END_HEADER -> {
                    if (types.size() == DEEPEST) tokens.setRecursionMode(RecursionMode.M_FLAT);
                }
                case T_START_MULTIPART -> {
                    types.push(tokens.getBodyDescriptor().getMimeType());
                    open.push(new ArrayList<>());
                }
                case T_END_MULTIPART -> close();
                case T_BODY -> {
                    count++;
                    if (count <= MOST_PARTS) leaf();
                    tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
                }
                default -> {}
            }
            tokens.next();
        }

        private void leaf() throws IOException {
            var type = tokens.getBodyDescriptor().getMimeType();
            var bytes = type.startsWith("multipart/")
                    ? tokens.getInputStream().readAllBytes()
                    : tokens.getDecodedInputStream().readAllBytes();
            open.element().add(new Leaf(headers.pop(), type, bytes));
        }

        private void close() {
            var parts = open.pop();
            open.element().add(new Branch(headers.pop(), types.pop(), List.copyOf(parts)));
        }
    }
}
