package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the encoding of a sample, or says between which it cannot tell. Strict UTF-8 is certain; of the others each one
 * that can read every byte is judged by how common its characters are, and it must win clearly.
 */
final class Encodings {

    static final Charset GB18030 = Charset.forName("GB18030");
    static final Charset WESTERN = Charset.forName("windows-1252");
    static final Charset CENTRAL = Charset.forName("windows-1250");
    static final Charset JAPANESE = Charset.forName("windows-31j");
    static final Charset TRADITIONAL = Charset.forName("x-windows-950");

    /** What people choose from. */
    static final List<Charset> OFFERED =
            List.of(StandardCharsets.UTF_8, GB18030, WESTERN, CENTRAL, JAPANESE, TRADITIONAL, StandardCharsets.UTF_16);

    private static final List<Charset> JUDGED = List.of(GB18030, WESTERN, CENTRAL, JAPANESE, TRADITIONAL);
    private static final Map<String, Charset> NAMES = Map.of(
            "gbk", GB18030,
            "gb2312", GB18030,
            "iso-8859-1", WESTERN,
            "latin1", WESTERN,
            "shift-jis", JAPANESE,
            "shift_jis", JAPANESE,
            "sjis", JAPANESE,
            "big5", TRADITIONAL,
            "big-5", TRADITIONAL);
    private static final int CLEAR = 8;
    private static final double CLEAR_SHARE = 0.15;
    private static final int LONGEST_SHOWN = 100;

    private Encodings() {}

    /** One encoding, with what the first line that tells it from the others looks like. */
    record Candidate(Charset encoding, String line) {}

    /**
     * The encoding when it is certain; else the candidates, likeliest first.
     *
     * @param likely the one to show first; nothing when two are about as likely
     */
    record Verdict(Optional<Charset> certain, Optional<Charset> likely, List<Candidate> candidates) {}

    static Charset named(String name) {
        var known = NAMES.get(name.toLowerCase(Locale.ROOT));
        if (known != null) return known;
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Refused.unfit("import.no-such-encoding", name, names());
        }
    }

    /** The name that people know, which {@link #named} takes. */
    static String name(Charset encoding) {
        if (encoding.equals(JAPANESE)) return "Shift_JIS";
        return encoding.equals(TRADITIONAL) ? "Big5" : encoding.name();
    }

    private static String names() {
        return String.join(", ", OFFERED.stream().map(Encodings::name).toList());
    }

    static Verdict judge(EncodingSample sample) {
        var marked = sample.marked();
        if (marked.isPresent()) return certain(marked.get());
        if (sample.lines().length == 0 || Utf8.fits(sample.lines(), sample.whole()))
            return certain(StandardCharsets.UTF_8);
        var ranked = texts(sample).entrySet().stream()
                .map(text -> new Ranked(
                        text.getKey(), text.getValue(), CommonCharacters.score(text.getKey(), text.getValue())))
                .sorted(Comparator.comparingInt((Ranked one) -> one.score().sum())
                        .reversed())
                .toList();
        if (ranked.isEmpty()) return new Verdict(Optional.empty(), Optional.empty(), shown(broken(sample)));
        var best = ranked.getFirst().score().sum();
        var lead = best - (ranked.size() == 1 ? 0 : ranked.get(1).score().sum());
        if (ranked.getFirst().score().ordinary() && lead >= CLEAR && lead >= CLEAR_SHARE * best)
            return certain(ranked.getFirst().encoding());
        var texts = new LinkedHashMap<Charset, String>();
        ranked.forEach(one -> texts.put(one.encoding(), one.text()));
        var likely = best > 0 && lead > 0 ? Optional.of(ranked.getFirst().encoding()) : Optional.<Charset>empty();
        return new Verdict(Optional.empty(), likely, shown(texts));
    }

    /** Refuses an encoding for a file that is UTF-8, unless it makes everyday words of it. */
    static void requireNoContradiction(EncodingSample sample, Charset given) {
        var proven = judge(sample).certain().filter(StandardCharsets.UTF_8::equals);
        var marked = sample.marked().isPresent();
        if (proven.isEmpty()
                || sample.lines().length == 0 && !marked
                || given.equals(StandardCharsets.UTF_8)
                || given.equals(StandardCharsets.UTF_16)
                || !strictly(StandardCharsets.UTF_8, sample).isPresent()) return;
        var ordinary = !marked
                && JUDGED.contains(given)
                && strictly(given, sample)
                        .filter(text -> CommonCharacters.score(given, text).ordinary())
                        .isPresent();
        if (ordinary) return;
        var texts = new LinkedHashMap<Charset, String>();
        texts.put(StandardCharsets.UTF_8, new String(sample.lines(), StandardCharsets.UTF_8));
        texts.put(given, new String(sample.lines(), given));
        var seen = shown(texts);
        throw Refused.unfit(
                "import.encoding-contradicts",
                name(given),
                seen.get(0).line(),
                seen.get(1).line());
    }

    private record Ranked(Charset encoding, String text, CommonCharacters.Score score) {}

    private static Verdict certain(Charset encoding) {
        return new Verdict(Optional.of(encoding), Optional.of(encoding), List.of());
    }

    /** Encodings that read the sample as the same text do not compete. */
    private static Map<Charset, String> texts(EncodingSample sample) {
        var texts = new LinkedHashMap<Charset, String>();
        for (var encoding : JUDGED)
            strictly(encoding, sample)
                    .filter(text -> !texts.containsValue(text))
                    .ifPresent(text -> texts.put(encoding, text));
        return texts;
    }

    private static Map<Charset, String> broken(EncodingSample sample) {
        var texts = new LinkedHashMap<Charset, String>();
        for (var encoding : OFFERED.subList(0, OFFERED.size() - 1))
            texts.put(encoding, new String(sample.lines(), encoding));
        return texts;
    }

    private static Optional<String> strictly(Charset encoding, EncodingSample sample) {
        var decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = CharBuffer.allocate(sample.lines().length);
        var result = decoder.decode(ByteBuffer.wrap(sample.lines()), text, sample.whole());
        return result.isError() ? Optional.empty() : Optional.of(text.flip().toString());
    }

    private static List<Candidate> shown(Map<Charset, String> texts) {
        var lines = texts.values().stream().map(text -> text.split("\r?\n")).toList();
        var shortest = lines.stream().mapToInt(text -> text.length).min().orElse(0);
        var differing = 0;
        while (differing + 1 < shortest && same(lines, differing)) differing++;
        var candidates = new ArrayList<Candidate>();
        for (var text : texts.entrySet()) {
            var line = text.getValue().split("\r?\n")[differing];
            candidates.add(new Candidate(
                    text.getKey(), line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…"));
        }
        return candidates;
    }

    private static boolean same(List<String[]> texts, int line) {
        return texts.stream().map(text -> text[line]).distinct().count() == 1;
    }
}
