package dev.rapport.contact.wecom.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.contact.wecom.ContactFilter;
import dev.rapport.contact.wecom.ContactFilter.Who;
import dev.rapport.contact.wecom.StaffCodes;
import dev.rapport.contact.wecom.WecomContact;
import dev.rapport.contact.wecom.WecomContact.Bond;
import dev.rapport.contact.wecom.WecomContacts;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** People whom colleagues have as contacts in WeCom: those of whom something was told last first. */
@Route("wecom-contacts")
@Menu(title = "nav.wecom-contacts", order = 39.6, icon = "vaadin:connect-o")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class WecomContactsView extends ListPage<WecomContact> {

    private static final int MOST_CODES = 200;

    private final transient WecomContacts contacts;
    private final transient Customers customers;
    private final transient CustomerDesk customerDesk;
    private final boolean maySay;
    private final transient Map<CustomerId, String> names = new HashMap<>();
    private final transient Map<UUID, String> codes = new LinkedHashMap<>();
    private final transient ListFilter<Who> who =
            choice("who", "wecom-contact.who", Who.values(), value -> getTranslation("word.ContactFilter." + value));
    private final transient ListFilter<UUID> code;
    private final transient ListFilter<Boolean> living = only("living", "wecom-contact.only-living");
    private final transient ListFilter<Boolean> mine = only("mine", "wecom-contact.only-mine");

    WecomContactsView(
            WecomContacts contacts,
            Customers customers,
            CustomerDesk customerDesk,
            StaffCodes staffCodes,
            Access access) {
        super("nav.wecom-contacts");
        this.contacts = contacts;
        this.customers = customers;
        this.customerDesk = customerDesk;
        maySay = access.hasRole(Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN);
        codes.putAll(staffCodes.mayLook() ? names(staffCodes) : Map.of());
        code = choice(
                "code", "wecom-contact.code", codes.keySet(), UUID::toString, one -> codes.getOrDefault(one, "–"));
        var columns = columns();
        columns.card("wecom-contact.called", one -> new Span(called(one)));
        columns.words("wecom-contact.called", WecomContactsView::called)
                .width("10rem", 1)
                .wideOnly();
        columns.cell("wecom-contact.customer", this::customer).width("12rem", 1).labelled();
        columns.cell("wecom-contact.staff", this::staff).width("16rem", 2).labelled();
        columns.cell("wecom-contact.last", one -> Times.ago(one.lastAt()))
                .width("8rem", 0)
                .labelled();
        ifNothing(VaadinIcon.CONNECT_O, "wecom-contact.none");
    }

    @Override
    protected Page<WecomContact> read(int limit, @Nullable String after) {
        var page = contacts.list(new ContactFilter(who.get(), living.isSet(), mine.isSet(), code.get()), limit, after);
        names.putAll(customers.names(page.items().stream()
                .flatMap(one -> Stream.ofNullable(one.customer()))
                .toList()));
        return page;
    }

    private static Map<UUID, String> names(StaffCodes codes) {
        var names = new LinkedHashMap<UUID, String>();
        codes.list(false, MOST_CODES, null).items().forEach(one -> names.put(one.id(), one.name()));
        return names;
    }

    private static String called(WecomContact one) {
        return Objects.requireNonNullElse(one.called(), one.there());
    }

    private Component customer(WecomContact one) {
        var customer = one.customer();
        if (customer != null) return new Anchor("customers/" + customer, names.getOrDefault(customer, "–"));
        if (!maySay) return new Span(getTranslation("wecom-contact.unknown"));
        var ask = new Button(
                getTranslation("wecom-contact.say-who"),
                click -> new ContactDialog(contacts, customerDesk, one, this::reload).open());
        ask.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        ask.setAriaLabel(getTranslation("wecom-contact.say-who-of", called(one)));
        return ask;
    }

    private Component staff(WecomContact one) {
        var all = new Div();
        one.bonds().forEach(bond -> all.add(new Div(said(bond))));
        var why = one.notTakenWhy();
        if (why != null)
            all.add(new Div(getTranslation(
                    "wecom-contact.not-taken",
                    Objects.requireNonNullElse(one.notTakenBy(), "–"),
                    getTranslation("word.TransferFailure." + why))));
        return all;
    }

    private String said(Bond bond) {
        var end = bond.endedBy();
        if (end != null) return getTranslation("wecom-contact.ended." + end.word(), bond.name());
        return bond.isHalf() ? getTranslation("wecom-contact.half", bond.name()) : bond.name();
    }
}
