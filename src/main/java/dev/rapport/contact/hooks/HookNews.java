package dev.rapport.contact.hooks;

import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.cases.SubjectStands;
import dev.rapport.cases.SubjectTitled;
import dev.rapport.contact.Message;
import dev.rapport.contact.MessageFailed;
import dev.rapport.contact.MessageSent;
import dev.rapport.contact.MessageTakenIn;
import dev.rapport.contact.hooks.Happened.Named;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.OnlyLooked;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what happens and has it told with the transaction in which it did. */
@Component
class HookNews {

    private final HooksWanted wanted;
    private final HookTypes types;
    private final HookTelling telling;
    private final HookLoop loop;

    HookNews(HooksWanted wanted, HookTypes types, HookTelling telling, HookLoop loop) {
        this.wanted = wanted;
        this.types = types;
        this.telling = telling;
        this.loop = loop;
    }

    @EventListener
    void happened(DomainEvent event) {
        if (event instanceof OnlyLooked || event instanceof HookEvent) return;
        var own = types.named(event);
        note(happened -> {
            if (own.isPresent())
                happened.add(new Named(
                        own.get().name(), event.subject(), event.at(), own.get().more(event)));
            else if (event instanceof SubjectOpened)
                happened.of(event.subject()).opened(event.at());
            else happened.of(event.subject()).said(event.getClass().getSimpleName(), event.at());
        });
    }

    @EventListener
    void stands(SubjectStands stands) {
        note(happened -> {
            var deed = happened.of(stands.subject());
            if (stands.closedAt() != null) deed.closed(stands.closedAt());
        });
    }

    @EventListener
    void owned(SubjectOwned owned) {
        note(happened -> happened.of(owned.subject()));
    }

    @EventListener
    void titled(SubjectTitled titled) {
        note(happened -> happened.of(titled.subject()));
    }

    @EventListener
    void received(MessageTakenIn message) {
        var more = new TreeMap<>(
                Map.of("channel", message.channel().word(), "automatic", String.valueOf(message.automatic())));
        if (message.about() != null) more.put("case", message.about().toString());
        note(happened ->
                happened.add(new Named(HookTypes.RECEIVED, message.conversation(), message.at(), Map.copyOf(more))));
    }

    @EventListener
    void sent(MessageSent sent) {
        message(HookTypes.SENT, sent.message(), sent.at());
    }

    @EventListener
    void failed(MessageFailed failed) {
        message(HookTypes.FAILED, failed.message(), failed.at());
    }

    private void message(String type, Message message, Instant at) {
        var more = Map.of(
                "message", message.id().toString(), "channel", message.channel().word());
        note(happened -> happened.add(new Named(type, message.subject(), at, more)));
    }

    private void note(Consumer<Happened> what) {
        if (!wanted.all().isEmpty()) Happened.note(telling::write, loop::wake, what);
    }
}
