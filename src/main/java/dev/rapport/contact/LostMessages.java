package dev.rapport.contact;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.inbound.NotArrived;
import dev.rapport.contact.inbound.Takes;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.Instants;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What did not arrive although a carrier took it has failed and comes back to its author. What its taking stopped stays stopped, at
 * that time and with this said; another answer is owed from now on (decision 024). Where only a copy did not arrive, that is said
 * of the copy.
 */
@Component
class LostMessages implements Takes<NotArrived> {

    /** The other side may say so before it is written down here that it took it. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Messages messages;
    private final Sla sla;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LostMessages(Messages messages, Sla sla, ApplicationEventPublisher events, Clock clock) {
        this.messages = messages;
        this.sla = sla;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Class<NotArrived> what() {
        return NotArrived.class;
    }

    /** What we did not send, or what failed before, is no matter. */
    @Override
    public void take(ChannelAccount account, NotArrived lost, Instant receivedAt) {
        if (!lostByCopies(account.platform(), lost)
                && !lost(account.platform(), lost.there(), lost.why())
                && !messages.isKnown(account.platform(), lost.there())
                && receivedAt.plus(PATIENCE).isAfter(Instants.now(clock)))
            throw new IllegalStateException("not written down yet");
    }

    /** Whether only such did not get it as stood on it as well: then it arrived where it was meant to. */
    private boolean lostByCopies(String carrier, NotArrived lost) {
        var shown = lost.to().stream()
                .map(address ->
                        EmailAddress.parse(address).map(EmailAddress::masked).orElse("***"))
                .toList();
        return messages.lostByCopies(Talks.carriers(carrier), lost.there(), lost.to(), shown, lost.why());
    }

    /** Whether there was such a message. */
    boolean lost(String carrier, String there, Trouble why) {
        var message = messages.lost(Talks.carriers(carrier), there, why);
        message.ifPresent(one -> tell(new MessageFailed(one, Instants.now(clock), why, isOvertaken(one))));
        return message.isPresent();
    }

    private boolean isOvertaken(Message message) {
        var taken = message.delivery().at();
        return taken != null && messages.isToldSince(message.subject(), taken);
    }

    private void tell(MessageFailed lost) {
        events.publishEvent(lost);
        var taken = lost.message().delivery().at();
        if (taken == null || lost.isOvertaken()) return;
        sla.record(
                lost.message().subject(),
                new SlaEvent(lost.at(), SlaEvent.Kind.REPLY_LOST, taken.toString(), null, null));
    }
}
