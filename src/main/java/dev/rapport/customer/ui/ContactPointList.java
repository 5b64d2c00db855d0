package dev.rapport.customer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerProfile.MaskedContactPoint;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Notices;
import java.util.List;

/** Contact points, masked; showing one in full asks why. */
class ContactPointList extends Div {

    private final transient CustomerDesk desk;
    private final transient CustomerId customer;

    ContactPointList(CustomerDesk desk, CustomerId customer, List<MaskedContactPoint> points) {
        this.desk = desk;
        this.customer = customer;
        addClassName("stack");
        if (points.isEmpty()) add(new Span(getTranslation("customer.no-contact-points")));
        points.forEach(point -> add(line(point)));
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
        var dialog = new Dialog(getTranslation("customer.show-this", point.text()));
        var reason = new TextField(getTranslation("customer.reason"));
        reason.setWidthFull();
        reason.setMaxLength(300);
        reason.setAutofocus(true);
        dialog.add(new Paragraph(getTranslation("customer.reason-is-kept")), reason);
        var confirm = new Button(getTranslation("customer.show"), click -> {
            var done = Notices.attempt(() -> text.setText(desk.show(customer, point.id(), reason.getValue())));
            if (!done) return;
            show.setVisible(false);
            dialog.close();
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("customer.cancel"), click -> dialog.close()), confirm);
        dialog.open();
    }
}
