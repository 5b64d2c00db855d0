package dev.rapport.contact.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header such as {@code attachment; filename=a.pdf}: its first word, and what follows by name, with the continuations
 * and charsets of RFC 2231, and with the encoded words that should not be there.
 */
record Parameters(String value, Map<String, String> named) {

    private static final int MOST = 100;
    private static final Pattern EXTENDED = Pattern.compile("([^*]+)(?:\\*(\\d{1,3}))?(\\*)?");

    /** One piece of a value as it was written. */
    private record Piece(String text, boolean isEncoded) {}

    /** @param around the charset of the rest of the mail, for what does not say its own */
    static Parameters of(String header, @Nullable String around) {
        var pieces = new LinkedHashMap<String, TreeMap<Integer, Piece>>();
        var at = end(header, 0, ";");
        var value = header.substring(0, at).strip().toLowerCase(Locale.ROOT);
        for (var count = 0; at < header.length() && count < MOST; count++) {
            var until = end(header, at + 1, ";");
            keep(header.substring(at + 1, until), pieces);
            at = until;
        }
        var named = new LinkedHashMap<String, String>();
        pieces.forEach((name, parts) -> named.put(name, together(parts, around)));
        return new Parameters(value, named);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** Where one of the signs stands outside of quotes, or the text ends. */
    private static int end(String text, int from, String signs) {
        var quoted = false;
        for (var at = from; at < text.length(); at++) {
            var sign = text.charAt(at);
            if (quoted && sign == '\\') at++;
            else if (sign == '"') quoted = !quoted;
            else if (!quoted && signs.indexOf(sign) >= 0) return at;
        }
        return text.length();
    }

    private static void keep(String text, Map<String, TreeMap<Integer, Piece>> pieces) {
        var equals = text.indexOf('=');
        if (equals < 0) return;
        var name = EXTENDED.matcher(text.substring(0, equals).strip().toLowerCase(Locale.ROOT));
        if (!name.matches()) return;
        var piece = new Piece(unquoted(text.substring(equals + 1).strip()), name.group(3) != null);
        var number = name.group(2) == null ? piece.isEncoded() ? -1 : MOST * MOST : Integer.parseInt(name.group(2));
        pieces.computeIfAbsent(name.group(1), none -> new TreeMap<>()).putIfAbsent(number, piece);
    }

    /** A backslash that escapes nothing belongs to a path of Windows. */
    private static String unquoted(String text) {
        if (!text.startsWith("\"")) return text;
        var inner = text.substring(1, text.length() > 1 && text.endsWith("\"") ? text.length() - 1 : text.length());
        return inner.replaceAll("\\\\([\"\\\\])", "$1");
    }

    /** The whole value in its own charset if there is one, else what is in pieces, else the plain one. */
    private static String together(TreeMap<Integer, Piece> pieces, @Nullable String around) {
        var first = pieces.firstEntry();
        if (first.getKey() == MOST * MOST)
            return EncodedWords.decoded(first.getValue().text(), around);
        var charset = "";
        var bytes = new ByteArrayOutputStream();
        for (var entry : pieces.entrySet()) {
            if (entry.getKey() == MOST * MOST || (first.getKey() == -1 && entry.getKey() != -1)) break;
            var text = entry.getValue().text();
            if (!entry.getValue().isEncoded()) {
                bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
                continue;
            }
            var mark = entry.equals(first) ? text.indexOf('\'', text.indexOf('\'') + 1) : -1;
            if (mark > 0) charset = text.substring(0, text.indexOf('\''));
            bytes.writeBytes(percent(text.substring(mark + 1)));
        }
        return Charsets.decode(bytes.toByteArray(), charset, around);
    }

    private static byte[] percent(String text) {
        var out = new ByteArrayOutputStream();
        for (var at = 0; at < text.length(); at++) {
            var code = text.charAt(at) == '%' ? EncodedWords.hex(text, at + 1) : -1;
            out.write(code >= 0 ? code : text.charAt(at));
            if (code >= 0) at += 2;
        }
        return out.toByteArray();
    }
}
