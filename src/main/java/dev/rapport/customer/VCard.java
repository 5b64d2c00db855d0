package dev.rapport.customer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A card for address books, written in version 3.0 (RFC 2426), which all of them read; of 4.0 Outlook takes the name alone.
 */
final class VCard {

    private static final int LONGEST_LINE = 75;
    private static final String BREAK = "\r\n";

    private final StringBuilder text = new StringBuilder();

    VCard() {
        line("BEGIN", "VCARD");
        line("VERSION", "3.0");
    }

    /** @param name with its parameters, as in {@code TEL;TYPE=VOICE} */
    VCard add(String name, String value) {
        if (!value.isBlank()) line(name, escaped(value));
        return this;
    }

    /** Of a value in parts, each of which may be empty. */
    VCard parts(String name, String... parts) {
        if (Stream.of(parts).anyMatch(part -> !part.isBlank()))
            line(name, Stream.of(parts).map(VCard::escaped).collect(Collectors.joining(";")));
        return this;
    }

    String end() {
        line("END", "VCARD");
        return text.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n");
    }

    /** Folded by bytes, and never within a sign. */
    private void line(String name, String value) {
        var length = 0;
        for (var sign : signs(name + ":" + value)) {
            var bytes = sign.getBytes(StandardCharsets.UTF_8).length;
            if (length + bytes > LONGEST_LINE) {
                text.append(BREAK).append(' ');
                length = 1;
            }
            text.append(sign);
            length += bytes;
        }
        text.append(BREAK);
    }

    private static List<String> signs(String line) {
        return line.codePoints().mapToObj(Character::toString).toList();
    }
}
