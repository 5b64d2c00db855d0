package dev.rapport.platform;

import java.util.Collection;

/**
 * A domain event that people find among their notices, in the words of the message {@code notice.<simple class name>},
 * which is given the same details as the trail's.
 */
public interface TellsPeople extends DomainEvent {

    /** Whom. Those who have left or do not exist are not told. */
    Collection<UserId> told();

    /**
     * What it is about: a later notice of the same topic to the same person about the same subject takes the place of
     * an unread earlier one.
     */
    default String topic() {
        return getClass().getSimpleName();
    }

    /** The topic of everything that tells that time runs short or ran out. */
    static String time() {
        return "time";
    }
}
