package dev.rapport.customer;

import com.vaadin.flow.component.Component;
import dev.rapport.platform.CustomerId;
import java.util.Optional;

/** Something that another module shows on a customer's page (a Spring bean). */
public interface CustomerPanel {

    /** Where on the page it stands. */
    enum Place {
        STORY,
        ASIDE
    }

    /** Message key of the heading. */
    String title();

    Place place();

    /** Lower ones first. */
    int order();

    /** What of it stands beside the customer's name; mostly nothing. */
    default Optional<Component> badge(CustomerId customer) {
        return Optional.empty();
    }

    /** Only what the asker may see; what is not visible has no heading either. */
    Component show(CustomerId customer);
}
