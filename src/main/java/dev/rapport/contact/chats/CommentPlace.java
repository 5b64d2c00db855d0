package dev.rapport.contact.chats;

/**
 * Where a comment stands: its own id and that of what it stands below, without blanks. Platforms want to hear both when it is
 * answered, so that a public post of theirs is known by both.
 */
public record CommentPlace(String comment, String on) {

    /** How a public post is known there. */
    public String there() {
        return comment + " " + on;
    }

    /** @param there as {@link #there} said it */
    public static CommentPlace of(String there) {
        var blank = there.indexOf(' ');
        return new CommentPlace(there.substring(0, blank), there.substring(blank + 1));
    }
}
