package dev.rapport.contact.wecom;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.behaviours.BehaviourKind;
import dev.rapport.contact.behaviours.Did;
import dev.rapport.contact.behaviours.NewBehaviour;
import dev.rapport.contact.inbound.Takes;
import dev.rapport.contact.wecom.ContactEvent.NotTakenOver;
import dev.rapport.contact.wecom.ContactEvent.RemovedByStaff;
import dev.rapport.contact.wecom.ContactRows.Kept;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Ids;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes down who has whom of us as a contact. What people do is a behaviour of theirs, which waits with the others until somebody
 * knows them; what colleagues do stands in the customer's story.
 */
@Component
class ContactTaking implements Takes<ContactChange> {

    /** Of a customer whom a colleague did not remove, but handed over. */
    private static final String HANDED_OVER = "DELETE_BY_TRANSFER";

    private final ContactRows rows;
    private final WecomMembers members;
    private final ContactsKnown known;
    private final Takes<Did> behaviours;
    private final ApplicationEventPublisher events;

    ContactTaking(
            ContactRows rows,
            WecomMembers members,
            ContactsKnown known,
            Takes<Did> behaviours,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.members = members;
        this.known = known;
        this.behaviours = behaviours;
        this.events = events;
    }

    @Override
    public Class<ContactChange> what() {
        return ContactChange.class;
    }

    @Override
    public void take(ChannelAccount account, ContactChange told, Instant receivedAt) {
        var change = told.at().isAfter(receivedAt) ? told.at(receivedAt) : told;
        var look = change.kind().isBeginning() || change.kind() == ContactChange.Kind.EDITED ? receivedAt : null;
        var contact = rows.tell(account.id(), change.external(), change.at(), look);
        switch (change.kind()) {
            case ADDED, HALF_ADDED -> begin(account, contact, change, receivedAt);
            case REMOVED, LEFT -> end(account, contact, change, receivedAt);
            case NOT_TAKEN_OVER -> notTaken(account, contact, change);
            case EDITED -> known.settle(contact.id());
        }
    }

    private void begin(ChannelAccount account, Kept contact, ContactChange change, Instant receivedAt) {
        var isNew = !rows.isBound(contact.id(), change.member());
        if (!rows.begin(contact.id(), change, change.kind() == ContactChange.Kind.HALF_ADDED)) return;
        if (isNew) did(account, change, BehaviourKind.BEFRIEND, receivedAt);
        known.settle(contact.id());
        if (isNew) known.begin(contact.id());
    }

    private void end(ChannelAccount account, Kept contact, ContactChange change, Instant receivedAt) {
        var isByCustomer = change.kind() == ContactChange.Kind.LEFT;
        var isHandedOver = HANDED_OVER.equals(change.why());
        var by = isByCustomer ? "CUSTOMER" : isHandedOver ? "TRANSFER" : "STAFF";
        if (!rows.end(contact.id(), change, by)) return;
        known.settle(contact.id());
        if (isByCustomer) did(account, change, BehaviourKind.UNFRIEND, receivedAt);
        else
            known.customer(contact.id())
                    .ifPresent(customer -> events.publishEvent(new RemovedByStaff(
                            Ids.next(),
                            CustomerEvent.subjectOf(customer),
                            change.at(),
                            members.name(account.id(), change.member()),
                            isHandedOver ? Boolean.TRUE : null)));
    }

    private void notTaken(ChannelAccount account, Kept contact, ContactChange change) {
        var why = TransferFailure.of(change.why());
        rows.notTaken(contact.id(), change.member(), why.name());
        known.settle(contact.id());
        known.customer(contact.id())
                .ifPresent(customer -> events.publishEvent(new NotTakenOver(
                        Ids.next(),
                        CustomerEvent.subjectOf(customer),
                        change.at(),
                        members.name(account.id(), change.member()),
                        why)));
    }

    private void did(ChannelAccount account, ContactChange change, BehaviourKind kind, Instant receivedAt) {
        behaviours.take(
                account,
                new Did(new NewBehaviour(
                        change.there(),
                        Channel.WECOM,
                        change.external(),
                        kind,
                        members.name(account.id(), change.member()),
                        change.at())),
                receivedAt);
    }
}
