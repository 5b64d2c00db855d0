package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** A part of a page with its heading. */
public final class Panel extends Section {

    /** @param heading in the reader's words */
    public Panel(String heading, Component... content) {
        addClassName("panel");
        add(new H2(heading));
        add(content);
    }
}
