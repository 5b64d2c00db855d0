package dev.rapport.imports;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One line of a card, unfolded: what it tells, how, and the value as it stands there (vCard 2.1; RFC 2426; RFC 6350).
 *
 * @param parameters in capitals, as in {@code TYPE=CELL}, or {@code CELL} alone as version 2.1 has it
 */
record CardText(String name, List<String> parameters, String value) {

    /** Empty for what is no line of a card. */
    static Optional<CardText> of(String line, Charset encoding) {
        var colon = colon(line);
        if (colon < 1) return Optional.empty();
        var head = List.of(line.substring(0, colon).split(";"));
        var name = head.getFirst().strip().toUpperCase(Locale.ROOT);
        var parameters = head.stream()
                .skip(1)
                .map(parameter -> parameter.strip().toUpperCase(Locale.ROOT))
                .toList();
        var card = new CardText(name.substring(name.lastIndexOf('.') + 1), parameters, line.substring(colon + 1));
        return Optional.of(card.isQuoted() ? new CardText(card.name, parameters, card.decoded(encoding)) : card);
    }

    /** Whether its value goes on in the next line, as the sign at its end says. */
    static boolean goesOn(String line) {
        return line.endsWith("=")
                && of(line.substring(0, line.length() - 1), StandardCharsets.UTF_8)
                        .filter(CardText::isQuoted)
                        .isPresent();
    }

    boolean is(String type) {
        return types().anyMatch(type::equals);
    }

    /** As a whole, on one line. */
    String text() {
        return unescaped(value);
    }

    /** Between semicolons, as many as there are. */
    List<String> parts() {
        var parts = new ArrayList<String>();
        var from = 0;
        for (var i = 0; i <= value.length(); i++)
            if (i == value.length() || value.charAt(i) == ';') {
                parts.add(unescaped(value.substring(from, i)));
                from = i + 1;
            } else if (value.charAt(i) == '\\') i++;
        return parts;
    }

    String part(int place) {
        var parts = parts();
        return place < parts.size() ? parts.get(place) : "";
    }

    private Stream<String> types() {
        return parameters.stream()
                .flatMap(parameter -> Stream.of(
                        parameter.startsWith("TYPE=") ? parameter.substring(5).split(",") : new String[] {parameter}))
                .map(type -> type.replace("\"", "").strip());
    }

    private boolean isQuoted() {
        return parameters.contains("ENCODING=QUOTED-PRINTABLE") || parameters.contains("QUOTED-PRINTABLE");
    }

    private String decoded(Charset encoding) {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < value.length(); i++) {
            var next = value.charAt(i);
            if (next == '=' && i + 2 < value.length() && isHex(value.substring(i + 1, i + 3))) {
                bytes.write(Integer.parseInt(value.substring(i + 1, i + 3), 16));
                i += 2;
            } else bytes.writeBytes(String.valueOf(next).getBytes(charset(encoding)));
        }
        return bytes.toString(charset(encoding));
    }

    private Charset charset(Charset encoding) {
        var named = parameters.stream()
                .filter(parameter -> parameter.startsWith("CHARSET="))
                .map(parameter -> parameter.substring(8))
                .findFirst();
        try {
            if (named.isEmpty()) return encoding;
            return named.get().startsWith("GB") ? Encodings.GB18030 : Charset.forName(named.get());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return encoding;
        }
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(sign -> Character.digit(sign, 16) >= 0);
    }

    /** The first that stands in no quotation marks. */
    private static int colon(String line) {
        var quoted = false;
        for (var i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '"') quoted = !quoted;
            if (line.charAt(i) == ':' && !quoted) return i;
        }
        return -1;
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var next = text.charAt(i);
            if (next == '\\' && i + 1 < text.length()) {
                var escaped = text.charAt(++i);
                plain.append(escaped == 'n' || escaped == 'N' ? ' ' : escaped);
            } else plain.append(next == '\n' || next == '\r' ? ' ' : next);
        }
        return plain.toString().strip();
    }
}
