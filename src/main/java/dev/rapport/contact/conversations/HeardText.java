package dev.rapport.contact.conversations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.contact.inbound.Heard;
import dev.rapport.contact.inbound.Heard.Sender;
import dev.rapport.platform.CleanText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came in, made fit to be kept: what no text can hold is left out, and names are not endless. */
final class HeardText {

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_HANDLE = 320;
    private static final int LONGEST_THREAD = 400;
    private static final String NOTHING = "…";

    private HeardText() {}

    static Heard fit(Heard heard) {
        return new Heard(
                heard.channel(),
                CleanText.fit(heard.there()),
                new Sender(
                        shortened(CleanText.line(CleanText.fit(heard.from().handle())), LONGEST_HANDLE),
                        line(heard.from().name()),
                        heard.from().addresses()),
                heard.thread() == null ? null : thread(CleanText.fit(heard.thread())),
                heard.earlier().stream().map(CleanText::fit).toList(),
                line(heard.heading()),
                CleanText.body(CleanText.fit(heard.text())),
                heard.parts(),
                heard.automatic(),
                heard.at(),
                heard.facts(),
                heard.copies());
    }

    /** What it is about: its subject, else how it begins. */
    static String heading(Heard heard) {
        var heading = heard.heading();
        if (heading != null) return heading;
        var begins =
                heard.text().lines().filter(line -> !line.isBlank()).findFirst().map(HeardText::line);
        return begins.orElse(NOTHING);
    }

    private static @Nullable String line(@Nullable String text) {
        var line = text == null ? null : CleanText.lineOrNull(CleanText.fit(text));
        return line == null ? null : shortened(line, LONGEST_LINE);
    }

    /** No index takes endless ones; two that begin the same stay two. */
    private static String thread(String thread) {
        return thread.length() <= LONGEST_THREAD
                ? thread
                : thread.substring(0, thread.offsetByCodePoints(0, LONGEST_THREAD / 2))
                        + UUID.nameUUIDFromBytes(thread.getBytes(UTF_8));
    }

    private static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
