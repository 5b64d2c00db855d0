package dev.rapport.contact.conversations.ui;

import dev.rapport.contact.Message.Direction;
import dev.rapport.contact.Way;
import dev.rapport.contact.conversations.Conversation;
import dev.rapport.contact.conversations.Conversations.About;
import dev.rapport.contact.conversations.Conversations.Candidate;
import dev.rapport.contact.conversations.Conversations.Said;
import dev.rapport.platform.SubjectId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a conversation shows.
 *
 * @param offered open cases of the customer that it may be about
 * @param customer name of who wrote; absent as long as nobody knows
 * @param mayWork whether the reader may answer
 */
record ConversationPage(
        Conversation conversation,
        List<Said> said,
        List<About> about,
        List<About> offered,
        List<Candidate> candidates,
        Way way,
        @Nullable String customer,
        boolean mayWork) {

    /** Who is on the other side, in a word. */
    String other() {
        if (customer != null) return customer;
        return Objects.requireNonNullElse(conversation.called(), conversation.handle());
    }

    /** The newest that the other side said. */
    @Nullable
    UUID newest() {
        return said.reversed().stream()
                .map(Said::message)
                .filter(message -> message.direction() == Direction.IN)
                .map(message -> message.id())
                .findFirst()
                .orElse(null);
    }

    List<About> open() {
        return about.stream().filter(About::open).toList();
    }

    Optional<String> number(SubjectId subject) {
        return about.stream()
                .filter(one -> one.id().equals(subject))
                .map(About::number)
                .findFirst();
    }
}
