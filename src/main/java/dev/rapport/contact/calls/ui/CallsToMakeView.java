package dev.rapport.contact.calls.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.contact.calls.CallsToMake;
import dev.rapport.contact.calls.ClickToCall;
import dev.rapport.contact.calls.HeldReached;
import dev.rapport.contact.calls.ToCall;
import dev.rapport.contact.calls.ToCall.Why;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Whom to call now and why, one after another, the outcome by one key. */
@Route("calls-to-make")
@Menu(title = "nav.calls-to-make", order = 39.5, icon = "vaadin:phone-landline")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "ADMIN"})
public class CallsToMakeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient CallsToMake calls;
    private final transient HeldReached held;
    private final transient ClickToCall dials;
    private final Div content = new Div();

    CallsToMakeView(CallsToMake calls, HeldReached held, ClickToCall dials) {
        this.calls = calls;
        this.held = held;
        this.dials = dials;
        addClassName("page");
        content.addClassName("stack");
        add(new PageHead(getPageTitle()), content);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.calls-to-make");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        show();
    }

    private void show() {
        content.removeAll();
        var waiting = held.waiting();
        var all = calls.list().stream()
                .filter(one -> !waiting.contains(one.subject()))
                .toList();
        if (all.isEmpty())
            content.add(new EmptyState(
                    VaadinIcon.PHONE, getTranslation("call.to-make.none"), getTranslation("call.to-make.none-hint")));
        else content.add(new Panel(getTranslation("call.to-make.next"), next(all.getFirst())));
        if (all.size() > 1)
            content.add(new Panel(getTranslation("call.to-make.then"), lines(all.subList(1, all.size()))));
        var later = calls.later();
        if (!later.isEmpty()) content.add(new Panel(getTranslation("call.to-make.later"), lines(later)));
    }

    private Div next(ToCall one) {
        var ways = new Div();
        ways.addClassName("row");
        var dialled = calls.dialled(one);
        ways.add(dialled.flatMap(number -> DialWays.of(dials, number, () -> dial(one)))
                .orElseGet(() -> new Span(getTranslation("call.to-make.no-number"))));
        var reached = way(
                one.why() == Why.PROMISE ? "call.to-make.kept" : "call.to-make.reached",
                Key.DIGIT_1,
                () -> reached(one));
        reached.addThemeVariants(ButtonVariant.PRIMARY);
        ways.add(reached, way("call.to-make.not-reached", Key.DIGIT_2, () -> notReached(one)));
        reached.focus();
        var next = new Div(line(one), ways);
        next.addClassName("stack");
        return next;
    }

    private void dial(ToCall one) {
        var customer = one.customer();
        if (one.why() == Why.PROMISE && customer != null) dials.promised(customer);
        else dials.back(one.number());
    }

    private Div lines(List<ToCall> all) {
        var lines = new Div();
        lines.addClassName("stack");
        all.forEach(one -> lines.add(line(one)));
        return lines;
    }

    private Div line(ToCall one) {
        var isPromise = one.why() == Why.PROMISE;
        var customer = one.customer();
        var line = new Div(
                customer == null ? new Span(one.who()) : new Anchor("customers/" + customer, one.who()),
                new Anchor((isPromise ? "promises/" : "calls/") + one.number(), one.number()),
                new Span(
                        isPromise
                                ? getTranslation("call.to-make.promise", one.about())
                                : getTranslation("call.to-make.missed")),
                isPromise ? Times.due(one.since()) : Times.ago(one.since()));
        line.addClassName("row");
        var tried = one.triedAt();
        if (tried != null) line.add(new Span(getTranslation("call.to-make.tried", one.tries())), Times.ago(tried));
        return line;
    }

    private Button way(String key, Key by, Runnable deed) {
        var button = new Button(getTranslation(key), click -> deed.run());
        button.addClickShortcut(by).listenOn(content);
        button.setDisableOnClick(true);
        return button;
    }

    private void reached(ToCall one) {
        Notices.attempt(() -> {
            var waits = held.hold(one.number());
            Notices.goesOut(getTranslation("call.to-make.was-reached", one.number()), () -> {
                held.takeBack(waits);
                show();
            });
        });
        show();
    }

    private void notReached(ToCall one) {
        if (Notices.attempt(() -> calls.notReached(one.number())))
            Notices.done(getTranslation("call.to-make.was-not-reached", one.number()), () -> {
                calls.takeBack(one.number());
                show();
            });
        show();
    }
}
