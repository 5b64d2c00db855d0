package dev.rapport.contact.conversations;

import dev.rapport.cases.CaseHandOver;
import dev.rapport.cases.CaseKind;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.contact.conversations.ConversationEvent.ConversationHeld;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives conversations to other people. */
@Component
class ConversationHandOver implements CaseHandOver {

    private final ConversationRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConversationHandOver(ConversationRows rows, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public CaseKind kind() {
        return ConversationKind.CONVERSATION;
    }

    @Override
    public boolean standsInQueues() {
        return true;
    }

    @Override
    public Holder held(SubjectId subject) {
        var conversation = rows.locked(subject);
        return new Holder(conversation.owner(), conversation.team());
    }

    @Override
    public void handOver(SubjectId subject, @Nullable UserId owner, String team) {
        rows.hold(subject, owner, team);
        events.publishEvent(new ConversationHeld(Ids.next(), subject, clock.instant(), team, owner));
        events.publishEvent(new SubjectOwned(subject, owner, team));
    }
}
