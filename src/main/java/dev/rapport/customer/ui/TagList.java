package dev.rapport.customer.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Tags.Tag;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;

/** The customer's tags, with adding and removing. */
class TagList extends Div {

    private final transient CustomerDesk desk;
    private final transient CustomerId customer;
    private final boolean mayWork;

    TagList(CustomerDesk desk, CustomerId customer, boolean mayWork) {
        this.mayWork = mayWork;
        this.desk = desk;
        this.customer = customer;
        addClassName("row");
        show();
    }

    private void show() {
        removeAll();
        desk.profile(customer).tags().forEach(tag -> add(chip(tag)));
        if (mayWork) add(field());
        else if (getComponentCount() == 0) add(new Span("–"));
    }

    private Span chip(Tag tag) {
        var chip = Chips.plain(tag.word());
        chip.addClassName("as-typed");
        var expiresAt = tag.expiresAt();
        chip.setTitle(
                expiresAt == null
                        ? getTranslation("customer.tag-source", source(tag))
                        : getTranslation("customer.tag-source-until", source(tag), Times.exact(expiresAt)));
        if (!mayWork) return chip;
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> {
            if (Notices.attempt(() -> desk.untag(customer, tag.word()))) show();
        });
        remove.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        remove.setAriaLabel(getTranslation("customer.remove-tag", tag.word()));
        chip.add(remove);
        return chip;
    }

    private TextField field() {
        var word = new TextField();
        word.setPlaceholder(getTranslation("customer.add-tag"));
        word.setAriaLabel(getTranslation("customer.add-tag"));
        word.setMaxLength(60);
        var refusals = new FieldRefusals().required(word).at(word, "customer.bad-tag");
        word.setRequiredIndicatorVisible(false);
        word.addKeyPressListener(Key.ENTER, enter -> {
            if (refusals.attempt(() -> desk.tag(customer, word.getValue()))) show();
        });
        return word;
    }

    private static String source(Tag tag) {
        return Words.known("word.source." + tag.source(), tag.source());
    }
}
