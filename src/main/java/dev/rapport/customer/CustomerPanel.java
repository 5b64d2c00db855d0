package dev.rapport.customer;

import com.vaadin.flow.component.Component;
import dev.rapport.platform.CustomerId;

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

    /** Only what the asker may see; what is not visible has no heading either. */
    Component show(CustomerId customer);
}
