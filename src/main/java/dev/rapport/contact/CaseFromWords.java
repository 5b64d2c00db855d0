package dev.rapport.contact;

import dev.rapport.cases.CaseFacet;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can come of what somebody wrote: cases of a kind that its module opens and goes on with. */
public interface CaseFromWords extends CaseFacet {

    /** How rules and screens call it, such as {@code ticket}; with the text {@code word.becomes.<name>}. */
    String name();

    /** Whether it is always of a customer: then a stranger has to become one, or people say who it is. */
    default boolean needsCustomer() {
        return true;
    }

    /** Opens a case; whoever asks must be allowed to, and has a customer where one is needed. */
    SubjectId open(Inquiry inquiry);

    /** It became known who wrote what a case came of; of a kind that needs no customer. */
    default void learn(SubjectId subject, CustomerId customer) {}

    /** Whether what is written about a case can be taken in and answered in it. */
    boolean isTalkedAbout(SubjectId subject);

    /**
     * Writes to the customer about it, as its own screen would. Whoever asks has made sure that the author may.
     *
     * @param channel the only one that will do, if there is one
     * @param leftOut who gets no copy, see {@link Copies}
     */
    void answer(SubjectId subject, String words, @Nullable Channel channel, UserId author, Set<UUID> leftOut);

    /** Sends once more what did not go out; refused when nothing can carry it. Whoever asks has made sure that they may. */
    void sendAgain(SubjectId subject, UUID message, @Nullable Channel channel, UserId by);

    /** What becomes of what came in. */
    enum Otherwise implements Word {
        /** It belongs to the only case of the customer that is open. */
        CASE,

        /** People decide. */
        PEOPLE,

        /** Nobody needs to do anything. */
        NOTHING
    }
}
