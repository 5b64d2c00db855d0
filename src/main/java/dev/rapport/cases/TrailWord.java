package dev.rapport.cases;

import java.util.Locale;

/** Puts a detail of events into words for people; a Spring bean of the module whose word it is. */
public interface TrailWord {

    /** The detail's name, such as {@code metric}; for ids what they identify, such as {@code customer}. */
    String name();

    String say(String value, Locale locale);

    /** Whether there is what the value identifies; other words have a sentence for any value. */
    default boolean knows(String value) {
        return true;
    }
}
