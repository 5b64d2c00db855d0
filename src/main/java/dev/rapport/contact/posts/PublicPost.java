package dev.rapport.contact.posts;

import dev.rapport.contact.inbound.Inbound;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said where everybody reads it, as its platform told it. What no text can hold goes, and what is too long ends
 * early.
 *
 * @param there its id on the other side, unique for the account
 * @param on id there of the post that a comment stands below
 * @param handle how the other side knows who wrote it
 * @param called what they call themselves
 * @param link where it stands; only what a browser opens by http or https
 * @param language as in {@code zh}; Chinese is seen where nobody says it
 * @param reach how many people it reaches, if the platform says so
 * @param at when it was written, as the other side says
 */
public record PublicPost(
        Channel channel,
        String there,
        PostKind kind,
        @Nullable String on,
        @Nullable String handle,
        @Nullable String called,
        @Nullable String link,
        @Nullable String heading,
        String text,
        @Nullable String language,
        @Nullable Long reach,
        @Nullable Instant at)
        implements Inbound {

    private static final int LONGEST_ID = 400;
    private static final int LONGEST_HANDLE = 320;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LINK = 2_000;
    private static final int LONGEST_HEADING = 300;
    private static final int LONGEST_TEXT = 20_000;

    public PublicPost {
        on = line(on, LONGEST_ID);
        handle = line(handle, LONGEST_HANDLE);
        called = line(called, LONGEST_NAME);
        link = address(link);
        heading = line(heading, LONGEST_HEADING);
        text = CleanText.body(shortened(CleanText.fit(text), LONGEST_TEXT));
        language = tongue(language);
        reach = reach == null || reach < 0 ? null : reach;
    }

    /** All that it says. */
    String words() {
        return heading == null ? text : heading + "\n" + text;
    }

    private static @Nullable String line(@Nullable String written, int longest) {
        return written == null
                ? null
                : CleanText.lineOrNull(shortened(CleanText.line(CleanText.fit(written)), longest));
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) return text;
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    private static @Nullable String address(@Nullable String written) {
        if (written == null || written.length() > LONGEST_LINK) return null;
        try {
            var uri = URI.create(CleanText.line(CleanText.fit(written)));
            var scheme = uri.getScheme();
            var isOpened = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            if (!isOpened || uri.getHost() == null || uri.getRawUserInfo() != null) return null;
            var address = uri.toASCIIString();
            return address.length() > LONGEST_LINK ? null : address;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String tongue(@Nullable String written) {
        if (written == null) return null;
        var language = Locale.forLanguageTag(written.strip().replace('_', '-')).getLanguage();
        return language.isEmpty() ? null : language;
    }

    @Override
    public String toString() {
        return kind.word() + " " + there;
    }
}
