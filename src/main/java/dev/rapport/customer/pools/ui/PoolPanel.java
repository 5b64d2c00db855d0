package dev.rapport.customer.pools.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.customer.owners.Owners;
import dev.rapport.customer.pools.Pool;
import dev.rapport.customer.pools.Pools;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Notices;

/** In which pools a customer waits, and the way out of one and into one. */
@org.springframework.stereotype.Component
class PoolPanel implements CustomerPanel {

    private static final int ORDER = 6;

    private final Pools pools;
    private final Owners owners;

    PoolPanel(Pools pools, Owners owners) {
        this.pools = pools;
        this.owners = owners;
    }

    @Override
    public String title() {
        return "pools.pool";
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
        var in = pools.of(customer);
        if (in.isEmpty()) panel.add(new Span(translated("pools.in-none")));
        in.forEach(pool -> panel.add(line(pool, customer)));
        if (in.isEmpty()
                && owners.of(customer).mayChange()
                && pools.list().stream().anyMatch(one -> one.rules().active()))
            panel.add(small("pools.put-back", () -> new PutBackDialog(pools, customer, PoolPanel::again).open()));
        return panel;
    }

    private Div line(Pool pool, CustomerId customer) {
        var line = new Div(new Anchor("pools/" + pool.id(), pool.rules().name()));
        line.addClassName("row");
        if (pool.mayTake())
            line.add(small("pools.take", () -> {
                if (Notices.attempt(() -> pools.take(pool.id(), customer))) again();
            }));
        return line;
    }

    /** The whole page tells of the owner. */
    private static void again() {
        UI.getCurrent().refreshCurrentRoute(true);
    }

    private static Button small(String words, Runnable deed) {
        var button = new Button(translated(words), click -> deed.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private static String translated(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
