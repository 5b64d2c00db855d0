package dev.rapport.contact.conversations;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Conversations for those who do something with them. */
@Component
class WorkedConversations {

    private static final int LONGEST = 20_000;

    private final ConversationRows rows;
    private final ConversationSight sights;

    WorkedConversations(ConversationRows rows, ConversationSight sights) {
        this.rows = rows;
        this.sights = sights;
    }

    /** By number or id; kept from others' changes, and refused to whoever may not work on it. */
    Conversation locked(String reference) {
        var found = rows.byNumber(reference.toUpperCase(Locale.ROOT))
                .or(() -> rows.find(SubjectId.of(reference)))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", reference));
        var conversation = rows.locked(found.id());
        sights.requireWorking(conversation);
        return conversation;
    }

    /** What somebody writes there. */
    static String checked(String text) {
        var words = CleanText.body(text);
        if (words.isEmpty() || words.length() > LONGEST)
            throw Refused.invalid("conversation.bad-text", LONGEST).at("text");
        return words;
    }
}
