package dev.rapport.service;

import dev.rapport.contact.Message;
import dev.rapport.contact.Trouble;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reply did not go out. It stands in the conversation, from where it can be sent again. */
record ReplyFailed(
        UUID eventId,
        SubjectId subject,
        Instant at,
        @Nullable UserId by,
        String trouble,
        String words) implements TellsPeople {

    private static final int MOST_WORDS = 2_000;

    static ReplyFailed of(UUID event, Message message, Instant at, Trouble why) {
        var words = message.text();
        return new ReplyFailed(
                event,
                message.subject(),
                at,
                message.author(),
                why.reason(),
                words.substring(0, Math.min(words.length(), MOST_WORDS)));
    }

    @Override
    public Collection<UserId> told() {
        return by == null ? List.of() : List.of(by);
    }
}
