package dev.rapport.planted.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Notices;
import jakarta.annotation.security.PermitAll;

/** Offers everybody what an auditor is refused. */
@Route("offers-too-much")
@PermitAll
public class OffersTooMuchView extends Div {

    public OffersTooMuchView(CustomerDesk desk) {
        add(new Button("Contact no more", click -> Notices.attempt(() -> desk.forbidContact(CustomerId.next(), true))));
    }
}
