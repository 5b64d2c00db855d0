package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;

/** The head of a page: what it is, a line of facts about it, and what can be done. */
public final class PageHead extends Header {

    private final Div facts = new Div();
    private final Div actions = new Div();
    private final H1 title = new H1();

    public PageHead(String text) {
        addClassName("page-head");
        title.setText(text);
        facts.addClassName("page-head-facts");
        actions.addClassName("page-head-actions");
        var words = new Div(title, facts);
        words.addClassName("page-head-words");
        add(words, actions);
    }

    public void title(String text) {
        title.setText(text);
    }

    /** Replaces the line of facts: chips, links, times. */
    public PageHead facts(Component... components) {
        facts.removeAll();
        facts.add(components);
        return this;
    }

    public PageHead actions(Component... components) {
        actions.removeAll();
        actions.add(components);
        return this;
    }
}
