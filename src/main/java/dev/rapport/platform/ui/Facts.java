package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import org.jspecify.annotations.Nullable;

/** Facts, each with its label; a fact that is absent is left out. */
public final class Facts extends DescriptionList {

    public Facts() {
        addClassName("facts");
    }

    public Facts with(String label, @Nullable String value) {
        if (value != null && !value.isBlank()) add(new Term(label), new Description(value));
        return this;
    }

    public Facts with(String label, Component value) {
        add(new Term(label), new Description(value));
        return this;
    }
}
