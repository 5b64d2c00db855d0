package dev.rapport.customer.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.cases.Cases;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.platform.CustomerId;

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
        return new CustomerStory(cases, customer);
    }
}
