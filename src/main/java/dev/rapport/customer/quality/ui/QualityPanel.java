package dev.rapport.customer.quality.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.customer.quality.DataQuality;
import dev.rapport.customer.quality.FaultLine;
import dev.rapport.customer.quality.OutdatedTags;
import dev.rapport.customer.quality.Quality;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;

/** What is wrong with what is kept of a customer, and what to do about it. */
@org.springframework.stereotype.Component
class QualityPanel implements CustomerPanel {

    private static final int ORDER = 7;

    private final DataQuality quality;
    private final OutdatedTags tags;
    private final CustomerDesk desk;

    QualityPanel(DataQuality quality, OutdatedTags tags, CustomerDesk desk) {
        this.quality = quality;
        this.tags = tags;
        this.desk = desk;
    }

    @Override
    public String title() {
        return "nav.data-quality";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Component show(CustomerId customer) {
        var panel = new Div();
        panel.addClassName("stack");
        var seen = quality.seenOf(customer);
        if (seen.isEmpty()) panel.add(secondary("quality.for-owner"));
        else if (seen.get().isEmpty()) panel.add(Chips.good(translated("quality.nothing-wrong")));
        else seen.get().forEach(line -> panel.add(fault(customer, line)));
        return panel;
    }

    private Div fault(CustomerId customer, FaultLine line) {
        var fault = new Div(
                Chips.warning(translated("word.Flaw." + line.flaw())), secondary("quality.to-do." + line.flaw()));
        fault.addClassName("stack");
        if (line.flaw().quality() == Quality.DUPLICATE_PHONES)
            fault.add(new Anchor("duplicates", translated("nav.duplicates")));
        if (line.flaw().quality() == Quality.OUTDATED_TAGS && desk.mayWork())
            tags.of(customer).forEach(word -> fault.add(tag(customer, word)));
        return fault;
    }

    private Div tag(CustomerId customer, String word) {
        var name = Chips.plain(word);
        name.addClassName("as-typed");
        var line = new Div(
                name,
                small("quality.renew", word, () -> tags.renew(customer, word)),
                small("quality.remove", word, () -> desk.untag(customer, word)));
        line.addClassName("row");
        return line;
    }

    private static Button small(String words, String word, Runnable deed) {
        var button = new Button(translated(words), click -> {
            if (Notices.attempt(deed)) UI.getCurrent().refreshCurrentRoute(true);
        });
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setAriaLabel(translated(words) + ": " + word);
        button.setDisableOnClick(true);
        return button;
    }

    private static Span secondary(String words) {
        var span = new Span(translated(words));
        span.addClassName("secondary");
        return span;
    }

    private static String translated(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
