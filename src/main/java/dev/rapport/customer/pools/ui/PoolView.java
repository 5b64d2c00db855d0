package dev.rapport.customer.pools.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.customer.pools.Pool;
import dev.rapport.customer.pools.PoolId;
import dev.rapport.customer.pools.PooledCustomer;
import dev.rapport.customer.pools.Pools;
import dev.rapport.platform.Bilingual;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One pool: its rules, and the customers who wait to be taken. */
@Route("pools/:pool")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class PoolView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Pools pools;
    private final transient Staff staff;
    private String title = "";

    PoolView(Pools pools, Staff staff) {
        this.pools = pools;
        this.staff = staff;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        show(PoolId.of(navigation.getRouteParameters().get("pool").orElse("")));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(PoolId id) {
        var pool = pools.get(id);
        title = pool.rules().name();
        removeAll();
        var head = new PageHead(title)
                .facts(
                        pool.rules().active()
                                ? Chips.good(getTranslation("pools.in-use"))
                                : Chips.plain(getTranslation("pools.given-up")));
        if (pools.mayChange())
            head.actions(new Button(
                    getTranslation("pools.change"),
                    click -> new PoolDialog(pools, staff, pool, () -> show(id)).open()));
        var columns = new Div(
                new Panel(getTranslation("pools.customers"), customers(pool)),
                new Panel(getTranslation("pools.rules"), rules(pool)));
        columns.addClassName("two-columns");
        add(head, columns);
    }

    private Div customers(Pool pool) {
        var none = new Paragraph(getTranslation("pools.empty"));
        var list = new LineList<PooledCustomer>(
                (after, limit) -> pools.customers(pool.id(), limit, after), one -> line(pool, one), "plain-list");
        none.setVisible(!list.reload());
        return new Div(none, list);
    }

    private ListItem line(Pool pool, PooledCustomer one) {
        var line = new ListItem(
                new Anchor("customers/" + one.customer(), one.name()),
                Chips.plain(Words.known("word.tier." + one.tier(), one.tier())));
        line.addClassName("pool-line");
        var about = new Div(secondary(new Bilingual(one.why()).in(getLocale())));
        if (one.former() != null) about.add(new Div(secondary(getTranslation("pools.former", one.former()))));
        line.add(about, Times.ago(one.since()));
        if (!pool.mayTake()) return line;
        var take = new Button(getTranslation("pools.take"), click -> {
            if (Notices.attempt(() -> pools.take(pool.id(), one.customer())))
                Notices.done(getTranslation("pools.taken", one.name()));
            show(pool.id());
        });
        take.setDisableOnClick(true);
        take.addThemeVariants(ButtonVariant.SMALL);
        take.setAriaLabel(getTranslation("pools.take-this", one.name()));
        line.add(take);
        return line;
    }

    private Facts rules(Pool pool) {
        var rules = pool.rules();
        return new Facts()
                .with(
                        getTranslation("pools.teams"),
                        rules.teams().stream()
                                .map(key -> staff.team(key)
                                        .map(team -> team.name(getLocale()))
                                        .orElse(key))
                                .collect(Collectors.joining(", ")))
                .with(getTranslation("pools.takes-a-day"), String.valueOf(rules.takesADay()))
                .with(getTranslation("pools.former-waits"), String.valueOf(rules.formerWaitsDays()))
                .with(getTranslation("pools.back-after-days"), days(rules.backAfterDays()))
                .with(getTranslation("pools.back-after-purchase"), days(rules.backAfterPurchase()))
                .with(getTranslation("pools.back-after-contract"), days(rules.backAfterContract()))
                .with(getTranslation("pools.warns-days"), String.valueOf(rules.warnsDays()))
                .with(
                        getTranslation("pools.contact-data"),
                        getTranslation(rules.hides() ? "pools.hidden-until-taken" : "pools.shown-with-reason"));
    }

    private String days(@Nullable Integer days) {
        return days == null ? getTranslation("pools.never") : String.valueOf(days);
    }

    private static Span secondary(String words) {
        var span = new Span(words);
        span.addClassName("secondary");
        return span;
    }
}
