package dev.rapport.contact.calls.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.cases.CaseNews;
import dev.rapport.contact.calls.CallFilter;
import dev.rapport.contact.calls.CallFilter.Which;
import dev.rapport.contact.calls.Calls;
import dev.rapport.contact.calls.PhoneCall;
import dev.rapport.contact.calls.Told.Direction;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who called and whom we called, the newest first. */
@Route("calls")
@Menu(title = "nav.calls", order = 39, icon = "vaadin:phone")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class CallsView extends ListPage<PhoneCall> {

    private final transient Calls calls;
    private final transient Customers customers;
    private final transient Staff staff;
    private final transient Map<UserId, String> owners = new HashMap<>();
    private final transient Map<CustomerId, String> names = new HashMap<>();
    private final transient ListFilter<Which> which = choice(
            "which",
            "call.which",
            new Which[] {Which.MISSED, Which.OPEN},
            value -> getTranslation("word.CallFilter." + value));
    private final transient ListFilter<Direction> direction = choice(
            "direction", "call.direction", Direction.values(), value -> getTranslation("word.CallDirection." + value));
    private final transient ListFilter<Boolean> mine = only("mine", "call.only-mine");

    CallsView(Calls calls, Customers customers, Staff staff, Live live) {
        super("nav.calls");
        this.calls = calls;
        this.customers = customers;
        this.staff = staff;
        live.refresh(
                this,
                CaseNews.class,
                news -> news.subjects().isEmpty() || calls.isAmong(news.subjects()),
                this::reload);
        var columns = columns();
        columns.card("call.call", this::link);
        columns.cell("call.call", this::link).width("10rem", 1).wideOnly();
        columns.cell("call.who", this::who).width("12rem", 2);
        columns.cell("call.state", CallChips::of).narrow();
        columns.cell("call.when", call -> Times.ago(call.beganAt())).width("7rem", 0);
        columns.words("call.spoken", CallChips::spoken).width("6rem", 0);
        columns.words("call.holder", this::holder).labelled();
        ifNothing(VaadinIcon.PHONE, "call.none");
    }

    @Override
    protected Page<PhoneCall> read(int limit, @Nullable String after) {
        var filter = new CallFilter(which.orElse(Which.ALL), direction.get(), mine.isSet(), null);
        var page = calls.list(filter, limit, after);
        names.putAll(customers.names(of(page, PhoneCall::customer)));
        owners.putAll(staff.names(of(page, PhoneCall::owner)));
        return page;
    }

    private static <V> List<V> of(Page<PhoneCall> page, Function<PhoneCall, @Nullable V> what) {
        return page.items().stream()
                .flatMap(call -> Stream.<V>ofNullable(what.apply(call)))
                .distinct()
                .toList();
    }

    private Anchor link(PhoneCall call) {
        return new Anchor("calls/" + call.number(), call.number() + " · " + CallChips.title(call));
    }

    private Component who(PhoneCall call) {
        var customer = call.customer();
        if (customer != null) return new Anchor("customers/" + customer, names.getOrDefault(customer, "–"));
        var other = call.other();
        if (other == null) return new Span(getTranslation("call.suppressed"));
        return new Span(call.isMaybe() ? getTranslation("call.maybe", other) : other);
    }

    /** The person, or the team. */
    private String holder(PhoneCall call) {
        if (call.owner() != null) return owners.getOrDefault(call.owner(), "–");
        return staff.team(call.team()).map(team -> team.name(getLocale())).orElse(call.team());
    }
}
