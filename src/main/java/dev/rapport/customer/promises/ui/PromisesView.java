package dev.rapport.customer.promises.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.customer.Customers;
import dev.rapport.customer.promises.MadePromise;
import dev.rapport.customer.promises.PromiseList;
import dev.rapport.customer.promises.PromiseState;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was promised to customers, the earliest due first. */
@Route("promises")
@Menu(title = "nav.promises", order = 14, icon = "vaadin:handshake")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class PromisesView extends ListPage<MadePromise> {

    private final transient PromiseList promises;
    private final transient Customers customers;
    private final transient Staff staff;
    private final transient Map<UserId, String> owners = new HashMap<>();
    private final transient Map<CustomerId, String> names = new HashMap<>();
    private final transient ListFilter<PromiseState> state =
            choice("state", "promise.state", PromiseState.values(), value -> getTranslation("PromiseState." + value));
    private final transient ListFilter<Boolean> mine = only("mine", "promise.only-mine");

    PromisesView(PromiseList promises, Customers customers, Staff staff) {
        super("nav.promises");
        this.promises = promises;
        this.customers = customers;
        this.staff = staff;
        var columns = columns();
        columns.card("promise.what", PromisesView::link);
        columns.cell("promise.what", PromisesView::link).width("14rem", 3).wideOnly();
        columns.cell("promise.to", this::to).width("11rem", 2);
        columns.cell("promise.due", PromisesView::due);
        columns.words("promise.owner", this::holder).labelled();
        columns.cell("promise.state", PromiseChips::state);
        ifNothing(VaadinIcon.HANDSHAKE, "promise.none-open");
    }

    @Override
    protected Page<MadePromise> read(int limit, @Nullable String after) {
        var page = promises.list(state.orElse(PromiseState.OPEN), mine.isSet(), limit, after);
        names.putAll(customers.names(
                page.items().stream().map(MadePromise::customer).distinct().toList()));
        owners.putAll(staff.names(page.items().stream()
                .map(MadePromise::owner)
                .filter(Objects::nonNull)
                .distinct()
                .toList()));
        return page;
    }

    /** The person, or the team where it waits. */
    private String holder(MadePromise promise) {
        if (promise.owner() != null) return owners.getOrDefault(promise.owner(), "–");
        return staff.team(promise.team()).map(team -> team.name(getLocale())).orElse(promise.team());
    }

    private static Anchor link(MadePromise promise) {
        return new Anchor("promises/" + promise.number(), promise.number() + " · " + promise.what());
    }

    private Anchor to(MadePromise promise) {
        return new Anchor("customers/" + promise.customer(), names.getOrDefault(promise.customer(), "–"));
    }

    private static Component due(MadePromise promise) {
        return promise.isOpen() ? Times.due(promise.dueAt()) : new Span(Times.exact(promise.dueAt()));
    }
}
