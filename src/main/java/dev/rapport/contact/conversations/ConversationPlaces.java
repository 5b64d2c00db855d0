package dev.rapport.contact.conversations;

import dev.rapport.access.ContactSight;
import dev.rapport.cases.Subject;
import dev.rapport.contact.Talks;
import dev.rapport.contact.canned.AnswerPlace;
import dev.rapport.contact.canned.AnswerPlaces;
import dev.rapport.contact.canned.CannedVariable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Canned answers in conversations. A ticket is named as long as only one is answered there. */
@Component
class ConversationPlaces implements AnswerPlaces {

    private static final String TICKET = "TICKET";

    private final ConversationRows rows;
    private final ConversationCases about;
    private final ConversationSight sights;
    private final ContactSight contacts;
    private final Talks talks;

    ConversationPlaces(
            ConversationRows rows,
            ConversationCases about,
            ConversationSight sights,
            ContactSight contacts,
            Talks talks) {
        this.rows = rows;
        this.about = about;
        this.sights = sights;
        this.contacts = contacts;
        this.talks = talks;
    }

    @Override
    public Optional<AnswerPlace> at(String reference) {
        return rows.byNumber(reference.toUpperCase(Locale.ROOT)).map(this::place);
    }

    private AnswerPlace place(Conversation conversation) {
        sights.requireWorking(conversation);
        var called = conversation.called();
        return new AnswerPlace(
                conversation.customer(),
                called == null ? null : contacts.words(called, sights.isInFull(conversation)),
                talks.newestHeardIn(conversation.id()),
                conversation.channel(),
                conversation.team(),
                known(conversation));
    }

    private Map<CannedVariable, String> known(Conversation conversation) {
        var known = new EnumMap<CannedVariable, String>(CannedVariable.class);
        known.put(CannedVariable.CONVERSATION_NUMBER, conversation.number());
        var tickets = about.open(conversation.id()).stream()
                .filter(one -> one.kind().equals(TICKET) && sights.mayRead(one))
                .toList();
        if (tickets.size() == 1) names(known, tickets.getFirst());
        return known;
    }

    private void names(Map<CannedVariable, String> known, Subject ticket) {
        known.put(CannedVariable.TICKET_NUMBER, ticket.number());
        known.put(
                CannedVariable.TICKET_TITLE,
                contacts.words(ticket.title(), contacts.inFull(ticket.owner(), ticket.team())));
    }
}
