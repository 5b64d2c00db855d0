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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads bytes as mails declare them, and as they are where they declare it wrongly or not at all. */
final class Charsets {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset ISO_2022_JP = Charset.forName("ISO-2022-JP");

    /** Names that mail programs write and that mean more than they say, or that nobody else knows. */
    private static final Map<String, Charset> MEANT = Map.ofEntries(
            Map.entry("gb2312", GB18030),
            Map.entry("gb_2312-80", GB18030),
            Map.entry("gb2312-80", GB18030),
            Map.entry("euc-cn", GB18030),
            Map.entry("gbk", GB18030),
            Map.entry("x-gbk", GB18030),
            Map.entry("cp936", GB18030),
            Map.entry("ms936", GB18030),
            Map.entry("936", GB18030),
            Map.entry("gb18030", GB18030),
            Map.entry("gb18030-2022", GB18030),
            Map.entry("big5", Charset.forName("Big5-HKSCS")),
            Map.entry("x-x-big5", Charset.forName("Big5-HKSCS")),
            Map.entry("shift_jis", Charset.forName("windows-31j")),
            Map.entry("ks_c_5601-1987", Charset.forName("x-windows-949")),
            Map.entry("iso-8859-1", WINDOWS_1252),
            Map.entry("latin1", WINDOWS_1252),
            Map.entry("utf8mb4", StandardCharsets.UTF_8),
            Map.entry("utf-8n", StandardCharsets.UTF_8));

    private static final Set<String> NOTHING_SAID = Set.of(
            "", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown", "unknown-8bit", "x-unknown", "default", "8bit");

    private Charsets() {}

    static String decode(byte[] bytes, @Nullable String declared) {
        var text = read(bytes, declared == null ? "" : declared.strip().toLowerCase(Locale.ROOT));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String read(byte[] bytes, String declared) {
        var said = named(declared);
        if (said.isEmpty()) return guess(bytes, StandardCharsets.UTF_8, WINDOWS_1252);
        // every sequence of bytes is Latin, also what is UTF-8
        if (said.get().equals(WINDOWS_1252))
            return strictly(bytes, StandardCharsets.UTF_8).orElseGet(() -> new String(bytes, WINDOWS_1252));
        return guess(bytes, said.get(), said.get());
    }

    private static String guess(byte[] bytes, Charset first, Charset last) {
        return candidates(bytes, first)
                .map(charset -> strictly(bytes, charset))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new String(bytes, last));
    }

    private static Stream<Charset> candidates(byte[] bytes, Charset first) {
        if (isSwitched(bytes) && first.equals(StandardCharsets.UTF_8)) return Stream.of(ISO_2022_JP, first);
        return Stream.concat(
                Stream.of(first, StandardCharsets.UTF_8),
                isChinese(bytes) ? Stream.of(GB18030) : Stream.<Charset>empty());
    }

    private static Optional<Charset> named(String name) {
        if (NOTHING_SAID.contains(name)) return Optional.empty();
        var meant = MEANT.get(name);
        if (meant != null) return Optional.of(meant);
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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
