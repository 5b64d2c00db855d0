package dev.rapport.customer.promises.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.customer.promises.MadePromise;
import dev.rapport.customer.promises.Promises;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Times;
import org.jspecify.annotations.Nullable;

/** The promises of a customer: the open ones, what is due first, or those that ended; and a way to make one. */
class PromiseList extends Div {

    private static final int PAGE = 5;

    private final transient Promises promises;
    private final transient CustomerId customer;
    private final UnorderedList list = new UnorderedList();
    private final Span none = new Span();
    private final Button more = small("promise.more");
    private final Button ended = small("promise.show-ended");
    private boolean showsEnded;
    private @Nullable String next;

    PromiseList(Promises promises, CustomerId customer) {
        this.promises = promises;
        this.customer = customer;
        addClassName("stack");
        list.addClassName("plain-list");
        none.addClassName("secondary");
        more.addClickListener(click -> readOn());
        ended.addClickListener(click -> {
            showsEnded = !showsEnded;
            reload();
        });
        var ways = new Div(more, ended);
        ways.addClassName("row");
        if (promises.mayMake()) ways.addComponentAsFirst(maker());
        add(none, list, ways);
        reload();
    }

    private Button maker() {
        var button = small("promise.make");
        button.addClickListener(click -> new PromiseDialog(promises, customer, this::reload).open());
        return button;
    }

    private void reload() {
        list.removeAll();
        next = null;
        readOn();
        ended.setText(getTranslation(showsEnded ? "promise.show-open" : "promise.show-ended"));
        none.setText(getTranslation(showsEnded ? "promise.none-ended" : "promise.none"));
        none.setVisible(list.getComponentCount() == 0);
    }

    private void readOn() {
        var page = promises.of(customer, !showsEnded, PAGE, next);
        page.items().forEach(promise -> list.add(line(promise)));
        next = page.next();
        more.setVisible(next != null);
    }

    private ListItem line(MadePromise promise) {
        var due = promise.isOpen() ? Times.due(promise.dueAt()) : PromiseChips.state(promise);
        var head = new Div(due, new SubjectLink(promise.number()), new Span(promises.holder(promise)));
        head.addClassName("row");
        var what = new Div(promise.isWithoutWords() ? getTranslation("promise.of-others") : promise.what());
        if (promise.isWithoutWords()) what.addClassName("secondary");
        var line = new ListItem(what, head);
        if (promises.mayWork(promise)) line.add(new PromiseWays(promises, promise, this::reload));
        return line;
    }

    private Button small(String key) {
        var button = new Button(getTranslation(key));
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }
}
