package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.loyalty.Points;
import dev.rapport.loyalty.PointsEntry;
import dev.rapport.loyalty.PointsEntry.Kind;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All entries of a customer's points, the newest first. */
@Route("points")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class PointsView extends ListPage<PointsEntry> {

    private final transient Points points;
    private final transient Customers customers;
    private final boolean mayReverse;
    private final Anchor whose = new Anchor();
    private final Paragraph standing = new Paragraph();

    private final transient Staff staff;
    private transient Map<UserId, String> names = Map.of();

    PointsView(Points points, Customers customers, Staff staff) {
        super("points.title", "customer");
        this.points = points;
        this.customers = customers;
        this.staff = staff;
        this.mayReverse = points.mayGive();
        above(whose, standing);
        var columns = columns();
        columns.card("points.what", this::what);
        columns.words("points.what", entry -> PointsWords.what(this, entry))
                .width("10rem", 1)
                .wideOnly();
        columns.words("points.number", entry -> PointsWords.signed(entry.points(), getLocale()))
                .labelled();
        columns.words("points.why", entry -> PointsWords.why(this, entry))
                .width("14rem", 3)
                .labelled();
        columns.words("points.by", this::by).labelled();
        columns.cell("points.ends", PointsView::ends).labelled();
        columns.cell("points.at", entry -> new Span(Times.exact(entry.at())));
        if (mayReverse) columns.cell("points.take-back", this::reverser);
        ifNothing(VaadinIcon.COIN_PILES, "points.no-entries");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        super.beforeEnter(navigation);
        var card = customer().flatMap(customers::card);
        whose.setVisible(card.isPresent());
        standing.setVisible(card.isPresent());
        card.ifPresent(this::show);
    }

    private void show(CustomerCard card) {
        whose.setHref("customers/" + card.id());
        whose.setText(card.name());
        var now = points.standing(card.id());
        var balance = PointsWords.number(now.balance(), getLocale());
        standing.setText(
                now.owed() > 0
                        ? getTranslation("points.stands-owing", PointsWords.number(now.owed(), getLocale()))
                        : getTranslation("points.stands", balance));
    }

    @Override
    protected Page<PointsEntry> read(int limit, @Nullable String after) {
        return customer()
                .flatMap(customers::card)
                .map(card -> named(points.ledger(card.id(), limit, after)))
                .orElseGet(() -> new Page<>(List.of(), null));
    }

    private Page<PointsEntry> named(Page<PointsEntry> page) {
        var all = new HashMap<>(names);
        all.putAll(staff.names(page.items().stream()
                .map(PointsEntry::by)
                .filter(Objects::nonNull)
                .toList()));
        names = all;
        return page;
    }

    private String by(PointsEntry entry) {
        var by = entry.by();
        return by == null ? "" : names.getOrDefault(by, "–");
    }

    private Optional<CustomerId> customer() {
        return asked("customer", text -> {
            try {
                return Optional.of(CustomerId.of(text));
            } catch (Refused none) {
                return Optional.empty();
            }
        });
    }

    private Component what(PointsEntry entry) {
        return new Span(PointsWords.what(this, entry));
    }

    private static Component ends(PointsEntry entry) {
        var end = entry.expiresAt();
        return end == null ? new Span() : new Span(Times.exact(end));
    }

    private Component reverser(PointsEntry entry) {
        if (entry.kind() != Kind.EARN && entry.kind() != Kind.SPEND) return new Span();
        var button = new Button(
                getTranslation("points.take-back"), click -> new ReverseDialog(points, entry, this::reload).open());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation("points.take-back-of", Times.exact(entry.at())));
        return button;
    }
}
