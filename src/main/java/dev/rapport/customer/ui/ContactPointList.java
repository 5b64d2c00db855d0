package dev.rapport.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import dev.rapport.customer.ContactPointDesk;
import dev.rapport.customer.ContactPointDesk.Known;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.pools.PoolSight;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Contact points, masked, each with what is known of it; showing one in full asks why. */
class ContactPointList extends Div {

    private final transient CustomerDesk desk;
    private final transient ContactPointDesk points;
    private final transient PoolSight pools;
    private final transient ProfileDesk profiles;
    private final transient HomeRegion home;
    private final transient CustomerId customer;
    private final boolean mayWork;
    private final transient Runnable changed;

    ContactPointList(
            CustomerDesk desk,
            ContactPointDesk points,
            PoolSight pools,
            ProfileDesk profiles,
            HomeRegion home,
            CustomerId customer,
            Runnable changed) {
        this.desk = desk;
        this.points = points;
        this.pools = pools;
        this.profiles = profiles;
        this.home = home;
        this.customer = customer;
        this.mayWork = desk.mayWork();
        this.changed = changed;
        addClassName("stack");
        var known = points.of(customer);
        if (known.isEmpty()) add(new Span(getTranslation("customer.no-contact-points")));
        known.forEach(point -> add(line(point)));
        if (mayWork) add(adder());
    }

    private Button adder() {
        var button = new Button(
                getTranslation("customer.add-contact-point"),
                click -> new ContactPointDialog(points, home, customer, changed).open());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private Div line(Known point) {
        var text = new Span(point.text());
        text.addClassName("fact-value");
        var head = new Div(text);
        head.addClassName("fact-line");
        var history = new Div();
        history.setVisible(false);
        if (mayWork) head.add(shower(point, text));
        head.add(menu(point, history));
        var about = new Div(about(point));
        about.addClassName("row");
        var line = new Div(head, about, history);
        line.addClassName("contact-point");
        return line;
    }

    private Component[] about(Known point) {
        var detail = point.detail();
        var about = new ArrayList<Component>();
        if (detail.label() != null) about.add(Chips.plain(detail.label()));
        if (detail.doNotUse() != null)
            about.add(Chips.bad(getTranslation("customer.do-not-use-because", detail.doNotUse())));
        if (detail.validUntil() != null)
            about.add(
                    point.over()
                            ? Chips.warning(getTranslation("customer.out-of-date", Times.day(detail.validUntil())))
                            : Chips.plain(getTranslation("customer.valid-until", Times.day(detail.validUntil()))));
        if (detail.verified() != null) about.add(verified(point));
        var when = preferred(point);
        if (!when.isEmpty()) about.add(secondary(getTranslation("customer.prefers", String.join(" ", when))));
        if (!point.mayBeUsed()) about.add(secondary(getTranslation("customer.not-chosen")));
        return about.toArray(Component[]::new);
    }

    private Component verified(Known point) {
        var chip = Chips.good(getTranslation("word.Verified." + point.detail().verified()));
        var at = point.verifiedAt();
        if (at != null)
            chip.setTitle(getTranslation(
                    "customer.verified-by", point.verifiedBy() == null ? "–" : point.verifiedBy(), Times.exact(at)));
        return chip;
    }

    private List<String> preferred(Known point) {
        var detail = point.detail();
        var words = new ArrayList<String>();
        if (!detail.days().isEmpty())
            words.add(detail.days().stream()
                    .sorted()
                    .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, getLocale()))
                    .collect(Collectors.joining(" ")));
        if (detail.from() != null) words.add(detail.from() + "–" + detail.until());
        return words;
    }

    private Span secondary(String words) {
        var span = new Span(words);
        span.addClassName("secondary");
        return span;
    }

    private Button shower(Known point, Span text) {
        var show = new IconButton(VaadinIcon.EYE, getTranslation("customer.show-this", point.text()));
        show.addClickListener(click -> {
            pools.requireUncovering(customer);
            new ReasonDialog(point.text(), reason -> {
                        text.setText(desk.show(customer, point.id(), reason));
                        show.setVisible(false);
                    })
                    .open();
        });
        return show;
    }

    private MenuBar menu(Known point, Div history) {
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.TERTIARY, MenuBarVariant.SMALL);
        var root = menu.addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
        root.setAriaLabel(getTranslation("customer.more-of", point.text()));
        var more = root.getSubMenu();
        if (mayWork) {
            more.addItem(
                    getTranslation("customer.point-details"),
                    click -> new PointDetailDialog(points, customer, point, changed).open());
            more.addItem(
                    getTranslation("customer.point-correct"),
                    click -> new ContactPointDialog(points, home, customer, point, changed).open());
            more.addItem(getTranslation("customer.point-remove"), click -> Notices.attempt(() -> remove(point)));
        }
        more.addItem(getTranslation("customer.point-history"), click -> turn(history, point));
        return menu;
    }

    private void turn(Div history, Known point) {
        history.removeAll();
        history.setVisible(!history.isVisible());
        if (history.isVisible())
            history.add(new ChangeLines(
                    profiles, customer, What.CONTACT_POINT, point.id().toString(), mayWork, changed));
    }

    private void remove(Known point) {
        var change = points.remove(customer, point.id(), point.revision());
        changed.run();
        Notices.done(getTranslation("customer.removed-this", point.text()), () -> {
            profiles.undo(customer, change);
            changed.run();
        });
    }
}
