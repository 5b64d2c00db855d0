package dev.rapport.customer.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.rapport.customer.Aliases;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The address of a customer who became one with another leads to that one. */
@Component
class OldCustomerLinks implements VaadinServiceInitListener {

    private final Aliases aliases;

    OldCustomerLinks(Aliases aliases) {
        this.aliases = aliases;
    }

    @Override
    public void serviceInit(ServiceInitEvent start) {
        start.getSource().addUIInitListener(ui -> ui.getUI().addBeforeEnterListener(this::lead));
    }

    private void lead(BeforeEnterEvent navigation) {
        if (navigation.getNavigationTarget() != CustomerView.class) return;
        navigation
                .getRouteParameters()
                .get("customer")
                .flatMap(OldCustomerLinks::read)
                .flatMap(aliases::merged)
                .ifPresent(now -> navigation.forwardTo("customers/" + now));
    }

    /** What is no id is refused by the page itself. */
    private static Optional<CustomerId> read(String text) {
        try {
            return Optional.of(CustomerId.of(text));
        } catch (Refused notOne) {
            return Optional.empty();
        }
    }
}
