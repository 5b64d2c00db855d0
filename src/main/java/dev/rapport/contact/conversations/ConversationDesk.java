package dev.rapport.contact.conversations;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.cases.Cases;
import dev.rapport.cases.CustomerLearnt;
import dev.rapport.contact.CaseFromWords;
import dev.rapport.contact.Inquiry;
import dev.rapport.contact.Message.Direction;
import dev.rapport.contact.Messages;
import dev.rapport.contact.Talks;
import dev.rapport.contact.conversations.ConversationEvent.BecameCase;
import dev.rapport.contact.conversations.ConversationEvent.ConversationBack;
import dev.rapport.contact.conversations.ConversationEvent.ConversationDone;
import dev.rapport.contact.conversations.ConversationEvent.ConversationSnoozed;
import dev.rapport.contact.conversations.ConversationEvent.SenderLinked;
import dev.rapport.contact.conversations.ConversationEvent.SenderUnlinked;
import dev.rapport.contact.conversations.LinkedAddresses.SenderSaid;
import dev.rapport.customer.CustomerCard;
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
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with conversations: those who hold them, their teams, and managers. */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
@Service
@Transactional
public class ConversationDesk {

    private static final Role[] WORKERS = {Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN};
    private static final int LONGEST_PROOF = 500;
    private static final int LONGEST_HEADING = 200;
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);

    private final WorkedConversations worked;
    private final ConversationRows rows;
    private final ConversationCases about;
    private final ConversationHandOver handOver;
    private final GoesWithCase along;
    private final CasesFromWords kinds;
    private final Senders senders;
    private final ConversationSight sights;
    private final Messages messages;
    private final Talks talks;
    private final Cases cases;
    private final Customers customers;
    private final CustomerDesk customerDesk;
    private final Staff staff;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConversationDesk(
            WorkedConversations worked,
            ConversationRows rows,
            ConversationCases about,
            ConversationHandOver handOver,
            GoesWithCase along,
            CasesFromWords kinds,
            Senders senders,
            ConversationSight sights,
            Messages messages,
            Talks talks,
            Cases cases,
            Customers customers,
            CustomerDesk customerDesk,
            Staff staff,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.worked = worked;
        this.rows = rows;
        this.about = about;
        this.handOver = handOver;
        this.along = along;
        this.kinds = kinds;
        this.senders = senders;
        this.sights = sights;
        this.messages = messages;
        this.talks = talks;
        this.cases = cases;
        this.customers = customers;
        this.customerDesk = customerDesk;
        this.staff = staff;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the asker may answer it and say what becomes of it. */
    @ForEverybody("tells only what the asker may")
    public boolean mayWork(Conversation conversation) {
        return access.hasRole(WORKERS) && sights.mayWork(conversation);
    }

    /** Teams and their people to whom it can be given. */
    public Map<String, List<Staff.Colleague>> takers() {
        var takers = new LinkedHashMap<String, List<Staff.Colleague>>();
        staff.activeTeams().forEach(team -> takers.put(team.key(), staff.colleagues(team.key(), now())));
        return takers;
    }

    /** A note that the other side never sees. */
    public void note(String reference, String text) {
        var conversation = worked.locked(reference);
        messages.record(
                conversation.id(),
                Direction.INTERNAL,
                conversation.channel(),
                WorkedConversations.checked(text),
                me(),
                now());
    }

    /** The asker holds it from now on. */
    public void take(String reference) {
        var conversation = worked.locked(reference);
        if (me().equals(conversation.owner())) return;
        handOver.handOver(conversation.id(), me(), conversation.team());
    }

    /**
     * Gives it to others, with the only open case that it is about; refused where that cannot go along.
     *
     * @param owner absent: it waits in the team's queue
     */
    public void giveTo(String reference, @Nullable UserId owner, String team) {
        var conversation = worked.locked(reference);
        if (staff.team(team).isEmpty()) throw Refused.invalid("conversation.no-such-team", team);
        if (owner != null
                && staff.colleagues(team, now()).stream()
                        .noneMatch(colleague -> colleague.id().equals(owner)))
            throw Refused.invalid("conversation.not-in-team", team);
        if (Objects.equals(owner, conversation.owner()) && team.equals(conversation.team())) return;
        along.give(conversation, owner, team);
    }

    /** Nothing more is to be done; it waits for us again when the other side writes. */
    public void done(String reference, Revision read) {
        var conversation = still(reference, read);
        if (conversation.state() == ConversationState.DONE) return;
        rows.stand(conversation.id(), ConversationState.DONE, null, now());
        events.publishEvent(new ConversationDone(Ids.next(), conversation.id(), now(), me()));
    }

    /** It waits for us again at that time, or as soon as the other side writes. */
    public void snooze(String reference, Instant until, Revision read) {
        var conversation = still(reference, read);
        if (!until.isAfter(now()) || until.isAfter(now().plus(LONGEST_SNOOZE)))
            throw Refused.invalid("conversation.bad-time").at("until");
        rows.stand(conversation.id(), ConversationState.SNOOZED, until, now());
        events.publishEvent(new ConversationSnoozed(Ids.next(), conversation.id(), now(), until, me()));
    }

    /** It waits for us again. */
    public void openAgain(String reference, Revision read) {
        var conversation = still(reference, read);
        if (conversation.state() == ConversationState.WAITING_FOR_US) return;
        rows.stand(conversation.id(), ConversationState.WAITING_FOR_US, null, now());
        var wasDone = conversation.state() == ConversationState.DONE;
        events.publishEvent(new ConversationBack(Ids.next(), conversation.id(), now(), wasDone, me()));
    }

    /**
     * Says who wrote; can be undone with {@link #unlink}.
     *
     * @param proof why the asker thinks so
     */
    public void link(String reference, CustomerId customer, @Nullable String proof, Revision read) {
        var conversation = still(reference, read);
        var known = customers.card(customer).orElseThrow(() -> Refused.invalid("customer.unknown", customer));
        var why = CleanText.bodyOrNull(Objects.requireNonNullElse(proof, ""));
        if (why != null && why.length() > LONGEST_PROOF)
            throw Refused.invalid("conversation.proof-too-long", LONGEST_PROOF).at("proof");
        if (known.id().equals(conversation.customer())) return;
        rows.link(conversation.id(), known.id(), me(), why, now());
        events.publishEvent(new SenderLinked(Ids.next(), conversation.id(), now(), known.id(), why, me()));
        events.publishEvent(new CustomerLearnt(Ids.next(), conversation.id(), now(), known.id()));
        events.publishEvent(new SenderSaid(known.id()));
        if (conversation.customer() != null) events.publishEvent(new SenderSaid(conversation.customer()));
    }

    /** The same of a customer who is added with it: both or neither. */
    public void linkNew(String reference, NewCustomer customer, @Nullable String proof, Revision read) {
        still(reference, read);
        link(reference, customerDesk.add(customer).id(), proof, read);
    }

    /** It is not known any more who wrote. What came of the conversation stays what it is. */
    public void unlink(String reference, Revision read) {
        var conversation = still(reference, read);
        var customer = conversation.customer();
        if (customer == null) return;
        var beside = rows.beside(conversation.id());
        var candidates = senders.candidates(conversation.channel(), conversation.handle(), beside).stream()
                .map(one -> one.id())
                .toList();
        rows.unlink(conversation.id(), WhoWrote.among(candidates), me(), now());
        events.publishEvent(new SenderUnlinked(Ids.next(), conversation.id(), now(), customer, me()));
        events.publishEvent(new CustomerLearnt(Ids.next(), conversation.id(), now(), null));
        events.publishEvent(new SenderSaid(customer));
    }

    /**
     * Opens a case of a kind from it, with its first words.
     *
     * @param kind see {@link Conversations#kinds}
     * @param heading what it is about; as the conversation if absent
     * @param words as the newest words of the other side if absent
     */
    public SubjectId open(String reference, String kind, @Nullable String heading, @Nullable String words) {
        var conversation = worked.locked(reference);
        var becomes = kinds.named(kind)
                .orElseThrow(() -> Refused.invalid(
                        "conversation.no-such-kind",
                        kind,
                        String.join(
                                ", ",
                                kinds.all().stream().map(CaseFromWords::name).toList())));
        var customer = conversation.customer();
        if (customer == null && becomes.needsCustomer())
            throw Refused.conflict("conversation.who-first", conversation.number());
        var title = CleanText.lineOrNull(Objects.requireNonNullElse(heading, ""));
        if (title != null && title.length() > LONGEST_HEADING)
            throw Refused.invalid("conversation.heading-too-long", LONGEST_HEADING)
                    .at("heading");
        var said = CleanText.bodyOrNull(Objects.requireNonNullElse(words, ""));
        var opened = becomes.open(new Inquiry(
                customer,
                new Inquiry.Writer(conversation.handle(), conversation.called(), List.of()),
                Objects.requireNonNullElse(title, conversation.heading()),
                said == null ? talks.newestHeardIn(conversation.id()) : said,
                conversation.channel(),
                conversation.id(),
                Map.of()));
        belongs(conversation, opened);
        return opened;
    }

    /** It is about a case that is open already; refused where that is somebody else's. */
    public void attach(String reference, String number) {
        var conversation = worked.locked(reference);
        var subject = cases.find(number);
        if (!subject.isOpen()) throw Refused.conflict("conversation.case-over", subject.number());
        if (kinds.of(subject).isEmpty()) throw Refused.invalid("conversation.not-answered-there", subject.number());
        var whose = subject.customer();
        var who = conversation.customer();
        if (whose != null && who != null && !one(whose).equals(one(who)))
            throw Refused.conflict("conversation.case-of-another", subject.number());
        belongs(conversation, subject.id());
    }

    /** As whom they are kept now, if they were one of two. */
    private CustomerId one(CustomerId customer) {
        return customers.card(customer).map(CustomerCard::id).orElse(customer);
    }

    private void belongs(Conversation conversation, SubjectId subject) {
        about.note(conversation.id(), subject, null, now());
        events.publishEvent(new BecameCase(Ids.next(), conversation.id(), now(), subject, null));
    }

    private Conversation still(String reference, Revision read) {
        var conversation = worked.locked(reference);
        if (!read.isStill(conversation.revision())) throw conversation.changed();
        return conversation;
    }

    private UserId me() {
        return access.current().map(Person::id).orElseThrow();
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
