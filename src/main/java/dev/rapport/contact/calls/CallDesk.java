package dev.rapport.contact.calls;

import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.CustomerLearnt;
import dev.rapport.contact.calls.CallEvent.CallerLinked;
import dev.rapport.contact.calls.CallEvent.CallerUnlinked;
import dev.rapport.contact.calls.CallEvent.RecordingOpened;
import dev.rapport.contact.calls.CallRows.Certainty;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with calls: those who hold them, their teams, and managers. */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
@Service
@Transactional
public class CallDesk {

    private static final Role[] WORKERS = {Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN};
    public static final int LONGEST_PROOF = 500;

    private final CallRows rows;
    private final Callers callers;
    private final Customers customers;
    private final CustomerDesk customerDesk;
    private final ContactSight contacts;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CallDesk(
            CallRows rows,
            Callers callers,
            Customers customers,
            CustomerDesk customerDesk,
            ContactSight contacts,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.callers = callers;
        this.customers = customers;
        this.customerDesk = customerDesk;
        this.contacts = contacts;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the asker may say who called. */
    @ForEverybody("tells only what the asker may")
    public boolean mayWork(PhoneCall call) {
        return access.hasRole(WORKERS) && access.hasSight(call.owner(), call.team());
    }

    /** Whether the asker may listen to it: who may read the customer's number in full. */
    @ForEverybody("tells only what the asker may")
    public boolean mayListen(PhoneCall call) {
        return call.isRecorded() && access.hasRole(WORKERS) && contacts.inFull(call.owner(), call.team());
    }

    /**
     * Says who is on the other side; can be undone with {@link #unlink}.
     *
     * @param proof why the asker thinks so
     */
    public void link(String reference, CustomerId customer, @Nullable String proof, Revision read) {
        var call = still(reference, read);
        var known = customers.card(customer).orElseThrow(() -> Refused.invalid("customer.unknown", customer));
        var why = CleanText.bodyOrNull(Objects.requireNonNullElse(proof, ""));
        if (why != null && why.length() > LONGEST_PROOF)
            throw Refused.invalid("call.proof-too-long", LONGEST_PROOF).at("proof");
        if (known.id().equals(call.customer())) return;
        rows.link(call.id(), known.id(), me(), why, now());
        events.publishEvent(new CallerLinked(Ids.next(), call.id(), now(), known.id(), why, me()));
        events.publishEvent(new CustomerLearnt(Ids.next(), call.id(), now(), known.id()));
    }

    /** The same of a customer who is added with it: both or neither. */
    public void linkNew(String reference, NewCustomer customer, @Nullable String proof, Revision read) {
        still(reference, read);
        link(reference, customerDesk.add(customer).id(), proof, read);
    }

    /**
     * The same of a caller whom nobody knows: the customer gets the number, which the asker need not see.
     *
     * @param called what the new customer is called
     */
    public void addCaller(String reference, NewCustomer.Kind kind, String called, Revision read) {
        var number = still(reference, read).other();
        var points = number == null ? List.<String>of() : List.of(number);
        linkNew(reference, new NewCustomer(kind, called, null, null, null, points, Map.of()), null, read);
    }

    /** It is not known any more who is on the other side. */
    public void unlink(String reference, Revision read) {
        var call = still(reference, read);
        var customer = call.customer();
        if (customer == null) return;
        var isNobody = callers.of(call.other()).isEmpty();
        rows.unlink(call.id(), isNobody ? Certainty.UNKNOWN : Certainty.MAYBE, me(), now());
        events.publishEvent(new CallerUnlinked(Ids.next(), call.id(), now(), customer, me()));
        events.publishEvent(new CustomerLearnt(Ids.next(), call.id(), now(), null));
    }

    /** Where the telephone system keeps it; that somebody asked stands in its story. */
    public String recording(String reference) {
        var call = locked(reference);
        if (!contacts.inFull(call.owner(), call.team())) throw Refused.notAllowed("call.not-listened");
        var address = rows.recording(call.id()).orElseThrow(() -> Refused.notFound("call.not-recorded", call.number()));
        events.publishEvent(new RecordingOpened(Ids.next(), call.id(), now(), me()));
        return address;
    }

    private PhoneCall still(String reference, Revision read) {
        var call = locked(reference);
        if (!read.isStill(call.revision())) throw call.changed();
        return call;
    }

    private PhoneCall locked(String reference) {
        var found = rows.byNumber(reference.toUpperCase(Locale.ROOT))
                .or(() -> rows.find(SubjectId.of(reference)))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", reference));
        var call = rows.locked(found.id());
        access.requireSight(call.owner(), call.team());
        return call;
    }

    private UserId me() {
        return access.current().map(Person::id).orElseThrow();
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
