package dev.rapport.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.rapport.cases.ui.SubjectLink;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The search box of the bar: a number leads to its subject at once, anything else to the page with what was found. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class SearchBox extends TextField {

    SearchBox() {
        addClassName("search-box");
        setPlaceholder(getTranslation("shell.search"));
        setAriaLabel(getTranslation("shell.search"));
        setTooltipText(getTranslation("shell.search-hint"));
        setPrefixComponent(VaadinIcon.SEARCH.create());
        setClearButtonVisible(true);
        setMaxLength(100);
        setValueChangeMode(ValueChangeMode.ON_CHANGE);
        addKeyPressListener(Key.ENTER, enter -> search());
    }

    private void search() {
        var text = getValue().strip();
        if (text.isEmpty()) return;
        SubjectLink.address(text)
                .ifPresentOrElse(
                        address -> UI.getCurrent().navigate(address),
                        () -> UI.getCurrent().navigate("search", QueryParameters.simple(Map.of("q", text))));
    }

    /** What was searched for stays in the box on the page with what was found, and nowhere else. */
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var watching = attached.getUI().addAfterNavigationListener(arrived -> setValue(asked(arrived.getLocation())));
        addDetachListener(gone -> {
            watching.remove();
            gone.unregisterListener();
        });
    }

    private static String asked(Location location) {
        if (!location.getPath().equals("search")) return "";
        return location.getQueryParameters().getSingleParameter("q").orElse("");
    }
}
