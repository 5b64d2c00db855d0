package dev.rapport.contact.site;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what no person would have entered. */
final class Spam {

    /** Nobody reads a form, thinks and writes in less. */
    static final Duration LEAST = Duration.ofSeconds(3);

    private static final int MOST_LINKS = 3;
    private static final Pattern LINK = Pattern.compile("(?i)https?:\\s*//(?:www\\.)?|\\bwww\\.|\\[url|<a\\s");

    private Spam() {}

    /** In a word of {@code site.spam.<word>} why it is. */
    static Optional<String> in(FormEntry.Written written, FormEntry entry, Duration taken) {
        if (written.nickname() != null && !written.nickname().isEmpty()) return Optional.of("trap");
        if (taken.compareTo(LEAST) < 0) return Optional.of("fast");
        if (LINK.matcher(entry.name()).find()
                || LINK.matcher(entry.message()).results().count() > MOST_LINKS) return Optional.of("links");
        return Optional.empty();
    }
}
