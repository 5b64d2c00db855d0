package dev.rapport.contact;

import dev.rapport.platform.Channel;
import dev.rapport.platform.SubjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A carrier received what a customer wrote about a case; told in the transaction of whoever takes it in, once.
 *
 * @param from where the customer can be answered
 * @param saidBy who wrote, where that is somebody else than the one with whom the conversation is
 * @param there the id on the other side
 * @param text may be empty, such as beside a picture
 * @param conversation what it was said in, if it is kept
 * @param automatic whether a machine wrote it: then it is no answer of the customer
 * @param copies addresses of who else it went to
 */
public record MessageArrived(
        SubjectId subject,
        String carrier,
        Channel channel,
        String from,
        @Nullable String saidBy,
        String there,
        String text,
        @Nullable SubjectId conversation,
        boolean automatic,
        List<String> copies) {

    public MessageArrived(
            SubjectId subject,
            String carrier,
            Channel channel,
            String from,
            @Nullable String saidBy,
            String there,
            String text,
            @Nullable SubjectId conversation,
            boolean automatic) {
        this(subject, carrier, channel, from, saidBy, there, text, conversation, automatic, List.of());
    }
}
