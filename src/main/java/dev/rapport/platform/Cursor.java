package dev.rapport.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The sort key of a row as an opaque text for {@code after}. Texts that are no cursor are refused. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    public static String of(Object... parts) {
        var text = String.join(
                SEPARATOR, java.util.Arrays.stream(parts).map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a cursor back that is a row's id alone. */
    public static UUID id(String cursor) {
        try {
            return Ids.parse(parse(cursor, 1).getFirst());
        } catch (Refused none) {
            throw Refused.invalid("error.bad-cursor");
        }
    }

    /** Reads a cursor back into its parts. */
    public static List<String> parse(String cursor, int parts) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var read = List.of(text.split(SEPARATOR, -1));
            if (read.size() == parts && text.indexOf('\0') < 0) return read;
        } catch (IllegalArgumentException e) {
            // falls through: not base64 is as wrong as the wrong number of parts
        }
        throw Refused.invalid("error.bad-cursor");
    }
}
