package dev.rapport.contact.mail;

import dev.rapport.platform.CleanText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what headers say (RFC 2047), from text in which each character is one byte. Signs that are cut in two by words
 * beside each other, as many programs cut Chinese, are put together again.
 */
final class EncodedWords {

    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]*");
    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*\\s]{1,60})(?:\\*[^?\\s]{0,30})?\\?([bBqQ])\\?([^?]*)\\?=");
    private static final Pattern NO_SIGN = Pattern.compile("[\\uFFFE\\uFFFF]");

    private EncodedWords() {}

    /**
     * One clean line.
     *
     * @param around the charset of the rest of the mail, for what should have been encoded and was not
     */
    static String line(String header, @Nullable String around) {
        return CleanText.line(fit(decoded(header, around)));
    }

    /** Without what no text can hold, and what is no sign at all. */
    static String fit(String text) {
        return CleanText.fit(NO_SIGN.matcher(text).replaceAll(""));
    }

    static String decoded(String header, @Nullable String around) {
        var text = FOLD.matcher(header).replaceAll(" ");
        var out = new StringBuilder();
        var held = new ByteArrayOutputStream();
        var charset = "";
        var from = 0;
        var word = WORD.matcher(text);
        while (word.find()) {
            var between = text.substring(from, word.start());
            var goesOn = from > 0 && between.isBlank();
            if (!goesOn || !charset.equalsIgnoreCase(word.group(1))) {
                out.append(Charsets.decode(held.toByteArray(), charset));
                held.reset();
                if (!goesOn) out.append(plain(between, around));
            }
            charset = word.group(1);
            held.writeBytes(bytes(word.group(2), word.group(3)));
            from = word.end();
        }
        out.append(Charsets.decode(held.toByteArray(), charset));
        return out.append(plain(text.substring(from), around)).toString();
    }

    /** What should have been encoded and was not. */
    private static String plain(String text, @Nullable String around) {
        return Charsets.decode(text.getBytes(StandardCharsets.ISO_8859_1), null, around);
    }

    private static byte[] bytes(String encoding, String text) {
        return encoding.equalsIgnoreCase("b") ? base64(text) : quoted(text);
    }

    private static byte[] base64(String text) {
        var letters = text.replaceAll("[^A-Za-z0-9+/]", "");
        if (letters.length() % 4 == 1) letters = letters.substring(0, letters.length() - 1);
        return Base64.getDecoder().decode(letters);
    }

    private static byte[] quoted(String text) {
        var out = new ByteArrayOutputStream();
        for (var at = 0; at < text.length(); at++) {
            var sign = text.charAt(at);
            var code = sign == '=' ? hex(text, at + 1) : -1;
            if (code >= 0) at += 2;
            out.write(code >= 0 ? code : sign == '_' ? ' ' : sign);
        }
        return out.toByteArray();
    }

    /** The value of two hexadecimal digits; less than 0 when there are none. */
    static int hex(String text, int at) {
        if (at + 1 >= text.length()) return -1;
        var high = Character.digit(text.charAt(at), 16);
        var low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
