package dev.rapport.contact.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.stream.Field;
import org.jspecify.annotations.Nullable;

/** The headers of a mail or of a part, in their order; each character stands for one byte. */
final class Headers {

    private record Header(String name, String value) {}

    private final List<Header> all = new ArrayList<>();
    private @Nullable String around;

    void add(Field field) {
        var raw = new String(field.getRaw().toByteArray(), StandardCharsets.ISO_8859_1);
        all.add(new Header(
                field.getName().strip().toLowerCase(Locale.ROOT),
                raw.substring(raw.indexOf(':') + 1).strip()));
    }

    /** In which charset the mail is written, for headers that do not say theirs. */
    void around(String charset) {
        around = charset;
    }

    @Nullable
    String around() {
        return around;
    }

    /** The first of several: servers write theirs above those that came. */
    Optional<String> first(String name) {
        return all.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .findFirst();
    }

    List<String> all(String name) {
        return all.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
    }

    boolean has(String name) {
        return all.stream().anyMatch(header -> header.name().equals(name));
    }

    /** What it says in clean words; empty when it is not there. */
    String line(String name) {
        return first(name).map(value -> EncodedWords.line(value, around)).orElse("");
    }

    Parameters parameters(String name) {
        return Parameters.of(first(name).orElse("").replaceAll("\\r?\\n[ \\t]*", " "), around);
    }
}
