package dev.rapport.contact.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads bytes as mails declare them, and as they are where they declare it wrongly or not at all. */
final class Charsets {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset ISO_2022_JP = Charset.forName("ISO-2022-JP");
    private static final Charset EUC_JP = Charset.forName("EUC-JP");
    private static final Charset BIG5 = Charset.forName("Big5-HKSCS");
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final Charset WINDOWS_874 = Charset.forName("x-windows-874");
    private static final Charset WINDOWS_949 = Charset.forName("x-windows-949");

    /** With the signs that makers of computers added, which mails have and their charset has not. */
    private static final Map<Charset, Charset> WIDER = Map.of(
            ISO_2022_JP, Charset.forName("x-windows-iso2022jp"),
            EUC_JP, Charset.forName("x-eucJP-Open"),
            BIG5, Charset.forName("x-windows-950"));

    /** What mails mean by a charset that has fewer signs than they write. */
    private static final Map<String, Charset> MEANT = Map.ofEntries(
            Map.entry("GB2312", GB18030),
            Map.entry("GBK", GB18030),
            Map.entry("x-mswin-936", GB18030),
            Map.entry("Big5", BIG5),
            Map.entry("x-IBM950", BIG5),
            Map.entry("x-windows-950", BIG5),
            Map.entry("Shift_JIS", WINDOWS_31J),
            Map.entry("x-windows-50220", ISO_2022_JP),
            Map.entry("x-windows-50221", ISO_2022_JP),
            Map.entry("x-windows-iso2022jp", ISO_2022_JP),
            Map.entry("EUC-KR", WINDOWS_949),
            Map.entry("x-IBM949", WINDOWS_949),
            Map.entry("TIS-620", WINDOWS_874),
            Map.entry("x-IBM874", WINDOWS_874),
            Map.entry("ISO-8859-1", WINDOWS_1252));

    /** Names that mail programs write and that nobody else knows; letters and digits only. */
    private static final Map<String, Charset> WRITTEN = Map.ofEntries(
            Map.entry("936", GB18030),
            Map.entry("gb180302022", GB18030),
            Map.entry("big5eten", BIG5),
            Map.entry("iso2022jpms", ISO_2022_JP),
            Map.entry("iso2022jpesc", ISO_2022_JP),
            Map.entry("iso2022jp1", ISO_2022_JP),
            Map.entry("cp50222", ISO_2022_JP),
            Map.entry("eucjpms", EUC_JP),
            Map.entry("cp51932", EUC_JP),
            Map.entry("cp932", WINDOWS_31J),
            Map.entry("mskanji", WINDOWS_31J),
            Map.entry("ksc56011987", WINDOWS_949),
            Map.entry("ksc56011989", WINDOWS_949),
            Map.entry("uhc", WINDOWS_949),
            Map.entry("iso88598i", Charset.forName("ISO-8859-8")),
            Map.entry("utf8mb4", StandardCharsets.UTF_8),
            Map.entry("utf8n", StandardCharsets.UTF_8));

    /** Every charset there is by its names, letters and digits only. */
    private static final Map<String, Charset> KNOWN = Charset.availableCharsets().values().stream()
            .flatMap(charset -> Stream.concat(Stream.of(charset.name()), charset.aliases().stream())
                    .map(name -> Map.entry(loosely(name), charset)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));

    private static final Set<String> NOTHING_SAID = Set.of(
            "", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown", "unknown-8bit", "x-unknown", "default", "8bit");

    private Charsets() {}

    static String decode(byte[] bytes, @Nullable String declared) {
        return decode(bytes, declared, null);
    }

    /** @param around what the rest of the mail is written in, for what declares nothing */
    static String decode(byte[] bytes, @Nullable String declared, @Nullable String around) {
        var text = read(bytes, named(declared), named(around));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String read(byte[] bytes, Optional<Charset> said, Optional<Charset> around) {
        if (said.isEmpty()) return undeclared(bytes, around.filter(charset -> !charset.equals(WINDOWS_1252)));
        // every sequence of bytes is Latin, also what is UTF-8
        if (said.get().equals(WINDOWS_1252))
            return strictly(bytes, StandardCharsets.UTF_8).orElseGet(() -> new String(bytes, WINDOWS_1252));
        return guess(bytes, said.get(), said.get());
    }

    private static String undeclared(byte[] bytes, Optional<Charset> around) {
        if (around.isEmpty()) return guess(bytes, StandardCharsets.UTF_8, WINDOWS_1252);
        return strictly(bytes, StandardCharsets.UTF_8)
                .filter(text -> !isSwitched(bytes))
                .orElseGet(() -> guess(bytes, around.get(), around.get()));
    }

    private static String guess(byte[] bytes, Charset first, Charset last) {
        return candidates(bytes, first)
                .map(charset -> strictly(bytes, charset))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new String(bytes, WIDER.getOrDefault(last, last)));
    }

    private static Stream<Charset> candidates(byte[] bytes, Charset first) {
        if (isSwitched(bytes) && (first.equals(StandardCharsets.UTF_8) || first.equals(ISO_2022_JP)))
            return Stream.of(ISO_2022_JP, WIDER.get(ISO_2022_JP), first);
        return Stream.concat(
                Stream.of(first, WIDER.getOrDefault(first, first), StandardCharsets.UTF_8),
                isChinese(bytes) ? Stream.of(GB18030) : Stream.<Charset>empty());
    }

    private static Optional<Charset> named(@Nullable String name) {
        if (name == null || NOTHING_SAID.contains(name.strip().toLowerCase(Locale.ROOT))) return Optional.empty();
        var loose = loosely(name);
        return byName(loose)
                .or(() -> byName(loose.replaceFirst("^x+", "")))
                .filter(charset -> !charset.equals(StandardCharsets.US_ASCII))
                .map(charset -> MEANT.getOrDefault(charset.name(), charset));
    }

    private static Optional<Charset> byName(String loose) {
        return Optional.ofNullable(WRITTEN.get(loose)).or(() -> Optional.ofNullable(KNOWN.get(loose)));
    }

    /** Programs differ in signs and in what they put before a name. */
    private static String loosely(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Whether it has the escapes of ISO 2022 that begin double bytes (RFC 1468). */
    private static boolean isSwitched(byte[] bytes) {
        for (var at = 0; at + 2 < bytes.length; at++)
            if (bytes[at] == 0x1B
                    && bytes[at + 1] == '$'
                    && List.of((byte) '@', (byte) 'B').contains(bytes[at + 2])) return true;
        return false;
    }

    /** Whether what is not ASCII comes in pairs of the rows that GB 2312 uses; Latin letters do not. */
    private static boolean isChinese(byte[] bytes) {
        var pairs = 0;
        for (var at = 0; at < bytes.length; at++) {
            if (bytes[at] >= 0) continue;
            var row = bytes[at] & 0xFF;
            if (row < 0xA1 || row > 0xF7 || at + 1 == bytes.length || (bytes[at + 1] & 0xFF) < 0xA1) return false;
            at++;
            pairs++;
        }
        return pairs > 0;
    }
}
