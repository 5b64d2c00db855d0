package dev.rapport.community.groups;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What holds in a group; refused at the field that cannot be so.
 *
 * @param welcome with what who comes is greeted
 * @param banned words that nobody is to write
 * @param sensitive words after which one of us looks
 * @param quietFrom from when on we do not write, in the firm's time
 * @param posting who may post what, in words
 */
public record GroupRules(
        @Nullable String welcome,
        List<String> banned,
        List<String> sensitive,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        @Nullable String posting) {

    public static final GroupRules NONE = new GroupRules(null, List.of(), List.of(), null, null, null);

    public static final int LONGEST_WELCOME = 1_000;
    public static final int LONGEST_POSTING = 500;
    public static final int MOST_WORDS = 200;
    public static final int LONGEST_WORD = 60;

    /** What parts words where people type them. */
    public static final Pattern BETWEEN_WORDS = Pattern.compile("[,，、;；\\n]");

    public GroupRules {
        welcome = CleanText.bodyOrNull(welcome);
        if (welcome != null && welcome.length() > LONGEST_WELCOME)
            throw Refused.invalid("group.too-long", LONGEST_WELCOME).at("welcome");
        banned = words(banned, "banned");
        sensitive = words(sensitive, "sensitive");
        posting = CleanText.bodyOrNull(posting);
        if (posting != null && posting.length() > LONGEST_POSTING)
            throw Refused.invalid("group.too-long", LONGEST_POSTING).at("posting");
        if ((quietFrom == null) != (quietUntil == null) || (quietFrom != null && quietFrom.equals(quietUntil)))
            throw Refused.invalid("group.bad-quiet-hours").at(quietFrom == null ? "quietFrom" : "quietUntil");
        quietFrom = quietFrom == null ? null : quietFrom.truncatedTo(ChronoUnit.MINUTES);
        quietUntil = quietUntil == null ? null : quietUntil.truncatedTo(ChronoUnit.MINUTES);
    }

    private static List<String> words(List<String> said, String where) {
        var words = said.stream()
                .map(word -> CleanText.line(word).toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (words.size() > MOST_WORDS || words.stream().anyMatch(word -> word.length() > LONGEST_WORD))
            throw Refused.invalid("group.bad-words", MOST_WORDS, LONGEST_WORD).at(where);
        if (words.stream().anyMatch(word -> BETWEEN_WORDS.matcher(word).find()))
            throw Refused.invalid("group.words-apart").at(where);
        return words;
    }
}
