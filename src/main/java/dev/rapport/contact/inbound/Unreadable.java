package dev.rapport.contact.inbound;

/** What came in can never be read, however often it is tried; the message says why, for whoever looks after the account. */
public final class Unreadable extends RuntimeException {

    public Unreadable(String why) {
        super(why);
    }

    public Unreadable(String why, Throwable cause) {
        super(why, cause);
    }
}
