package dev.rapport.service;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the rulebook {@code ticket-triage} looks at.
 *
 * @param channel where it came in, such as "email", "phone", "wechat", "weibo" or "api"
 * @param text subject and body prepared for {@link #says}: lower case words with one space around each
 * @param tier of the customer, such as "gold"
 * @param language of the text, "en" or "zh"
 */
public record TicketFacts(
        @Nullable String channel,
        String text,
        @Nullable String tier,
        @Nullable String product,
        String language) {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    public static TicketFacts of(
            @Nullable String channel,
            @Nullable String subject,
            @Nullable String body,
            @Nullable String tier,
            @Nullable String product) {
        var raw = (subject == null ? "" : subject) + " " + (body == null ? "" : body);
        var words =
                NO_WORD.matcher(raw.toLowerCase(Locale.ROOT).replace('’', '\'')).replaceAll(" ");
        var language = raw.codePoints().anyMatch(TicketFacts::isChinese) ? "zh" : "en";
        return new TicketFacts(channel, " " + words.strip() + " ", tier, product, language);
    }

    /**
     * Whether the text has one of the phrases, which are separated by commas. English phrases match whole words, or the
     * beginning of a word where they end in a star; Chinese ones match anywhere.
     */
    public boolean says(String phrases) {
        for (var phrase : COMMA.split(phrases)) if (has(phrase)) return true;
        return false;
    }

    private boolean has(String phrase) {
        if (phrase.codePoints().anyMatch(TicketFacts::isChinese)) return text.contains(phrase);
        if (phrase.endsWith("*")) return text.contains(" " + phrase.substring(0, phrase.length() - 1));
        return text.contains(" " + phrase + " ");
    }

    private static boolean isChinese(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }
}
