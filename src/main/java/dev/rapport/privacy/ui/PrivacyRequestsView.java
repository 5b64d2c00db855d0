package dev.rapport.privacy.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import dev.rapport.privacy.PrivacyDesk;
import dev.rapport.privacy.PrivacyRequest;
import dev.rapport.privacy.PrivacyRequest.State;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What persons asked about what is kept of them. */
@Route("privacy-requests")
@Menu(title = "privacy.requests", order = 55, icon = "vaadin:shield")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class PrivacyRequestsView extends ListPage<PrivacyRequest> {

    private final transient PrivacyDesk desk;
    private final transient Customers customers;
    private final Map<CustomerId, String> names = new HashMap<>();
    private final transient ListFilter<State> state =
            choice("state", "privacy.state", State.values(), value -> getTranslation("PrivacyState." + value));

    PrivacyRequestsView(PrivacyDesk desk, Customers customers, CustomerDesk customerDesk, Staff staff) {
        super("privacy.requests");
        this.desk = desk;
        this.customers = customers;
        var columns = columns();
        columns.card("privacy.number", request -> new SubjectLink(request.number()));
        columns.cell("privacy.number", request -> new SubjectLink(request.number()))
                .wideOnly();
        columns.cell("privacy.customer", this::customer);
        columns.words("privacy.kind", request -> getTranslation("word.PrivacyKind." + request.kind()));
        columns.cell("privacy.state", request -> Chips.plain(getTranslation("PrivacyState." + request.state())));
        columns.cell("privacy.opened", request -> Times.ago(request.openedAt()));
        ifNothing(VaadinIcon.SHIELD, "privacy.none");
        creates(
                "privacy.take-in",
                customerDesk.mayWork(),
                () -> new NewPrivacyRequestDialog(desk, customerDesk, staff).open());
    }

    @Override
    protected Page<PrivacyRequest> read(int limit, @Nullable String after) {
        var page = desk.list(state.get(), limit, after);
        names.putAll(customers.names(
                page.items().stream().map(PrivacyRequest::customer).toList()));
        return page;
    }

    private Anchor customer(PrivacyRequest request) {
        return new Anchor("customers/" + request.customer(), names.getOrDefault(request.customer(), "–"));
    }
}
