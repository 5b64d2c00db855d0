package dev.rapport.contact.conversations;

import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.cases.CaseSight;
import dev.rapport.cases.ReadsElsewhere;
import dev.rapport.cases.Subject;
import dev.rapport.platform.SubjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may read a conversation and work on it: as with every case, and those who may do so with an open case that it is about,
 * wherever that went since.
 */
@Component
class ConversationSight implements ReadsElsewhere {

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
        sight.require(conversation.id(), conversation.owner(), conversation.team());
    }

    boolean mayRead(Conversation conversation) {
        return sight.sees(conversation.id(), conversation.owner(), conversation.team());
    }

    /** All that is shown of a conversation is for whoever reads an open case that it is about. */
    @Override
    public boolean mayRead(SubjectId conversation) {
        return about.open(conversation).stream().anyMatch(this::mayRead);
    }

    boolean mayRead(Subject subject) {
        return sight.sees(subject.id(), subject.owner(), subject.team());
    }

    void requireWorking(Conversation conversation) {
        if (!mayWork(conversation)) access.requireSight(conversation.owner(), conversation.team());
    }

    boolean mayWork(Conversation conversation) {
        return access.hasSight(conversation.owner(), conversation.team())
                || about.open(conversation.id()).stream().anyMatch(this::mayWork);
    }

    /** Whether the asker works on a case that it is about. */
    boolean mayWork(Subject subject) {
        return access.hasSight(subject.owner(), subject.team());
    }

    /** Whether the asker sees phones and addresses in it in full. */
    boolean isInFull(Conversation conversation) {
        return !inFull(List.of(conversation)).isEmpty();
    }

    /** Of many those of which that is so. */
    Set<SubjectId> inFull(Collection<Conversation> conversations) {
        var inFull = new HashSet<SubjectId>();
        var others = new ArrayList<SubjectId>();
        for (var one : conversations) (contacts.inFull(one.owner(), one.team()) ? inFull : others).add(one.id());
        if (!others.isEmpty())
            about.open(others).forEach((conversation, cases) -> {
                if (cases.stream().anyMatch(subject -> contacts.inFull(subject.owner(), subject.team())))
                    inFull.add(conversation);
            });
        return inFull;
    }
}
