package dev.rapport.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.rapport.cases.Cases;
import dev.rapport.cases.ui.StoryList;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.PersonZone;

@org.springframework.stereotype.Component
class CustomerStoryPanel implements CustomerPanel {

    private final Cases cases;

    CustomerStoryPanel(Cases cases) {
        this.cases = cases;
    }

    @Override
    public String title() {
        return "cases.story";
    }

    @Override
    public Place place() {
        return Place.STORY;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public Component show(CustomerId customer) {
        var locale = UI.getCurrent().getLocale();
        return new StoryList((after, limit) -> cases.story(customer, locale, PersonZone.get(), limit, after));
    }
}
