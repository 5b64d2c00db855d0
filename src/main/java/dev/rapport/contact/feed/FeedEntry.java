package dev.rapport.contact.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.platform.CleanText;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of one post, as it stands there.
 *
 * @param id guid of RSS, id of Atom
 * @param mail address that the feed says to be the author's
 * @param html whether the words are HTML
 * @param language of the entry, or else of the feed
 * @param base which its link is written from, if that is not a whole address
 */
record FeedEntry(
        @Nullable String id,
        @Nullable String link,
        @Nullable String title,
        String words,
        boolean html,
        @Nullable String author,
        @Nullable String mail,
        @Nullable String language,
        @Nullable String base,
        @Nullable Instant at) {

    private static final int LONGEST_ID = 300;

    /** Nobody could read anything of it, here or there. */
    boolean saysNothing() {
        return link == null && CleanText.saysNothing(title) && CleanText.saysNothing(words);
    }

    /** By which it is known when it comes again: its id, else where it stands, else what it says. */
    String there() {
        if (id != null) return id.length() <= LONGEST_ID ? id : hash(id);
        return hash(Objects.requireNonNullElseGet(link, () -> title + "\n" + words));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "an entry";
    }
}
