package dev.rapport.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.function.Supplier;

/** Shows and hides what something was before; read only when it is asked for. */
public class Disclosure extends IconButton {

    private final transient Supplier<Component> content;
    private final Div place;

    /** @param place where it is shown */
    public Disclosure(String words, Div place, Supplier<Component> content) {
        super(VaadinIcon.TIME_BACKWARD, words);
        this.content = content;
        this.place = place;
        place.setVisible(false);
        tell();
        addClickListener(click -> turn());
    }

    private void turn() {
        place.removeAll();
        place.setVisible(!place.isVisible());
        if (place.isVisible()) place.add(content.get());
        tell();
    }

    private void tell() {
        getElement().setAttribute("aria-expanded", String.valueOf(place.isVisible()));
    }
}
