package dev.rapport.contact.posts;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Phrases;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an account looks for, as an administrator wrote it: phrases with commas between them, see {@link Phrases#says}. */
final class Keywords {

    private static final Pattern BETWEEN = Pattern.compile("[,，、;；\\n]+");

    private Keywords() {}

    static List<String> of(@Nullable String written) {
        if (written == null) return List.of();
        return Stream.of(BETWEEN.split(written))
                .map(CleanText::line)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** Those of them that are said. */
    static List<String> said(List<String> keywords, String words) {
        var prepared = Phrases.prepared(words);
        return keywords.stream()
                .filter(word -> Phrases.says(prepared, asPrepared(word)))
                .toList();
    }

    /** Written as what is looked through: in small letters, without signs but the star at the end. */
    private static String asPrepared(String word) {
        return Phrases.prepared(word).strip() + (word.endsWith("*") ? "*" : "");
    }
}
