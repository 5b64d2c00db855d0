package dev.rapport.contact;

import dev.rapport.contact.Message.Aim;
import dev.rapport.contact.Message.Direction;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What we write to customers about cases: kept with the case and queued in one transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Replies {

    /** Ids of what was said before that a letter names. */
    private static final int MOST_EARLIER = 10;

    private final Messages messages;
    private final Ways ways;
    private final Sending sending;
    private final Clock clock;

    Replies(Messages messages, Ways ways, Sending sending, Clock clock) {
        this.messages = messages;
        this.ways = ways;
        this.sending = sending;
        this.clock = clock;
    }

    /**
     * To whom something is written.
     *
     * @param wished the only channel that will do, if there is one
     * @param heading for channels that have one
     */
    public record To(Correspondent with, @Nullable Channel wished, String heading) {

        SubjectId subject() {
            return with.subject();
        }
    }

    /** Goes out after the caller's transaction; what nothing can carry fails then, and its author is told. */
    public Message write(To to, String text, @Nullable UserId author, Aim aim) {
        var way = way(to);
        var queued = new Delivery(Delivery.State.QUEUED, null, way.carrier(), way.shown(), null);
        var message = messages.add(new Message(
                Ids.next(), to.subject(), Direction.OUT, way.channel(), text, author, null, now(), false, aim, queued));
        queue(message, way, to);
        return message;
    }

    /** Tries once more what failed; refused when nothing can carry it now. */
    public void sendAgain(UUID id, To to) {
        var message = messages.locked(id, to.subject());
        if (!message.delivery().hasFailed()) throw Refused.conflict("contact.did-not-fail");
        ways.require(to.with(), to.wished());
        var way = way(to);
        messages.queueAgain(id, way);
        queue(message, way, to);
    }

    private Way.Open way(To to) {
        return switch (ways.of(to.with(), to.wished())) {
            case Way.Open open -> open;
            case Way.Shut shut ->
                new Way.Open(
                        to.wished() == null ? to.with().asked() : to.wished(),
                        DeadEnd.NAME,
                        "",
                        null,
                        shut.reason(),
                        "",
                        null);
        };
    }

    private void queue(Message message, Way.Open way, To to) {
        sending.queue(new Letter(
                message.id(),
                MessageLetters.KIND,
                message.id(),
                to.subject().value(),
                way.carrier(),
                way.by(),
                way.channel(),
                way.address(),
                to.heading(),
                message.text(),
                messages.idsThere(to.subject(), way.carrier(), MOST_EARLIER),
                false,
                now()));
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
