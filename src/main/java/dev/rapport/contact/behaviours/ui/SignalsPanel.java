package dev.rapport.contact.behaviours.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.contact.behaviours.Behaviours;
import dev.rapport.contact.behaviours.Signals;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.platform.CustomerId;

@org.springframework.stereotype.Component
class SignalsPanel implements CustomerPanel {

    private final Signals signals;
    private final Behaviours behaviours;

    SignalsPanel(Signals signals, Behaviours behaviours) {
        this.signals = signals;
        this.behaviours = behaviours;
    }

    @Override
    public String title() {
        return "signals.title";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public Component show(CustomerId customer) {
        return new SignalList(signals, behaviours, customer);
    }
}
