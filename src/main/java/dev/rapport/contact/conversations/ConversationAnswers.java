package dev.rapport.contact.conversations;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.CaseFromWords;
import dev.rapport.contact.Message.Aim;
import dev.rapport.contact.Replies;
import dev.rapport.contact.Talks;
import dev.rapport.contact.Way;
import dev.rapport.contact.Ways;
import dev.rapport.contact.canned.CannedWords;
import dev.rapport.contact.conversations.ConversationEvent.AnswerFailed;
import dev.rapport.platform.CustomerHeard;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people write in conversations to the other side. */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
@Service
@Transactional
public class ConversationAnswers {

    private final WorkedConversations worked;
    private final ConversationRows rows;
    private final ConversationCases about;
    private final ConversationHandOver handOver;
    private final CasesFromWords kinds;
    private final Talks talks;
    private final Subjects subjects;
    private final Replies replies;
    private final Ways ways;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConversationAnswers(
            WorkedConversations worked,
            ConversationRows rows,
            ConversationCases about,
            ConversationHandOver handOver,
            CasesFromWords kinds,
            Talks talks,
            Subjects subjects,
            Replies replies,
            Ways ways,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.worked = worked;
        this.rows = rows;
        this.about = about;
        this.handOver = handOver;
        this.kinds = kinds;
        this.talks = talks;
        this.subjects = subjects;
        this.replies = replies;
        this.ways = ways;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Answers where the other side wrote: in the case that the conversation is about, if one is open, else in itself. Whoever
     * answers what nobody holds holds it from then on.
     *
     * @param in number of the case that is answered; needed where several are open
     */
    public void answer(String reference, String text, @Nullable String in) {
        answer(reference, text, in, Set.of());
    }

    /**
     * The same without some of the copies that others of a thread of mails get.
     *
     * @param leftOut who gets no copy, see {@link Conversations#way}
     */
    public void answer(String reference, String text, @Nullable String in, Set<UUID> leftOut) {
        CannedWords.requireFilled(text);
        var conversation = worked.locked(reference);
        ways.requireCopies(conversation.correspondent(), conversation.channel(), leftOut);
        answer(conversation, WorkedConversations.checked(text), in, me(), leftOut);
    }

    private void answer(
            Conversation conversation, String words, @Nullable String in, UserId author, Set<UUID> leftOut) {
        if (conversation.owner() == null) handOver.handOver(conversation.id(), author, conversation.team());
        var subject = answered(conversation, in);
        if (subject != null) {
            access.requireSight(subject.owner(), subject.team());
            talked(subject).answer(subject.id(), words, conversation.channel(), author, leftOut);
            return;
        }
        ways.require(conversation.correspondent(), conversation.channel(), words);
        replies.write(
                new Replies.To(conversation.correspondent(), conversation.channel(), heading(conversation), leftOut),
                words,
                author,
                Aim.TELLS);
    }

    private CaseFromWords talked(Subject subject) {
        return kinds.of(subject)
                .orElseThrow(() -> Refused.conflict("conversation.not-answered-there", subject.number()));
    }

    /** Refuses an answer that could not be written now. */
    void requireAnswer(HeldAnswer held, String text, @Nullable UUID seen) {
        var conversation = worked.locked(held.conversation().toString());
        var in = held.in();
        requireSeen(conversation.id(), seen);
        ways.requireCopies(conversation.correspondent(), conversation.channel(), held.leftOut());
        var words = WorkedConversations.checked(text);
        CannedWords.requireFilled(words);
        var subject = answered(conversation, in);
        if (subject == null) ways.require(conversation.correspondent(), conversation.channel(), words);
        else {
            access.requireSight(subject.owner(), subject.team());
            talked(subject);
            if (ways.of(conversation.correspondent(), conversation.channel()) instanceof Way.Open)
                ways.require(conversation.correspondent(), conversation.channel(), words);
        }
    }

    /** Writes what somebody wrote a moment ago. */
    void sendHeld(HeldAnswer held, String text, UserId author, @Nullable UUID seen) {
        var conversation = rows.locked(held.conversation());
        requireSeen(held.conversation(), seen);
        answer(conversation, text, held.in(), author, held.leftOut());
    }

    private void requireSeen(SubjectId conversation, @Nullable UUID seen) {
        if (!Objects.equals(talks.newestIdHeardIn(conversation).orElse(null), seen))
            throw Refused.conflict(CustomerHeard.SINCE);
    }

    /** Sends once more what did not go out. */
    public void sendAgain(String reference, UUID message) {
        var conversation = worked.locked(reference);
        var said = talks.find(message, conversation.id()).subject();
        if (!said.equals(conversation.id())) {
            var subject = subjects.find(said).orElseThrow(() -> Refused.notFound("error.no-such-id", message));
            access.requireSight(subject.owner(), subject.team());
            talked(subject).sendAgain(said, message, conversation.channel(), me());
            return;
        }
        replies.sendAgain(
                message, new Replies.To(conversation.correspondent(), conversation.channel(), heading(conversation)));
    }

    /** Refuses whoever may not work on it. */
    void requireMine(SubjectId id) {
        worked.locked(id.toString());
    }

    void tellUnsent(SubjectId id, UserId author, String words, Refused because) {
        events.publishEvent(AnswerFailed.of(id, now(), author, because.key(), words));
    }

    private @Nullable Subject answered(Conversation conversation, @Nullable String in) {
        var open = about.open(conversation.id());
        if (in == null && open.size() > 1)
            throw Refused.conflict(
                    "conversation.which-case",
                    String.join(", ", open.stream().map(Subject::number).toList()));
        if (in == null) return open.isEmpty() ? null : open.getFirst();
        return open.stream()
                .filter(one -> one.number().equals(in.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("conversation.not-about", in));
    }

    private static String heading(Conversation conversation) {
        var heading = conversation.heading();
        var answer = heading.regionMatches(true, 0, "re:", 0, 3) ? heading : "Re: " + heading;
        return answer.contains("[" + conversation.number() + "]")
                ? answer
                : answer + " [" + conversation.number() + "]";
    }

    private UserId me() {
        return access.current().map(Person::id).orElseThrow();
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
