package dev.rapport.contact.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.contact.Delivery;
import dev.rapport.contact.Delivery.State;
import dev.rapport.contact.Message;
import dev.rapport.contact.Trouble;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Times;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How far a message of ours got: in words, with the channel and the time that counts. */
public final class MessageState extends Div {

    /** @param again sends it once more, where the reader may */
    public MessageState(Message message, @Nullable Consumer<UUID> again) {
        var delivery = message.delivery();
        addClassName("message-head");
        add(chip(delivery));
        add(new Span(getTranslation("word.channel." + message.channel().word())));
        var to = delivery.to();
        if (to != null && !to.isEmpty()) add(new Span(getTranslation("contact.message.to", to)));
        if (delivery.isSimulated()) add(new Span(getTranslation("contact.message.simulated")));
        var why = delivery.why();
        if (why != null) add(trouble(delivery, why));
        var lost = delivery.lostCopies();
        if (lost != null) {
            var copy = Chips.bad(getTranslation("contact.message.copy-lost", lost.to()));
            copy.setTitle(lost.detail());
            add(copy);
        }
        if (delivery.hasFailed() && again != null) add(againButton(message.id(), again));
    }

    private Span chip(Delivery delivery) {
        var lost = delivery.hasFailed() && delivery.at() != null;
        var word = getTranslation(
                lost
                        ? "contact.message.lost"
                        : "word.delivery." + delivery.state().word());
        var at = delivery.at();
        var text = at == null || delivery.state() == State.RECORDED
                ? word
                : getTranslation("contact.message.sent-at", word, Times.exact(at));
        return switch (delivery.state()) {
            case RECORDED -> Chips.plain(text);
            case QUEUED -> Chips.warning(text);
            case SENT, DELIVERED, READ -> Chips.good(text);
            case FAILED -> Chips.bad(text);
        };
    }

    private Span trouble(Delivery delivery, Trouble why) {
        var key = !delivery.hasFailed()
                ? "contact.message.tried"
                : delivery.at() == null ? "contact.message.failed" : "contact.message.not-arrived";
        var sentence = new Span(getTranslation(key, getTranslation(why.reason(), "", "")));
        sentence.setTitle(why.detail());
        return sentence;
    }

    private Button againButton(UUID id, Consumer<UUID> again) {
        var button = new Button(getTranslation("contact.message.send-again"), click -> again.accept(id));
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setDisableOnClick(true);
        return button;
    }
}
