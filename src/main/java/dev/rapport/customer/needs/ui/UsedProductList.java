package dev.rapport.customer.needs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import dev.rapport.customer.OfferedProducts;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.needs.UsedProduct;
import dev.rapport.customer.needs.UsedProducts;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.PersonZone;
import dev.rapport.platform.ui.Times;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a customer uses, the newest first, and whether warranty and contract still hold. */
class UsedProductList extends KnownList<UsedProduct> {

    private final transient UsedProducts products;
    private final transient OfferedProducts offered;
    private final transient Clock clock;

    UsedProductList(
            UsedProducts products,
            OfferedProducts offered,
            ProfileDesk profiles,
            CustomerId customer,
            boolean mayWork,
            Clock clock) {
        super(profiles, customer, What.USED_PRODUCT, mayWork, "needs.no-products", "needs.add-product");
        this.products = products;
        this.offered = offered;
        this.clock = clock;
        reload();
    }

    @Override
    Iterable<UsedProduct> known() {
        return products.of(customer());
    }

    @Override
    void open(UsedProduct used) {
        new UsedProductDialog(products, offered, customer(), used, this::reload).open();
    }

    @Override
    void openNew() {
        new UsedProductDialog(products, offered, customer(), null, this::reload).open();
    }

    @Override
    Line line(UsedProduct used) {
        return new Line(
                used.id(), used.product(), about(used), () -> products.remove(customer(), used.id(), used.revision()));
    }

    private Component about(UsedProduct used) {
        var about = new Div();
        about.addClassName("row");
        if (used.serial() != null) about.add(secondary(used.serial()));
        if (used.since() != null) about.add(secondary(say("needs.since", used.since())));
        end(about, "warranty", used.warrantyUntil());
        end(about, "contract", used.contractUntil());
        return about;
    }

    private void end(Div about, String what, @Nullable LocalDate until) {
        if (until == null) return;
        var over = until.isBefore(LocalDate.now(clock.withZone(PersonZone.get())));
        var words = say("needs." + what + (over ? "-over" : "-until"), until);
        about.add(over ? Chips.warning(words) : Chips.plain(words));
    }

    private static String say(String key, LocalDate day) {
        return UI.getCurrent().getTranslation(key, Times.day(day));
    }
}
