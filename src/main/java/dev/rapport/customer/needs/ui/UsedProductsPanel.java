package dev.rapport.customer.needs.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.customer.OfferedProducts;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.needs.UsedProducts;
import dev.rapport.platform.CustomerId;
import java.time.Clock;

@org.springframework.stereotype.Component
class UsedProductsPanel implements CustomerPanel {

    private final UsedProducts products;
    private final ProfileDesk profiles;
    private final CustomerDesk desk;
    private final OfferedProducts offered;
    private final Clock clock;

    UsedProductsPanel(
            UsedProducts products, ProfileDesk profiles, CustomerDesk desk, OfferedProducts offered, Clock clock) {
        this.offered = offered;
        this.products = products;
        this.profiles = profiles;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String title() {
        return "needs.products-used";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public Component show(CustomerId customer) {
        return new UsedProductList(products, offered, profiles, customer, desk.mayWork(), clock);
    }
}
