package dev.rapport.contact.posts;

import dev.rapport.platform.Channel;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.DoneOutside;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to what is said in public, where others tell it: in stories and notices. */
sealed interface PostEvent extends DomainEvent {

    /** In the customer's story. */
    sealed interface OfCustomer extends PostEvent {}

    /**
     * A customer said something where everybody reads it.
     *
     * @param words the beginning of them, as everybody may see it
     */
    record CustomerPosted(UUID eventId, SubjectId subject, Instant at, Channel channel, String words)
            implements OfCustomer, DoneOutside {}

    /**
     * Somebody says that the customer wrote it.
     *
     * @param words as in {@link CustomerPosted}
     */
    record PosterLinked(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Channel channel,
            String words,
            @Nullable String proof,
            @Nullable UserId by)
            implements OfCustomer, DoneBy {}

    /** It is not thought any more that the customer wrote it. */
    record PosterUnlinked(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Channel channel,
            String words,
            @Nullable UserId by) implements OfCustomer, DoneBy {}

    /**
     * A case stands for something that everybody reads; in the case's story.
     *
     * @param words as in {@link CustomerPosted}
     * @param link where it stands
     * @param because the sentence of the rule, where no person decided it
     * @param told who has the case, where it was there before
     */
    record StandsInPublic(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Channel channel,
            String words,
            @Nullable String link,
            @Nullable String because,
            List<UserId> told)
            implements PostEvent, TellsPeople {}

    /**
     * An answer did not go out, of which its author hears.
     *
     * @param subject the post, which is no case
     * @param trouble key of the sentence that says why
     */
    record PublicAnswerFailed(UUID eventId, SubjectId subject, Instant at, String trouble, List<UserId> told)
            implements PostEvent, TellsPeople {}

    /**
     * A complaint that everybody reads waits for somebody, since nobody knows who wrote it.
     *
     * @param subject the account, which is no case
     * @param account its name
     */
    record ComplaintWaits(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String account,
            Channel channel,
            String words,
            List<UserId> told)
            implements PostEvent, TellsPeople {}
}
