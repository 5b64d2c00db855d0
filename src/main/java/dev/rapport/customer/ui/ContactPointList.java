package dev.rapport.customer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerProfile.MaskedContactPoint;
import dev.rapport.platform.CustomerId;
import java.util.List;

/** Contact points, masked; showing one in full asks why. */
class ContactPointList extends Div {

    private final transient CustomerDesk desk;
    private final transient CustomerId customer;

    ContactPointList(
            CustomerDesk desk,
            CustomerId customer,
            List<MaskedContactPoint> points,
            boolean mayWork,
            Runnable changed) {
        this.desk = desk;
        this.customer = customer;
        addClassName("stack");
        if (points.isEmpty()) add(new Span(getTranslation("customer.no-contact-points")));
        points.forEach(point -> add(mayWork ? line(point) : new Div(point.text())));
        if (mayWork) add(adder(changed));
    }

    private Button adder(Runnable changed) {
        var button = new Button(
                getTranslation("customer.add-contact-point"),
                click -> new ContactPointDialog(desk, customer, changed).open());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private Div line(MaskedContactPoint point) {
        var text = new Span(point.text());
        var show = new Button(getTranslation("customer.show"));
        show.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        show.setAriaLabel(getTranslation("customer.show-this", point.text()));
        show.addClickListener(click -> askWhy(point, text, show));
        var line = new Div(text, show);
        line.addClassName("row");
        return line;
    }

    private void askWhy(MaskedContactPoint point, Span text, Button show) {
        new ReasonDialog(point.text(), reason -> {
                    text.setText(desk.show(customer, point.id(), reason));
                    show.setVisible(false);
                })
                .open();
    }
}
