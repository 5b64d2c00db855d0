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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * @param leftOut who gets no copy although they belong to the thread, see {@link Copies}
     */
    public record To(Correspondent with, @Nullable Channel wished, String heading, Set<UUID> leftOut) {

        public To(Correspondent with, @Nullable Channel wished, String heading) {
            this(with, wished, heading, Set.of());
        }

        SubjectId subject() {
            return with.subject();
        }
    }

    /**
     * Goes out after the caller's transaction; what nothing can carry fails then, and its author is told. What a machine says is
     * copied to nobody.
     */
    public Message write(To to, String text, @Nullable UserId author, Aim aim) {
        var way = way(to);
        var copies = author == null ? List.<String>of() : way.copies().addresses(to.leftOut());
        var queued = new Delivery(Delivery.State.QUEUED, null, way.carrier(), shown(way, copies), null, null);
        var message = messages.add(new Message(
                Ids.next(), to.subject(), Direction.OUT, way.channel(), text, author, null, now(), false, aim, queued));
        messages.goesTo(message.id(), way.address(), copies);
        queue(message.id(), message, way, to, copies);
        return message;
    }

    private static String shown(Way.Open way, List<String> copies) {
        var copied = way.copies().to().stream()
                .filter(copy -> copies.contains(copy.address()))
                .map(Copies.Copy::shown);
        return Stream.concat(Stream.of(way.shown()), copied).collect(Collectors.joining(", "));
    }

    /** Tries once more what failed; refused when nothing can carry it now. */
    public void sendAgain(UUID id, To to) {
        var message = messages.locked(id, to.subject());
        if (!message.delivery().hasFailed()) throw Refused.conflict("contact.did-not-fail");
        ways.require(to.with(), to.wished());
        var way = way(to);
        requireSame(message, way);
        var copies = way.copies().addresses(Set.of()).stream()
                .filter(messages.copies(id)::contains)
                .toList();
        messages.queueAgain(id, way, shown(way, copies));
        queue(message.delivery().at() == null ? id : Ids.next(), message, way, to, copies);
    }

    /** Who wrote last by now may be somebody whom the author left out. */
    private void requireSame(Message message, Way.Open way) {
        var isAnother = messages.addressed(message.id())
                .filter(address -> message.channel() == way.channel() && !address.equals(way.address()))
                .isPresent();
        if (isAnother && messages.heardFrom(message.subject(), way.channel()).isPresent())
            throw Refused.conflict("contact.another-wrote-since");
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
                        null,
                        Copies.NONE);
        };
    }

    /** @param id by which the other side knows a repeat: one of its own for what it took before and lost */
    private void queue(UUID id, Message message, Way.Open way, To to, List<String> copies) {
        sending.queue(new Letter(
                id,
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
                now(),
                copies));
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
