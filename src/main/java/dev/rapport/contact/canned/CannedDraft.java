package dev.rapport.contact.canned;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a canned answer.
 *
 * @param team if it is a team's
 */
public record CannedDraft(
        CannedFor whose,
        @Nullable String team,
        String name,
        String code,
        CannedLanguage language,
        List<Channel> channels,
        String words) {

    public static final int LONGEST_NAME = 80;
    public static final int LONGEST_CODE = 30;
    public static final int LONGEST_WORDS = 5_000;

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_-]{1,%d}".formatted(LONGEST_CODE));

    /** The same as it is kept; refused with what cannot be. */
    CannedDraft checked() {
        var clean = new CannedDraft(
                whose,
                whose == CannedFor.TEAM ? team : null,
                CleanText.line(name),
                bare(CleanText.line(code)),
                language,
                channels.stream().distinct().sorted().toList(),
                CannedWords.checked(CleanText.body(words)));
        if (clean.name.isEmpty() || clean.name.length() > LONGEST_NAME)
            throw Refused.invalid("canned.bad-name", LONGEST_NAME).at("name");
        if (!CODE.matcher(clean.code).matches())
            throw Refused.invalid("canned.bad-code", LONGEST_CODE).at("code");
        if (clean.words.isEmpty() || clean.words.length() > LONGEST_WORDS)
            throw Refused.invalid("canned.bad-words", LONGEST_WORDS).at("text");
        if (whose == CannedFor.TEAM && clean.team == null)
            throw Refused.invalid("canned.which-team").at("team");
        clean.channels.stream().filter(channel -> !offered().contains(channel)).forEach(channel -> {
            throw Refused.invalid("canned.nothing-written-there", channel.word())
                    .at("channels");
        });
        return clean;
    }

    /** On which customers are written to. */
    public static List<Channel> offered() {
        return Channel.ofPeople().stream()
                .filter(channel -> !channel.isSpoken())
                .toList();
    }

    /** Many write it as they will type it. */
    private static String bare(String code) {
        var said = code.startsWith("/") ? code.substring(1) : code;
        return said.toLowerCase(Locale.ROOT);
    }
}
