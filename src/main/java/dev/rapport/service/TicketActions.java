package dev.rapport.service;

import dev.rapport.access.Staff;
import dev.rapport.cases.CaseLinks;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.cases.Tie;
import dev.rapport.contact.Message;
import dev.rapport.contact.Message.Aim;
import dev.rapport.contact.Message.Direction;
import dev.rapport.contact.Messages;
import dev.rapport.contact.Replies;
import dev.rapport.engine.WorkHandedOver;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.service.Parting.Silent;
import dev.rapport.service.Parting.Spoken;
import dev.rapport.service.Parting.Told;
import dev.rapport.service.TicketEvent.AgentReplied;
import dev.rapport.service.TicketEvent.ComplaintWentPublic;
import dev.rapport.service.TicketEvent.CustomerNotTold;
import dev.rapport.service.TicketEvent.CustomerWrote;
import dev.rapport.service.TicketEvent.DuplicateFound;
import dev.rapport.service.TicketEvent.NoteWritten;
import dev.rapport.service.TicketEvent.PriorityChanged;
import dev.rapport.service.TicketEvent.PriorityRaised;
import dev.rapport.service.TicketEvent.PublicAnswerGiven;
import dev.rapport.service.TicketEvent.TicketAssigned;
import dev.rapport.service.TicketEvent.TicketClassified;
import dev.rapport.service.TicketEvent.TicketClosed;
import dev.rapport.service.TicketEvent.TicketEscalated;
import dev.rapport.service.TicketEvent.TicketMerged;
import dev.rapport.service.TicketEvent.TicketReopened;
import dev.rapport.service.TicketEvent.TicketSolved;
import dev.rapport.service.TicketEvent.WaitingStarted;
import dev.rapport.service.TicketEvent.WorkResumed;
import dev.rapport.service.TicketState.Closing;
import dev.rapport.service.TicketState.Party;
import dev.rapport.service.TicketState.Waiting;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every change of a ticket, with the event that tells of it; whoever asks for it, a person or the process. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TicketActions {

    /** Key of the team whose queue the public complaint's process fills. */
    private static final String PUBLIC_RELATIONS = "pr";

    private static final Set<String> WORK = Set.of("Task_GiveFirstResponse", "Task_SolveTicket");

    private final Tickets tickets;
    private final Messages conversation;
    private final Replies replies;
    private final Staff staff;
    private final CaseLinks links;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketActions(
            Tickets tickets,
            Messages conversation,
            Replies replies,
            Staff staff,
            CaseLinks links,
            ApplicationEventPublisher events,
            Clock clock) {
        this.replies = replies;
        this.staff = staff;
        this.links = links;
        this.tickets = tickets;
        this.conversation = conversation;
        this.events = events;
        this.clock = clock;
    }

    Ticket classify(Ticket ticket, Triage decided) {
        return tellTriage(saved(ticket.classified(decided)));
    }

    /** @param why the priority is less than it was, if it is */
    Ticket confirm(Ticket ticket, Triage decided, @Nullable String why) {
        var priority = Objects.requireNonNull(decided.priority());
        var confirmed = saved(ticket.confirmed(decided));
        if (priority != ticket.triage().priority()) tickets.promise(ticket.id(), null);
        if (ticket.isLoweredBy(priority))
            events.publishEvent(new PriorityChanged(Ids.next(), ticket.id(), now(), priority, why));
        return tellTriage(confirmed);
    }

    Ticket assign(Ticket ticket) {
        var assigned = saved(ticket.assigned(now()));
        tellOwner(assigned);
        return assigned;
    }

    /** Writes to the customer, which counts when a carrier has taken it. */
    Ticket write(Ticket ticket, String text, @Nullable Channel wished, @Nullable UserId by, Aim aim) {
        return write(ticket, text, wished, by, aim, Set.of());
    }

    /** @param leftOut who gets no copy */
    Ticket write(
            Ticket ticket, String text, @Nullable Channel wished, @Nullable UserId by, Aim aim, Set<UUID> leftOut) {
        var written = saved(ticket.writtenBy(by));
        var to = to(ticket, wished);
        replies.write(new Replies.To(to.with(), to.wished(), to.heading(), leftOut), TicketText.checked(text), by, aim);
        if (!Objects.equals(ticket.owner(), written.owner())) tellOwner(written);
        return written;
    }

    /** Tries once more what did not go out. */
    void sendAgain(Ticket ticket, UUID message, @Nullable UserId by) {
        saved(ticket.writtenBy(by));
        replies.sendAgain(message, to(ticket, null));
    }

    private static Replies.To to(Ticket ticket, @Nullable Channel wished) {
        var heading = "Re: %s [%s]".formatted(ticket.request().subject(), ticket.number());
        return new Replies.To(ticket.conversation(), wished, heading);
    }

    /** Takes down what the customer was told on the phone or in person, which counts now. */
    Ticket tell(Ticket ticket, String text, Channel channel, @Nullable UserId by) {
        if (!channel.isSpoken()) throw Refused.invalid("ticket.not-spoken", channel.word());
        var at = now();
        var told = saved(ticket.replied(by, at));
        conversation.record(ticket.id(), Direction.OUT, channel, TicketText.checked(text), by, at);
        events.publishEvent(new AgentReplied(Ids.next(), ticket.id(), at, channel, by, null));
        if (!Objects.equals(ticket.owner(), told.owner())) tellOwner(told);
        return told;
    }

    /** A carrier took what was written, and with it the solution, if it told one. */
    Ticket answered(Ticket ticket, Message message, Instant at) {
        var by = message.author();
        var answered = saved(ticket.answered(at));
        events.publishEvent(new AgentReplied(Ids.next(), ticket.id(), at, message.channel(), by, message.at()));
        if (message.aim() == Aim.SOLVES && ticket.isDone())
            events.publishEvent(new TicketSolved(Ids.next(), ticket.id(), at, by));
        if (isAsked(ticket, message))
            events.publishEvent(new WaitingStarted(Ids.next(), ticket.id(), at, Party.CUSTOMER, by));
        return answered;
    }

    /** Whether the ticket waits for the answer to this. */
    private boolean isAsked(Ticket ticket, Message message) {
        return message.aim() == Aim.ASKS
                && ticket.state() instanceof Waiting(var party, var ignored)
                && party == Party.CUSTOMER
                && conversation.isNewestQuestion(message);
    }

    void note(Ticket ticket, String text, @Nullable UserId by) {
        conversation.record(
                ticket.id(), Direction.INTERNAL, ticket.request().channel(), TicketText.checked(text), by, now());
        events.publishEvent(new NoteWritten(Ids.next(), ticket.id(), now(), by));
    }

    /** @param by who took it down, if somebody did */
    Ticket hearCustomer(Ticket ticket, Message message, @Nullable UserId by) {
        var owner = ticket.owner();
        List<UserId> told = owner == null || owner.equals(by) ? List.of() : List.of(owner);
        var heard = saved(ticket.heardFromCustomer(now()));
        events.publishEvent(new CustomerWrote(Ids.next(), ticket.id(), now(), message.channel(), told));
        if (ticket.isDone()) tellReopened(ticket, by);
        if (ticket.state() instanceof Waiting) events.publishEvent(new WorkResumed(Ids.next(), ticket.id(), now(), by));
        return heard;
    }

    Ticket startWaiting(Ticket ticket, Party party, @Nullable UserId by) {
        var waiting = saved(ticket.waiting(party, now()));
        events.publishEvent(new WaitingStarted(Ids.next(), ticket.id(), now(), party, by));
        return waiting;
    }

    /** Asks the customer and waits for the answer; the clocks wait as well when a carrier has taken the question. */
    Ticket ask(Ticket ticket, String question, @Nullable UserId by) {
        var asked = write(ticket, question, null, by, Aim.ASKS);
        return saved(asked.waiting(Party.CUSTOMER, now()));
    }

    Ticket resume(Ticket ticket, @Nullable UserId by) {
        var resumed = saved(ticket.resumed(now()));
        events.publishEvent(new WorkResumed(Ids.next(), ticket.id(), now(), by));
        return resumed;
    }

    Ticket solve(Ticket ticket, Parting parting, @Nullable UserId by) {
        var told = part(ticket, parting, by);
        var solved = saved(told.solved(now()));
        if (!(parting instanceof Told)) // else when it was sent
        events.publishEvent(new TicketSolved(Ids.next(), ticket.id(), now(), by));
        return solved;
    }

    private Ticket part(Ticket ticket, Parting parting, @Nullable UserId by) {
        return switch (parting) {
            case Told(var words) -> write(ticket, words, null, by, Aim.SOLVES);
            case Spoken(var words, var how) -> tell(ticket, words, spoken(ticket, how), by);
            case Silent(var why) -> {
                events.publishEvent(new CustomerNotTold(Ids.next(), ticket.id(), now(), by, why));
                yield ticket;
            }
        };
    }

    /** @param how they spoke; when nobody says it, as the customer asked, or else on the telephone */
    static Channel spoken(Ticket ticket, @Nullable Channel how) {
        if (how != null) return how;
        var asked = ticket.request().channel();
        return asked.isSpoken() ? asked : Channel.PHONE;
    }

    Ticket close(Ticket ticket, Closing how, @Nullable UserId by) {
        var closed = saved(ticket.closed(how, now()));
        events.publishEvent(new TicketClosed(Ids.next(), ticket.id(), now(), how, by));
        return closed;
    }

    /** @param untold why the customer is told nothing of it, if nobody tells them in the other ticket */
    Ticket merge(Ticket ticket, Ticket into, @Nullable UserId by, @Nullable String untold) {
        if (untold != null) part(ticket, new Silent(untold), by);
        var merged = saved(ticket.merged(now()));
        events.publishEvent(new TicketMerged(Ids.next(), ticket.id(), now(), into.id(), by));
        events.publishEvent(new DuplicateFound(Ids.next(), into.id(), now(), ticket.id()));
        links.note(ticket.id(), Tie.DUPLICATE_OF, into.id());
        return merged;
    }

    Ticket reopen(Ticket ticket, @Nullable UserId by) {
        var reopened = saved(ticket.reopened(now()));
        tellReopened(ticket, by);
        return reopened;
    }

    /** Whoever opens it, a duplicate that is worked on again is one no more. */
    private void tellReopened(Ticket before, @Nullable UserId by) {
        if (before.isDuplicate()) links.forget(before.id(), Tie.DUPLICATE_OF);
        events.publishEvent(new TicketReopened(Ids.next(), before.id(), now(), by));
    }

    Ticket escalate(Ticket escalated, String team, List<UserId> told) {
        events.publishEvent(new TicketEscalated(Ids.next(), escalated.id(), now(), escalated.rung(), team, told));
        return saved(escalated);
    }

    Ticket prioritise(Ticket ticket, Priority priority, @Nullable String why) {
        var changed = saved(ticket.with(priority));
        tickets.promise(ticket.id(), null);
        events.publishEvent(new PriorityChanged(Ids.next(), ticket.id(), now(), priority, why));
        return changed;
    }

    /** By one degree; false when it has the highest already. The times that were promised stay. */
    boolean raisePriority(Ticket ticket) {
        var priority = Objects.requireNonNullElse(ticket.triage().priority(), Priority.NORMAL);
        if (ticket.isDone() || priority == Priority.URGENT) return false;
        var raised = saved(ticket.with(Priority.values()[priority.ordinal() + 1]));
        if (tickets.promised(ticket.id()).isEmpty()) tickets.promise(ticket.id(), priority);
        events.publishEvent(new PriorityRaised(
                Ids.next(),
                ticket.id(),
                now(),
                Objects.requireNonNull(raised.triage().priority())));
        return true;
    }

    Ticket goPublic(Ticket ticket, @Nullable UserId by) {
        var loud = saved(ticket.wentPublic());
        var told = staff.colleagues(PUBLIC_RELATIONS, now()).stream()
                .map(Staff.Colleague::id)
                .toList();
        events.publishEvent(new ComplaintWentPublic(Ids.next(), ticket.id(), now(), told, by));
        return loud;
    }

    Ticket handOver(Ticket ticket, UserId owner) {
        var handedOver = saved(ticket.ownedBy(owner));
        tellOwner(handedOver);
        moveWork(handedOver);
        return handedOver;
    }

    /** To somebody of a team, or back to the team itself. */
    Ticket handOver(Ticket ticket, @Nullable UserId owner, String team) {
        var given = saved(ticket.heldBy(owner, team));
        tellOwner(given);
        moveWork(given);
        return given;
    }

    private void moveWork(Ticket ticket) {
        events.publishEvent(new WorkHandedOver(
                ticket.id(), WORK, ticket.owner(), ticket.triage().team()));
    }

    void answerInPublic(Ticket ticket, String text, @Nullable UserId by, Instant at) {
        conversation.record(ticket.id(), Direction.OUT, ticket.request().channel(), TicketText.checked(text), by, at);
        events.publishEvent(new PublicAnswerGiven(Ids.next(), ticket.id(), at, by));
    }

    private Ticket tellTriage(Ticket ticket) {
        var triage = ticket.triage();
        events.publishEvent(new TicketClassified(
                Ids.next(), ticket.id(), now(), triage.category(), triage.priority(), triage.team()));
        events.publishEvent(new SubjectOwned(ticket.id(), ticket.owner(), triage.team()));
        return ticket;
    }

    private void tellOwner(Ticket ticket) {
        var team = ticket.triage().team();
        events.publishEvent(new TicketAssigned(Ids.next(), ticket.id(), now(), team, ticket.owner()));
        events.publishEvent(new SubjectOwned(ticket.id(), ticket.owner(), team));
    }

    private Ticket saved(Ticket ticket) {
        tickets.save(ticket);
        return ticket;
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
