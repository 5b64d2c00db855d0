package dev.rapport.contact.conversations;

import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.cases.CaseSight;
import dev.rapport.cases.Subject;
import dev.rapport.platform.Refused;
import org.springframework.stereotype.Component;

/**
 * Who may read a conversation and work on it: as with every case, and those who may do so with an open case that it is about,
 * wherever that went since.
 */
@Component
class ConversationSight {

    private final CaseSight sight;
    private final ContactSight contacts;
    private final ConversationCases about;
    private final Access access;

    ConversationSight(CaseSight sight, ContactSight contacts, ConversationCases about, Access access) {
        this.sight = sight;
        this.contacts = contacts;
        this.about = about;
        this.access = access;
    }

    void requireReading(Conversation conversation) {
        try {
            sight.require(conversation.id(), conversation.owner(), conversation.team());
        } catch (Refused e) {
            if (about.open(conversation.id()).stream().noneMatch(this::mayRead)) throw e;
        }
    }

    boolean mayRead(Subject subject) {
        try {
            sight.require(subject.id(), subject.owner(), subject.team());
            return true;
        } catch (Refused no) {
            return false;
        }
    }

    void requireWorking(Conversation conversation) {
        if (!mayWork(conversation)) access.requireSight(conversation.owner(), conversation.team());
    }

    boolean mayWork(Conversation conversation) {
        return access.hasSight(conversation.owner(), conversation.team())
                || about.open(conversation.id()).stream()
                        .anyMatch(subject -> access.hasSight(subject.owner(), subject.team()));
    }

    /** Whether the asker sees phones and addresses in it in full. */
    boolean isInFull(Conversation conversation) {
        return contacts.inFull(conversation.owner(), conversation.team())
                || about.open(conversation.id()).stream()
                        .anyMatch(subject -> contacts.inFull(subject.owner(), subject.team()));
    }
}
