package dev.rapport.contact.conversations;

import dev.rapport.cases.CustomerLearnt;
import dev.rapport.cases.Subject;
import dev.rapport.contact.CaseMerged;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps a conversation and the cases of nobody that came of it together: whoever says who it is says so of both, and where
 * one is merged into another, that one is talked about.
 */
@Component
class CasesOfStrangers {

    private final ConversationRows rows;
    private final ConversationCases about;
    private final CasesFromWords kinds;
    private final ApplicationEventPublisher events;

    CasesOfStrangers(
            ConversationRows rows, ConversationCases about, CasesFromWords kinds, ApplicationEventPublisher events) {
        this.rows = rows;
        this.about = about;
        this.kinds = kinds;
        this.events = events;
    }

    @EventListener
    void learnt(CustomerLearnt learnt) {
        var customer = learnt.customer();
        if (customer == null) return;
        if (rows.find(learnt.subject()).isPresent()) tellCases(learnt.subject(), customer);
        else
            stranger(learnt.subject()).ifPresent(conversation -> {
                rows.recognise(conversation.id(), customer);
                events.publishEvent(new CustomerLearnt(Ids.next(), conversation.id(), learnt.at(), customer));
            });
    }

    private void tellCases(SubjectId conversation, CustomerId customer) {
        about.open(conversation).stream()
                .filter(subject -> subject.customer() == null)
                .forEach(subject -> tell(subject, customer));
    }

    private void tell(Subject subject, CustomerId customer) {
        kinds.of(subject).ifPresent(kind -> kind.learn(subject.id(), customer));
    }

    private Optional<Conversation> stranger(SubjectId subject) {
        return about.conversation(subject).flatMap(rows::find).filter(conversation -> conversation.customer() == null);
    }

    @EventListener
    void merged(CaseMerged merged) {
        about.conversation(merged.subject())
                .ifPresent(conversation -> about.note(conversation, merged.into(), null, merged.at()));
    }
}
