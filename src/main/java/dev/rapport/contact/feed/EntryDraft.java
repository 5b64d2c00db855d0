package dev.rapport.contact.feed;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.EmailAddress;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An entry while its fields are read, whichever of the formats has them. */
final class EntryDraft {

    /** Strangers write it: only what is short is looked through. */
    private static final Pattern NAMED = Pattern.compile("([^\\s@]+@[^\\s@]+)\\s*\\(([^)]*)\\)");

    private static final int LONGEST_AUTHOR = 320;

    private @Nullable String id;
    private @Nullable String link;
    private @Nullable String title;
    private @Nullable String full;
    private boolean isFullHtml;
    private @Nullable String brief;
    private boolean isBriefHtml;
    private @Nullable String author;
    private @Nullable String mail;
    private @Nullable String published;
    private @Nullable String updated;
    private @Nullable String language;
    private @Nullable String base;

    /** @param base which its addresses are written from */
    EntryDraft(@Nullable String language, @Nullable String base) {
        this.language = language;
        this.base = base;
    }

    @Nullable
    String base() {
        return base;
    }

    /** Atom says it in an attribute, and of several kinds; RSS as its text. */
    void link(@Nullable String kind, @Nullable String address, String text, @Nullable String from) {
        if (link != null || kind != null && !kind.equals("alternate")) return;
        link = line(address == null ? text : address);
        base = from;
    }

    void words(String name, String text, boolean isHtml) {
        if (name.equals("encoded") || name.equals("content")) {
            full = text;
            isFullHtml = isHtml;
        } else if (brief == null) {
            brief = text;
            isBriefHtml = isHtml;
        }
    }

    void author(String written) {
        var named = NAMED.matcher(written.length() <= LONGEST_AUTHOR ? written : "");
        if (named.find()) {
            mail = line(named.group(1));
            author(named.group(2), true);
        } else if (EmailAddress.parse(written.strip()).isPresent()) mail = line(written);
        else author(written, true);
    }

    /** Of an author whose name and address are told apart. */
    void author(String name, String text) {
        if (name.equals("name")) author(text, true);
        else if (name.equals("email") && mail == null) mail = line(text);
    }

    private void author(String text, boolean isFirst) {
        if (author == null && isFirst) author = line(text);
    }

    void field(String name, String text) {
        switch (name) {
            case "guid", "id" -> id = line(text);
            case "title" -> title = Objects.requireNonNullElse(title, text);
            case "creator" -> author(text);
            case "pubDate", "published", "date" -> published = Objects.requireNonNullElse(published, text);
            case "updated" -> updated = text;
            case "language" -> language = line(text);
            default -> {
                // nothing that we look for
            }
        }
    }

    FeedEntry entry() {
        var isFull = full != null && !CleanText.saysNothing(full);
        return new FeedEntry(
                id,
                link,
                title,
                Objects.requireNonNullElse(isFull ? full : brief, ""),
                isFull ? isFullHtml : isBriefHtml,
                author,
                mail,
                language,
                base,
                FeedTime.of(Objects.requireNonNullElse(published, Objects.requireNonNullElse(updated, ""))));
    }

    private static @Nullable String line(String text) {
        return CleanText.lineOrNull(CleanText.fit(text));
    }
}
