package dev.rapport.contact.groups;

import java.time.Instant;
import java.util.UUID;

/**
 * Whoever keeps groups. A Spring bean; it is told in a transaction, of one group by one at a time, and may be told the same again.
 */
public interface HearsOfGroups {

    /** How a group is now: whoever is not named is no more in it. */
    void told(ToldGroup group);

    /** It is no more where it was; nothing happens where nobody heard of it. */
    void dismissed(UUID account, String chat, Instant at);
}
