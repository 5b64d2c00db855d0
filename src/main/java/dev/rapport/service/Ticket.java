package dev.rapport.service;

import dev.rapport.cases.SubjectStands;
import dev.rapport.contact.Correspondent;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.service.TicketState.Closed;
import dev.rapport.service.TicketState.Closing;
import dev.rapport.service.TicketState.New;
import dev.rapport.service.TicketState.Open;
import dev.rapport.service.TicketState.Party;
import dev.rapport.service.TicketState.Solved;
import dev.rapport.service.TicketState.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request or complaint to be solved. A change gives a new ticket, and is refused where the state does not allow it.
 *
 * @param origin where it was imported from; absent for one of our own
 * @param owner who answers for it; absent until somebody has taken it
 * @param firstReplyAt when the customer first heard from us
 */
public record Ticket(
        SubjectId id,
        String number,
        @Nullable Origin origin,
        Request request,
        Triage triage,
        @Nullable UserId owner,
        Rung rung,
        @Nullable Instant firstReplyAt,
        Instant openedAt,
        TicketState state) {

    /** What the customer asked for. */
    public record Request(CustomerId customer, String subject, String body, Channel channel, boolean publicComplaint) {

        Request loud() {
            return new Request(customer, subject, body, channel, true);
        }

        Request told(UnaryOperator<String> words) {
            return new Request(customer, words.apply(subject), words.apply(body), channel, publicComplaint);
        }
    }

    /** Name of the system a ticket was imported from, with its number, product and last person there. */
    public record Origin(
            String source,
            String number,
            @Nullable String product,
            @Nullable String person) {}

    static Ticket open(SubjectId id, String number, Request request, @Nullable Priority priority, Instant at) {
        return new Ticket(id, number, null, request, Triage.open(priority), null, Rung.NONE, null, at, new New(at));
    }

    /** The same, its words as somebody may read them. */
    Ticket told(UnaryOperator<String> words) {
        return new Ticket(id, number, origin, request.told(words), triage, owner, rung, firstReplyAt, openedAt, state);
    }

    boolean isDuplicate() {
        return state instanceof Closed closed && closed.how() == Closing.DUPLICATE;
    }

    Correspondent conversation() {
        return new Correspondent(id, request.customer(), request.channel());
    }

    SubjectStands stands() {
        return new SubjectStands(id, state.word(), state instanceof Closed closed ? closed.since() : null);
    }

    /** A priority that was given at opening stands. */
    Ticket classified(Triage decided) {
        if (!(state instanceof New)) throw cannot("classify");
        var priority = triage.priority() == null ? decided.priority() : triage.priority();
        return with(new Triage(decided.category(), priority, decided.team()));
    }

    /** What a person says stands against all that was supposed before. */
    Ticket confirmed(Triage decided) {
        if (!(state instanceof New)) throw cannot("classify");
        return with(decided);
    }

    Ticket assigned(Instant at) {
        return switch (state) {
            case New ignored -> in(new Open(at));
            case Open ignored -> this;
            case Waiting ignored -> this;
            case Solved ignored -> throw cannot("assign");
            case Closed ignored -> throw cannot("assign");
        };
    }

    /** The customer was told. */
    Ticket replied(@Nullable UserId by, Instant at) {
        return writtenBy(by).answered(at);
    }

    /** Something is on its way to the customer. Whoever writes first takes the ticket. */
    Ticket writtenBy(@Nullable UserId by) {
        if (state instanceof Closed) throw cannot("reply");
        return new Ticket(
                id, number, origin, request, triage, owner == null ? by : owner, rung, firstReplyAt, openedAt, state);
    }

    /** A carrier took what was written to the customer, whatever the ticket has become meanwhile. */
    Ticket answered(Instant at) {
        var first = firstReplyAt == null ? at : firstReplyAt;
        return new Ticket(id, number, origin, request, triage, owner, rung, first, openedAt, state);
    }

    /** What a customer writes ends our waiting and takes a solved or closed ticket up again. */
    Ticket heardFromCustomer(Instant at) {
        return switch (state) {
            case New ignored -> this;
            case Open ignored -> this;
            case Waiting ignored -> resumed(at);
            case Solved ignored -> reopened(at);
            case Closed ignored -> reopened(at);
        };
    }

    Ticket waiting(Party party, Instant at) {
        if (!(state instanceof Open)) throw cannot("wait");
        return in(new Waiting(party, at));
    }

    Ticket resumed(Instant at) {
        if (!(state instanceof Waiting)) throw cannot("resume");
        return in(new Open(at));
    }

    Ticket solved(Instant at) {
        if (!isWorkedOn()) throw cannot("solve");
        return in(new Solved(at));
    }

    Ticket closed(Closing how, Instant at) {
        if (!(state instanceof Solved)) throw cannot("close");
        return in(new Closed(how, at));
    }

    /** Is closed at once, since the work goes on in another ticket. */
    Ticket merged(Instant at) {
        if (state instanceof Closed) throw cannot("merge");
        return in(new Closed(Closing.DUPLICATE, at));
    }

    /** The ladder starts from the bottom again. */
    Ticket reopened(Instant at) {
        if (!(state instanceof Solved || state instanceof Closed)) throw cannot("reopen");
        return in(new Open(at)).on(Rung.NONE);
    }

    /** Climbs to the rung; one that was climbed before stays. */
    Ticket escalated(Rung least) {
        if (isDone()) throw cannot("escalate");
        return rung.compareTo(least) < 0 ? on(least) : this;
    }

    Ticket with(Priority priority) {
        if (state instanceof Closed) throw cannot("prioritise");
        return with(triage.with(priority));
    }

    /** Less than it is: what takes a reason, since somebody was promised more. */
    List<Priority> lowerPriorities() {
        return Stream.of(Priority.values()).filter(this::isLoweredBy).toList();
    }

    /** Less than it was, while somebody still waits for what was promised. */
    public boolean isLoweredBy(Priority priority) {
        var now = triage.priority();
        return !isDone() && now != null && priority.compareTo(now) < 0;
    }

    Ticket ownedBy(UserId other) {
        if (isDone()) throw cannot("assign");
        return new Ticket(id, number, origin, request, triage, other, rung, firstReplyAt, openedAt, state);
    }

    Ticket heldBy(@Nullable UserId other, String team) {
        if (isDone()) throw cannot("assign");
        return new Ticket(id, number, origin, request, triage.in(team), other, rung, firstReplyAt, openedAt, state);
    }

    Ticket wentPublic() {
        return new Ticket(id, number, origin, request.loud(), triage, owner, rung, firstReplyAt, openedAt, state);
    }

    boolean isWorkedOn() {
        return state instanceof Open || state instanceof Waiting;
    }

    boolean isDone() {
        return state instanceof Solved || state instanceof Closed;
    }

    private Ticket in(TicketState next) {
        return new Ticket(id, number, origin, request, triage, owner, rung, firstReplyAt, openedAt, next);
    }

    private Ticket on(Rung other) {
        return new Ticket(id, number, origin, request, triage, owner, other, firstReplyAt, openedAt, state);
    }

    private Ticket with(Triage other) {
        return new Ticket(id, number, origin, request, other, owner, rung, firstReplyAt, openedAt, state);
    }

    private Refused cannot(String change) {
        return Refused.conflict("ticket.cannot-" + change, number);
    }
}
