package dev.rapport.contact;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;

/** Opens the case of a complaint that everybody reads, which public relations answer as well. One bean, of its module. */
public interface ComplaintInPublic {

    /**
     * Whoever asks must be allowed to.
     *
     * @param heading what it is about; never empty
     * @param words as they stand there
     */
    SubjectId open(CustomerId customer, String heading, String words, Channel channel);

    /** The customer said something in public again that the case stands for; it needs an answer of its own. */
    void alsoSaid(SubjectId subject);

    /**
     * Everybody reads our answer. Whoever asks has made sure that the author may.
     *
     * @param at from when on; it counts for the case's clocks then
     */
    void answered(SubjectId subject, String words, UserId author, Instant at);
}
