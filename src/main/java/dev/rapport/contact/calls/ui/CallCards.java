package dev.rapport.contact.calls.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.rapport.contact.calls.CallState;
import dev.rapport.contact.calls.PhoneCall;
import dev.rapport.contact.calls.ui.CallsInTheBar.Tools;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.Notices;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A sign in the bar that counts the calls at hand and leads the keyboard to their cards, which come and go by themselves. */
class CallCards extends Div {

    private static final Pattern INBOX = Pattern.compile("inbox(/.*)?");

    private final transient Tools tools;
    private final Map<SubjectId, CallCard> cards = new LinkedHashMap<>();
    private final Button sign = new Button(VaadinIcon.PHONE.create());
    private final Span count = new Span();

    CallCards(Tools tools) {
        this.tools = tools;
        addClassName("notice-bell");
        sign.addThemeVariants(ButtonVariant.TERTIARY);
        sign.setSuffixComponent(count);
        count.addClassName("notice-count");
        sign.addClickListener(click -> next().ifPresent(CallCard::unfold));
        add(sign);
        setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var pages = attached.getUI().addAfterNavigationListener(navigation -> refresh());
        addDetachListener(detached -> {
            detached.unregisterListener();
            pages.remove();
        });
        refresh();
    }

    /** Who writes up a call on its page or in the inbox needs no card that leads there and lies over it. */
    private boolean isWrittenUpHere(PhoneCall call) {
        return isOver(call)
                && getUI().map(ui -> ui.getActiveViewLocation().getPath())
                        .filter(page -> page.isEmpty()
                                || INBOX.matcher(page).matches()
                                || page.equals("calls/" + call.number()))
                        .isPresent();
    }

    final void refresh() {
        var now = tools.atHand().mine().stream()
                .filter(call -> !isWrittenUpHere(call))
                .collect(Collectors.toMap(PhoneCall::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
        for (var gone : cards.values().stream()
                .filter(card -> !now.containsKey(card.call().id()))
                .toList()) end(gone);
        now.forEach((id, call) -> cards.computeIfAbsent(id, fresh -> card(call)).show(call));
        count.setText(String.valueOf(now.size()));
        var label = getTranslation("call.at-hand", now.size());
        sign.setAriaLabel(label);
        sign.setTooltipText(label);
        setVisible(!now.isEmpty());
    }

    /** One that is over, or comes while another goes on, is a line until somebody wants to see it. */
    private CallCard card(PhoneCall call) {
        return new CallCard(
                tools,
                call,
                isOver(call) || !cards.values().stream().allMatch(card -> isOver(card.call())),
                this::refresh);
    }

    /** The first that is only a line. */
    private Optional<CallCard> next() {
        return cards.values().stream()
                .filter(CallCard::isFolded)
                .findFirst()
                .or(() -> cards.values().stream().findFirst());
    }

    private static boolean isOver(PhoneCall call) {
        return call.state() == CallState.WRAP_UP;
    }

    private void end(CallCard card) {
        var call = card.call();
        cards.remove(call.id());
        card.close();
        if (call.state() == CallState.RINGING && call.answeredAt() == null)
            tools.atHand()
                    .takenBy(call.id())
                    .ifPresent(who -> Notices.done(getTranslation("call.taken-by", call.number(), who)));
    }
}
