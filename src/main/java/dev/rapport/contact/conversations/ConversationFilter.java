package dev.rapport.contact.conversations;

import dev.rapport.platform.Channel;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations are listed.
 *
 * @param state any if absent
 * @param channel any if absent
 * @param words in their number, in what they are about or in what the other side calls itself; any if absent
 * @param newestFirst also of those that wait for us, which stand otherwise by how long they wait
 */
public record ConversationFilter(
        @Nullable ConversationState state,
        @Nullable Channel channel,
        @Nullable String words,
        boolean newestFirst) {

    /** Of whatever channel and words. */
    public static ConversationFilter of(ConversationState state) {
        return new ConversationFilter(state, null, null, false);
    }

    boolean isLongestWaitFirst() {
        return state == ConversationState.WAITING_FOR_US && !newestFirst;
    }

    String column() {
        return state == ConversationState.WAITING_FOR_US ? "waiting_since" : "last_at";
    }

    /** Whether the words stand in what the asker reads of it: what is masked is not found by guessing. */
    boolean isFoundIn(Conversation told) {
        if (words == null) return true;
        var read = told.number() + " " + told.heading() + " " + Objects.requireNonNullElse(told.called(), "");
        return read.toLowerCase(Locale.ROOT).contains(words.strip().toLowerCase(Locale.ROOT));
    }

    /** As {@code like} takes it. */
    @Nullable
    String pattern() {
        if (words == null || words.isBlank()) return null;
        return "%" + words.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
