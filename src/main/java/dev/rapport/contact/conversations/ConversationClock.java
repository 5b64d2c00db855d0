package dev.rapport.contact.conversations;

import dev.rapport.contact.conversations.ConversationEvent.AnswerFailed;
import dev.rapport.contact.conversations.ConversationEvent.BecameCase;
import dev.rapport.contact.conversations.ConversationEvent.ConversationAnswered;
import dev.rapport.contact.conversations.ConversationEvent.ConversationBack;
import dev.rapport.contact.conversations.ConversationEvent.ConversationDone;
import dev.rapport.contact.conversations.ConversationEvent.ConversationHeld;
import dev.rapport.contact.conversations.ConversationEvent.ConversationSnoozed;
import dev.rapport.contact.conversations.ConversationEvent.LeftToPeople;
import dev.rapport.contact.conversations.ConversationEvent.SenderLinked;
import dev.rapport.contact.conversations.ConversationEvent.SenderUnlinked;
import dev.rapport.contact.conversations.ConversationEvent.SomebodyWrote;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Measures how long people wait for an answer in conversations that became no case: a case has clocks of its own, from the
 * moment it is opened. An answer counts when the channel took it. What is put aside goes on waiting.
 */
@Component
class ConversationClock {

    private final Sla sla;
    private final ConversationRows rows;
    private final ConversationCases about;

    ConversationClock(Sla sla, ConversationRows rows, ConversationCases about) {
        this.sla = sla;
        this.rows = rows;
        this.about = about;
    }

    @EventListener
    void hear(ConversationEvent event) {
        switch (event) {
            case SomebodyWrote wrote -> wrote(wrote);
            case BecameCase ignored -> record(event, Kind.MERGED, null, null);
            case ConversationAnswered answered -> record(event, Kind.AGENT_REPLY, answered.by(), null);
            case ConversationHeld held -> record(event, Kind.ASSIGNED, held.owner(), held.team());
            case ConversationDone done -> record(event, Kind.CLOSED, done.by(), null);
            case ConversationBack back -> {
                if (back.wasDone()) record(event, Kind.REOPENED, back.by(), null);
            }
            case ConversationSnoozed ignored -> {}
            case LeftToPeople ignored -> {}
            case SenderLinked ignored -> {}
            case SenderUnlinked ignored -> {}
            case AnswerFailed ignored -> {}
        }
    }

    private void wrote(SomebodyWrote event) {
        var conversation = rows.locked(event.subject());
        if (conversation.state() == ConversationState.DONE
                || !about.of(event.subject()).isEmpty()) record(event, Kind.REOPENED, null, null);
        record(event, Kind.CUSTOMER_MESSAGE, null, null);
        sla.open(
                event.subject(),
                null,
                SlaFacts.of("conversation")
                        .withChannel(conversation.channel().word())
                        .withTeam(conversation.team()),
                List.of(
                        SlaEvent.of(event.at(), Kind.OPENED),
                        new SlaEvent(event.at(), Kind.ASSIGNED, null, conversation.owner(), conversation.team())),
                true);
    }

    /** The answer that ends a wait is older than what they wrote last: for that one they wait on. */
    void waitsOn(SubjectId conversation, Instant answered) {
        sla.record(conversation, SlaEvent.of(answered.plusMillis(1), Kind.CUSTOMER_MESSAGE));
    }

    /** Of what is not measured, nothing. */
    private void record(ConversationEvent event, Kind kind, @Nullable UserId by, @Nullable String team) {
        sla.record(event.subject(), new SlaEvent(event.at(), kind, null, by, team));
    }
}
