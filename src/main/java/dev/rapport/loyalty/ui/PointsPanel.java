package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.loyalty.Points;
import dev.rapport.platform.CustomerId;
import java.time.Clock;

@org.springframework.stereotype.Component
class PointsPanel implements CustomerPanel {

    private final Points points;
    private final Clock clock;

    PointsPanel(Points points, Clock clock) {
        this.points = points;
        this.clock = clock;
    }

    @Override
    public String title() {
        return "points.title";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public Component show(CustomerId customer) {
        return new PointsOfCustomer(points, customer, clock);
    }
}
