package dev.rapport.customer.membership.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import dev.rapport.platform.CustomerId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The level of a member in the head of the page, kept as the panel below it changes it; nothing for others. */
class MembershipHead extends Span {

    /** Somebody changed the membership on this page. */
    static class Changed extends ComponentEvent<UI> {

        private final transient CustomerId customer;

        Changed(UI page, CustomerId customer) {
            super(page, false);
            this.customer = customer;
        }
    }

    private final transient CustomerId customer;
    private final transient Supplier<List<Component>> chips;
    private @Nullable Registration listening;

    MembershipHead(CustomerId customer, Supplier<List<Component>> chips) {
        this.customer = customer;
        this.chips = chips;
        addClassName("row");
        show();
    }

    static void changed(CustomerId customer) {
        var page = UI.getCurrent();
        ComponentUtil.fireEvent(page, new Changed(page, customer));
    }

    private void show() {
        removeAll();
        add(chips.get());
        setVisible(getComponentCount() > 0);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        listening = ComponentUtil.addListener(attached.getUI(), Changed.class, changed -> {
            if (changed.customer.equals(customer)) show();
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        super.onDetach(detached);
        if (listening != null) listening.remove();
    }
}
