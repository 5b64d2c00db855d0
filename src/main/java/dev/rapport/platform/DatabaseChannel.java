package dev.rapport.platform;

/** Hears what the database tells all copies of the application on a channel, after the commit that told it (a Spring bean). */
public interface DatabaseChannel {

    /** The name that {@code pg_notify} is given: lower-case letters and underscores. */
    String name();

    /** Called on the listening thread, outside transactions: quick. Notifications may be lost while the database is away. */
    void heard(String payload);
}
