package dev.rapport.contact.calls.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.contact.calls.CallDesk;
import dev.rapport.contact.calls.Calls.Candidate;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who is on the other side, and how to say it where nobody knows. */
final class CallerPanel extends Div {

    private final transient CallDesk desk;
    private final transient CallPage page;
    private final transient Runnable changed;

    CallerPanel(CallDesk desk, CustomerDesk customers, CallPage page, Runnable changed) {
        this.desk = desk;
        this.page = page;
        this.changed = changed;
        addClassName("stack");
        var call = page.call();
        var customer = call.customer();
        var facts = new Facts()
                .with(
                        getTranslation("call.number"),
                        Objects.requireNonNullElse(call.other(), getTranslation("call.suppressed")));
        if (customer != null)
            facts.with(
                    getTranslation("call.customer"),
                    new Anchor("customers/" + customer, Objects.requireNonNullElse(page.customer(), "–")));
        if (call.proof() != null) facts.with(getTranslation("call.proof"), call.proof());
        add(facts);
        if (customer == null) {
            add(new Span(getTranslation(page.candidates().isEmpty() ? "call.nobody-known" : "call.may-be")));
            page.candidates().forEach(candidate -> add(line(candidate)));
        }
        if (page.mayWork()) add(ways(customers, customer));
    }

    private Div ways(CustomerDesk customers, @Nullable CustomerId customer) {
        var other = new Button(
                getTranslation(customer == null ? "call.say-who" : "call.somebody-else"),
                click -> new CallerDialog(desk, customers, page.call(), changed).open());
        other.addThemeVariants(ButtonVariant.SMALL);
        var ways = new Div(other);
        ways.addClassName("row");
        if (customer != null) ways.add(button("call.not-them", this::unlink));
        return ways;
    }

    private Div line(Candidate candidate) {
        var line = new Div(new Anchor("customers/" + candidate.id(), candidate.name()));
        line.addClassName("row");
        if (page.mayWork()) line.add(button("call.it-is-them", () -> link(candidate.id())));
        return line;
    }

    private Button button(String key, Runnable deed) {
        var button = new Button(getTranslation(key), click -> deed.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private void link(CustomerId customer) {
        var call = page.call();
        Notices.attempt(() -> desk.link(call.number(), customer, null, call.revision()));
        changed.run();
    }

    private void unlink() {
        var call = page.call();
        Notices.attempt(() -> desk.unlink(call.number(), call.revision()));
        changed.run();
    }
}
