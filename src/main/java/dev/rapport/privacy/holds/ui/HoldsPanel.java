package dev.rapport.privacy.holds.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Times;
import dev.rapport.privacy.holds.LegalHolds;
import dev.rapport.privacy.holds.LegalHolds.Standing;
import java.util.Optional;

/** On a customer's page: whether they may be erased, for everybody; why not stands in the list of holds. */
@org.springframework.stereotype.Component
class HoldsPanel implements CustomerPanel {

    private static final int LAST = 900;

    private final LegalHolds holds;

    HoldsPanel(LegalHolds holds) {
        this.holds = holds;
    }

    @Override
    public String title() {
        return "nav.legal-holds";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return LAST;
    }

    @Override
    public Optional<Component> badge(CustomerId customer) {
        if (holds.of(customer).isEmpty()) return Optional.empty();
        return Optional.of(Chips.warning(UI.getCurrent().getTranslation("holds.badge")));
    }

    @Override
    public Component show(CustomerId customer) {
        var panel = new Div();
        panel.addClassName("stack");
        var standing = holds.of(customer);
        if (standing.isEmpty()) panel.add(new Span(panel.getTranslation("holds.none-here")));
        standing.forEach(one -> panel.add(line(panel, one)));
        if (!holds.mayChange()) return panel;
        var set = new Button(
                panel.getTranslation("holds.set"),
                click -> new HoldDialog(holds, customer, () -> UI.getCurrent().refreshCurrentRoute(false)).open());
        set.addThemeVariants(ButtonVariant.SMALL);
        panel.add(set);
        if (!standing.isEmpty()) panel.add(new Anchor("legal-holds", panel.getTranslation("holds.all")));
        return panel;
    }

    private static Span line(Component panel, Standing one) {
        var about = one.number() == null ? panel.getTranslation("holds.whole-customer") : one.number();
        return Chips.warning(
                one.until() == null
                        ? panel.getTranslation("holds.stands-on", about)
                        : panel.getTranslation("holds.stands-on-until", about, Times.day(one.until())));
    }
}
