package dev.rapport.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import dev.rapport.platform.ui.Asked;
import dev.rapport.platform.ui.Chips;

/** Says what of the address the page could not use. */
class LeftOut extends Div implements AfterNavigationObserver {

    LeftOut() {
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent arrived) {
        var leftOut = Asked.said(arrived.getLocationChangeEvent().getUI(), arrived.getLocation())
                .leftOut();
        removeAll();
        setVisible(!leftOut.isEmpty());
        if (!leftOut.isEmpty()) add(Chips.warning(getTranslation("ui.filters-unknown", String.join(", ", leftOut))));
    }
}
