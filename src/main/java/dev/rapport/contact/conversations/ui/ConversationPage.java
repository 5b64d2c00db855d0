package dev.rapport.contact.conversations.ui;

import dev.rapport.contact.Message.Direction;
import dev.rapport.contact.Way;
import dev.rapport.contact.WayWords.Say;
import dev.rapport.contact.conversations.Conversation;
import dev.rapport.contact.conversations.Conversations.About;
import dev.rapport.contact.conversations.Conversations.Candidate;
import dev.rapport.contact.conversations.Conversations.Said;
import dev.rapport.platform.Channel;
import dev.rapport.platform.SubjectId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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

    private static final Pattern VISITOR = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Who is on the other side, in a word. */
    String other(Say say) {
        return customer != null ? customer : other(conversation, say);
    }

    /** The same where nobody knows who it is: visitors of a chat have no name and an id that says nothing. */
    static String other(Conversation conversation, Say say) {
        if (conversation.called() != null) return conversation.called();
        return conversation.channel() == Channel.CHAT
                        && VISITOR.matcher(conversation.handle()).matches()
                ? say.text("conversation.visitor")
                : conversation.handle();
    }

    /** The newest that the other side said. */
    @Nullable
    UUID newest() {
        return newest(Direction.IN);
    }

    /** The newest that we said. */
    @Nullable
    UUID answered() {
        return newest(Direction.OUT);
    }

    private @Nullable UUID newest(Direction direction) {
        return said.reversed().stream()
                .map(Said::message)
                .filter(message -> message.direction() == direction)
                .map(message -> message.id())
                .findFirst()
                .orElse(null);
    }

    /** Who of a thread of mails wrote last, where they get no answer. */
    Optional<String> leftOutLast() {
        if (conversation.channel() != Channel.EMAIL) return Optional.empty();
        if (!(way instanceof Way.Open open) || open.copies().reachesLast()) return Optional.empty();
        return said.reversed().stream()
                .map(Said::message)
                .filter(message -> message.direction() == Direction.IN)
                .findFirst()
                .flatMap(message -> Optional.ofNullable(message.saidBy()));
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
