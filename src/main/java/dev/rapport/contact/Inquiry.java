package dev.rapport.contact;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote or said, of which a case is opened.
 *
 * @param customer absent while nobody knows who it is, which not every kind of case takes
 * @param heading what it is about; never empty
 * @param words may be empty
 * @param conversation what caused it
 * @param facts what else its channel told by name, such as {@code source} and {@code campaign}
 */
public record Inquiry(
        @Nullable CustomerId customer,
        Writer by,
        String heading,
        String words,
        Channel channel,
        SubjectId conversation,
        Map<String, String> facts) {

    /**
     * Who it is, as they say.
     *
     * @param handle where they are answered on the channel
     * @param name what they call themselves
     * @param addresses phones and e-mail addresses that they left beside
     */
    public record Writer(String handle, @Nullable String name, List<String> addresses) {

        @Override
        public String toString() {
            return "a writer";
        }
    }
}
