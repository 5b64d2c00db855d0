package dev.rapport.service;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.contact.Message.Aim;
import dev.rapport.contact.Message.Direction;
import dev.rapport.contact.Messages;
import dev.rapport.contact.Ways;
import dev.rapport.contact.canned.CannedWords;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.escalation.Escalations;
import dev.rapport.escalation.Level;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerWords;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.service.Parting.Told;
import dev.rapport.service.Ticket.Request;
import dev.rapport.service.TicketState.Closed;
import dev.rapport.service.TicketState.Closing;
import dev.rapport.service.TicketState.New;
import dev.rapport.service.TicketState.Party;
import dev.rapport.service.TicketState.Solved;
import dev.rapport.service.TicketState.Waiting;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people and other systems do with tickets outside the forms of the process, which hears of it by message. */
@ForThoseConcerned
@Service
@Transactional
public class TicketDesk {

    private static final Role[] WHO_MAY_OPEN = {Role.SERVICE, Role.SALES, Role.COMMUNITY, Role.MANAGER, Role.ADMIN};

    private static final Role[] WHO_MAY_WORK = {Role.SERVICE, Role.MANAGER, Role.ADMIN};

    /** Why a ticket is not closed as a duplicate as long as nobody has said why it goes on with another customer. */
    public static final String OTHER_CUSTOMER = "ticket.duplicate-other-customer";

    private final Tickets tickets;
    private final Messages conversation;
    private final TicketActions actions;
    private final CustomersHeard heard;
    private final Ways ways;
    private final TicketSignals process;
    private final TicketClocks clocks;
    private final Customers customers;
    private final SubjectNumbers numbers;
    private final Access access;
    private final CustomerWords words;
    private final Escalations escalations;
    private final EscalationLadder ladder;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketDesk(
            Tickets tickets,
            Messages conversation,
            TicketActions actions,
            CustomersHeard heard,
            Ways ways,
            TicketSignals process,
            TicketClocks clocks,
            Customers customers,
            SubjectNumbers numbers,
            Access access,
            CustomerWords words,
            Escalations escalations,
            EscalationLadder ladder,
            Staff staff,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.conversation = conversation;
        this.actions = actions;
        this.heard = heard;
        this.ways = ways;
        this.process = process;
        this.clocks = clocks;
        this.customers = customers;
        this.numbers = numbers;
        this.access = access;
        this.words = words;
        this.escalations = escalations;
        this.ladder = ladder;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** Opens a ticket of a customer who is found by phone or e-mail or else added: both or neither. */
    @ForRoles({Role.SERVICE, Role.SALES, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Ticket openFor(NewCustomer customer, Function<CustomerId, NewTicket> wish) {
        return open(wish.apply(customers.findOrAdd(customer)));
    }

    /** Opens a ticket and starts its process. */
    @ForRoles({Role.SERVICE, Role.SALES, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Ticket open(NewTicket wish) {
        return open(wish, null);
    }

    /**
     * The same of something else.
     *
     * @param cause what it came of, such as a conversation
     */
    @ForRoles({Role.SERVICE, Role.SALES, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Ticket open(NewTicket wish, @Nullable SubjectId cause) {
        if (customers.card(wish.customer()).isEmpty())
            throw Refused.invalid("ticket.no-such-customer", wish.customer());
        var at = Instants.now(clock);
        var request = new Request(wish.customer(), wish.subject(), wish.body(), wish.channel(), wish.publicComplaint());
        var number = numbers.next(ServiceKinds.TICKET);
        var ticket = Ticket.open(SubjectId.next(), number, request, wish.priority(), at);
        tickets.add(ticket);
        events.publishEvent(new SubjectOpened(
                Ids.next(),
                ticket.id(),
                at,
                ServiceKinds.TICKET,
                number,
                wish.subject(),
                wish.customer(),
                cause,
                null));
        events.publishEvent(new SubjectOwned(ticket.id(), null, ticket.triage().team()));
        clocks.open(ticket);
        process.opened(ticket);
        return ticket;
    }

    /**
     * Writes to the customer; counts as an answer when a carrier has taken it. Refused when nothing can carry it.
     *
     * @param channel the only one that will do, if there is one
     */
    public Ticket reply(SubjectId id, String text, @Nullable Channel channel) {
        var ticket = mine(id);
        CannedWords.requireFilled(text);
        ways.require(ticket.conversation(), channel, text);
        return actions.write(ticket, text, channel, asker(), Aim.TELLS);
    }

    /**
     * Takes down what the customer was told on the phone or in person; counts as an answer now.
     *
     * @param channel how they spoke; on the phone when absent
     */
    public Ticket tell(SubjectId id, String text, @Nullable Channel channel) {
        var ticket = mine(id);
        var told = actions.tell(ticket, text, TicketActions.spoken(ticket, channel), asker());
        process.agentReplied(told);
        return told;
    }

    /** Sends once more what did not go out; refused when nothing can carry it. */
    public Ticket sendAgain(SubjectId id, UUID message) {
        var ticket = mine(id);
        actions.sendAgain(ticket, message, asker());
        return ticket;
    }

    /** Refuses a reply that could not be written now. */
    void requireReply(ReplyTo to, String text, @Nullable UUID seen) {
        var ticket = mine(to.ticket());
        words.requireSeen(to.ticket(), seen);
        ticket.writtenBy(asker());
        CannedWords.requireFilled(TicketText.checked(text));
        ways.require(ticket.conversation(), to.channel(), text);
        ways.requireCopies(ticket.conversation(), to.channel(), to.leftOut());
    }

    private void requireWay(Ticket ticket, @Nullable Channel channel) {
        ways.require(ticket.conversation(), channel);
    }

    /** Writes to the customer what somebody wrote a moment ago. */
    void sendHeld(ReplyTo to, String text, UserId author, @Nullable UUID seen) {
        var ticket = tickets.locked(to.ticket());
        words.requireSeen(to.ticket(), seen);
        actions.write(ticket, text, to.channel(), author, Aim.TELLS, to.leftOut());
    }

    /** What became impossible to send while it waited is not lost. */
    void keepUnsent(SubjectId id, String text, UserId author) {
        actions.note(tickets.locked(id), text, author);
    }

    /** Writes a note that the customer never sees. */
    public void note(SubjectId id, String text) {
        actions.note(mine(id), text, asker());
    }

    /** Takes down what the customer wrote or said; a waiting, solved or closed ticket is worked on again. */
    public Ticket customerWrote(SubjectId id, String text, @Nullable Channel channel) {
        var ticket = mine(id);
        return heard.takeDown(ticket, text, or(channel, ticket), asker());
    }

    /** The vendor a ticket waits for has answered. */
    public Ticket vendorReplied(SubjectId id) {
        return move(mine(id), TicketMove.GO_ON, asker());
    }

    public Ticket solve(SubjectId id, Parting parting) {
        var ticket = mine(id);
        if (parting instanceof Told(var told)) {
            CannedWords.requireFilled(told);
            requireWay(ticket, null);
        }
        return solve(ticket, parting, asker());
    }

    /** Refuses when the customer wrote what the asker has not seen. */
    void solve(SubjectId id, Parting parting, @Nullable UUID seen) {
        var ticket = mine(id);
        words.requireSeen(id, seen);
        solve(ticket, parting, asker());
    }

    /** Refuses a solution that could not be told and kept now. */
    void requireSolution(SubjectId id, String told, @Nullable UUID seen) {
        var ticket = mine(id);
        CannedWords.requireFilled(told);
        words.requireSeen(id, seen);
        ticket.solved(clock.instant());
        requireWay(ticket, null);
    }

    /** Solves with what somebody wrote a moment ago. */
    void solveHeld(SubjectId id, Told told, UserId author, @Nullable UUID seen) {
        var ticket = tickets.locked(id);
        words.requireSeen(id, seen);
        solve(ticket, told, author);
    }

    private Ticket solve(Ticket ticket, Parting parting, @Nullable UserId by) {
        var solved = actions.solve(ticket, parting, by);
        process.solved(solved);
        return solved;
    }

    /** The customer is content. */
    public Ticket close(SubjectId id) {
        return move(mine(id), TicketMove.CLOSE, asker());
    }

    /**
     * Closes a ticket whose work goes on in another, which both tell from then on.
     *
     * @param of number of the other one
     * @param why it goes on in the ticket of another customer, which nobody tells the one of this ticket; stays in the story
     */
    public Ticket closeAsDuplicate(SubjectId id, String of, @Nullable String why) {
        access.requireRole(WHO_MAY_WORK);
        var other = other(id, of);
        var ticket = mine(id);
        access.requireSight(other.owner(), other.triage().team());
        if (other.id().equals(id)) throw Refused.invalid("ticket.own-duplicate", of);
        requireToldThere(other);
        var reason = TicketText.reasonIn(why);
        if (!other.request().customer().equals(ticket.request().customer()) && reason == null)
            throw otherCustomer(ticket, other);
        var merged = actions.merge(ticket, other, asker(), reason);
        if (!(ticket.state() instanceof Solved)) process.solved(merged);
        process.customerConfirmed(merged);
        return merged;
    }

    /** Both are locked, in the same order whoever names which of them first. */
    private Ticket other(SubjectId id, String of) {
        var found = tickets.byNumber(of).orElseThrow(() -> Refused.notFound("ticket.not-found", of));
        if (id.value().compareTo(found.id().value()) < 0) tickets.locked(id);
        return tickets.locked(found.id());
    }

    /** Refuses a ticket whose customer hears no more of it. */
    private void requireToldThere(Ticket ticket) {
        if (ticket.isDuplicate()) throw Refused.conflict("ticket.duplicate-itself", ticket.number());
        var isAnswered = conversation.lastSaid(ticket.id()).equals(Optional.of(Direction.OUT));
        if (ticket.state() instanceof Closed || ticket.state() instanceof Solved && !isAnswered)
            throw Refused.conflict("ticket.duplicate-of-done", ticket.number());
    }

    private Refused otherCustomer(Ticket ticket, Ticket other) {
        var here = ticket.request().customer();
        var there = other.request().customer();
        var names = customers.names(List.of(here, there));
        return Refused.conflict(
                OTHER_CUSTOMER,
                ticket.number(),
                names.getOrDefault(here, "–"),
                other.number(),
                names.getOrDefault(there, "–"));
    }

    public Ticket reopen(SubjectId id) {
        return move(mine(id), TicketMove.REOPEN, asker());
    }

    /** Whom somebody who works on the ticket may ask for help now, from the next level up. */
    public List<HelpOffer> help(SubjectId id) {
        var ticket = mine(id);
        if (ticket.isDone()) return List.of();
        var asked = escalations.asked(id);
        var offers = new ArrayList<HelpOffer>();
        ladder.above(ticket.triage().team()).forEach((level, team) -> {
            if (!asked.contains(level)) offers.add(offer(level, team));
        });
        return List.copyOf(offers);
    }

    private HelpOffer offer(Level level, String team) {
        var told = escalations.told(team);
        var names = staff.names(told);
        return new HelpOffer(
                level,
                staff.team(team).map(found -> found.name(access.me().locale())).orElse(team),
                told.stream().map(person -> names.getOrDefault(person, "–")).toList());
    }

    /**
     * @param team name of the team that gets the task
     * @param told names of those who are told
     */
    public record HelpOffer(Level level, String team, List<String> told) {}

    /**
     * Asks a higher level for help, as the escalation ladder does when time runs out; whoever works on it works on.
     * Refused while that level is asked already.
     *
     * @param reason stays in the story
     */
    public Ticket escalate(SubjectId id, Level level, @Nullable String reason) {
        var ticket = mine(id);
        if (ticket.isDone()) throw Refused.conflict("ticket.cannot-escalate", ticket.number());
        var why = TicketText.reasonIn(reason);
        if (why == null) throw Refused.unfit("ticket.escalation-needs-reason");
        var team = ladder.above(ticket.triage().team()).get(level);
        if (team == null) throw Refused.invalid("ticket.no-such-level", level.name());
        escalations.call(id, level, team, access.me().id(), why);
        return ticket;
    }

    /** @param reason kept in the trail; needed when the priority is lowered while clocks run */
    public Ticket prioritise(SubjectId id, Priority priority, @Nullable String reason) {
        var ticket = mine(id);
        var why = TicketText.reasonIn(reason);
        if (why == null && ticket.isLoweredBy(priority)) throw Refused.invalid("ticket.reason-missing");
        return actions.prioritise(ticket, priority, why);
    }

    /** Gives the ticket to somebody of a team, or to the team itself. For managers. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    public Ticket handOver(SubjectId id, @Nullable UserId owner, String team) {
        var given = actions.handOver(tickets.locked(id), owner, team);
        clocks.reassess(id);
        return given;
    }

    /** Everybody reads the complaint; public relations shall answer as well, a new ticket's once it is classified. */
    public Ticket goPublic(SubjectId id) {
        return move(mine(id), TicketMove.GO_PUBLIC, asker());
    }

    /** Refuses a move that could not be made now. */
    void requireMove(SubjectId id, TicketMove move) {
        var ticket = mine(id);
        switch (move) {
            case CLOSE -> ticket.closed(Closing.CONFIRMED, clock.instant());
            case REOPEN -> ticket.reopened(clock.instant());
            case GO_ON -> requireWait(ticket);
            case GO_PUBLIC -> {}
        }
    }

    /** Makes the move that somebody made a moment ago. */
    void moveHeld(SubjectId id, TicketMove move, UserId by) {
        move(tickets.locked(id), move, by);
    }

    private Ticket move(Ticket ticket, TicketMove move, @Nullable UserId by) {
        return switch (move) {
            case CLOSE -> {
                var closed = actions.close(ticket, Closing.CONFIRMED, by);
                process.customerConfirmed(closed);
                yield closed;
            }
            case REOPEN -> {
                var reopened = actions.reopen(ticket, by);
                process.reopened(reopened);
                yield reopened;
            }
            case GO_ON -> {
                requireWait(ticket);
                var resumed = actions.resume(ticket, by);
                process.vendorReplied(resumed);
                yield resumed;
            }
            case GO_PUBLIC -> goPublic(ticket, by);
        };
    }

    private Ticket goPublic(Ticket ticket, @Nullable UserId by) {
        if (ticket.request().publicComplaint()) return ticket;
        var loud = actions.goPublic(ticket, by);
        if (!(ticket.state() instanceof New)) process.complaintWentPublic(loud);
        return loud;
    }

    /** Only the customer ends a wait for the customer. */
    private static void requireWait(Ticket ticket) {
        if (!(ticket.state() instanceof Waiting(var party, var ignored)) || party == Party.CUSTOMER)
            throw Refused.conflict("ticket.cannot-resume", ticket.number());
    }

    /** Whether the asker may open tickets at all. */
    @ForEverybody("tells only what the asker may")
    public boolean mayOpen() {
        return access.hasRole(WHO_MAY_OPEN);
    }

    /** Whether the asker may work on the ticket; who only opened or watches it may not. */
    @ForEverybody("tells only what the asker may")
    public boolean mayWork(Ticket ticket) {
        return access.hasRole(WHO_MAY_WORK)
                && access.hasSight(ticket.owner(), ticket.triage().team());
    }

    /** The ticket, if the asker may work on it. */
    private Ticket mine(SubjectId id) {
        access.requireRole(WHO_MAY_WORK);
        var ticket = tickets.locked(id);
        requireWork(ticket);
        return ticket;
    }

    /** Refuses whoever may not work on the ticket. */
    void requireWork(Ticket ticket) {
        access.requireRole(WHO_MAY_WORK);
        access.requireSight(ticket.owner(), ticket.triage().team());
    }

    private @Nullable UserId asker() {
        return access.current().map(Person::id).orElse(null);
    }

    private static Channel or(@Nullable Channel channel, Ticket ticket) {
        return channel == null ? ticket.request().channel() : channel;
    }
}
