package dev.rapport.contact.chats;

import java.io.IOException;

/** What was said may have been taken or not. A platform that knows no repeat must not be told it once more. */
final class NobodyKnows extends IOException {

    private static final long serialVersionUID = 1;

    NobodyKnows(IOException why) {
        super(why.getMessage(), why);
    }
}
