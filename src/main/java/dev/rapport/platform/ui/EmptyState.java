package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Says what an empty place is for and, with buttons, what to do first. */
public final class EmptyState extends Div {

    public EmptyState(VaadinIcon symbol, String title, String text, Component... actions) {
        addClassName("empty-state");
        var icon = symbol.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        add(icon, new H2(title), new Paragraph(text));
        add(actions);
    }
}
