package dev.rapport.contact;

import dev.rapport.cases.CaseFacet;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import org.jspecify.annotations.Nullable;

/** What can come of what somebody wrote: cases of a kind that its module opens and goes on with. */
public interface CaseFromWords extends CaseFacet {

    /** How rules and screens call it, such as {@code ticket}; with the text {@code word.becomes.<name>}. */
    String name();

    /**
     * Opens a case; whoever asks must be allowed to.
     *
     * @param heading what it is about; never empty
     * @param words may be empty
     * @param conversation what caused it
     */
    SubjectId open(CustomerId customer, String heading, String words, Channel channel, SubjectId conversation);

    /** Whether what is written about a case can be taken in and answered in it. */
    boolean isTalkedAbout(SubjectId subject);

    /**
     * Writes to the customer about it, as its own screen would. Whoever asks has made sure that the author may.
     *
     * @param channel the only one that will do, if there is one
     */
    void answer(SubjectId subject, String words, @Nullable Channel channel, UserId author);

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
