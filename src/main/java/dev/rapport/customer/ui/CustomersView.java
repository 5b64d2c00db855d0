package dev.rapport.customer.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerLine;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Words;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** All customers, found by a part of the name or a whole phone number or address. */
@Route("customers")
@Menu(title = "nav.customers", order = 10, icon = "vaadin:users")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class CustomersView extends ListPage<CustomerLine> {

    private final transient CustomerDesk desk;
    private final transient ListFilter<String> search = search("customer.search");

    CustomersView(CustomerDesk desk) {
        super("nav.customers");
        this.desk = desk;
        var columns = columns();
        columns.card("nav.customers", CustomersView::link);
        columns.cell("customer.name", CustomersView::link).width("13rem", 3).wideOnly();
        columns.words("customer.contact-points", line -> String.join(" · ", line.contactPoints()))
                .width("15rem", 3);
        columns.cell("customer.tier", line -> Chips.plain(Words.known("word.tier." + line.tier(), line.tier())));
        columns.words("customer.lifecycle", line -> getTranslation("word.Lifecycle." + line.lifecycle()));
        columns.words("customer.owner", CustomerLine::owner);
        ifNothing(VaadinIcon.USERS, "customer.none");
        creates("customer.add", desk.mayWork(), () -> new NewCustomerDialog(desk).open());
    }

    @Override
    protected Page<CustomerLine> read(int limit, @Nullable String after) {
        return desk.list(search.orElse(""), limit, after);
    }

    private static Anchor link(CustomerLine line) {
        return new Anchor("customers/" + line.id(), line.name());
    }
}
