package dev.rapport.customer.purchases.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.purchases.Purchase;
import dev.rapport.customer.purchases.PurchaseLine;
import dev.rapport.customer.purchases.PurchaseSummary;
import dev.rapport.customer.purchases.PurchaseSummary.Rhythm;
import dev.rapport.customer.purchases.Purchases;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Money;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.PersonZone;
import dev.rapport.platform.ui.Times;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a customer bought: in all, how often, and order by order. */
class PurchaseList extends Div {

    private static final int LINES_SHOWN = 3;

    private final transient Purchases purchases;
    private final transient CustomerId customer;
    private final transient Clock clock;
    private final boolean mayRecord;
    private final Div summary = new Div();
    private final LineList<Purchase> list;

    PurchaseList(Purchases purchases, CustomerId customer, Clock clock) {
        this.purchases = purchases;
        this.customer = customer;
        this.clock = clock;
        this.mayRecord = purchases.mayRecord();
        addClassName("stack");
        list = new LineList<>((after, limit) -> purchases.of(customer, limit, after), this::line, "stack");
        add(summary, list);
        if (mayRecord) add(adder());
        show();
    }

    private void show() {
        summary.removeAll();
        summary.add(all(purchases.summary(customer)));
        list.setVisible(list.reload());
    }

    private Button adder() {
        var add = new Button(
                getTranslation("purchase.add"),
                click -> new PurchaseDialog(purchases, customer, today(), this::show).open());
        add.addThemeVariants(ButtonVariant.SMALL);
        return add;
    }

    private Component all(PurchaseSummary bought) {
        var rhythm = bought.rhythm();
        if (rhythm == null) return new Paragraph(getTranslation("purchase.none"));
        var facts = new Facts();
        for (var total : bought.totals())
            facts.with(
                    getTranslation("purchase.total", total.amount().currency().getCurrencyCode()),
                    total.returned().amount().signum() == 0
                            ? getTranslation(
                                    "purchase.orders",
                                    total.orders(),
                                    total.amount().formatted(getLocale()))
                            : getTranslation(
                                    "purchase.orders-returned",
                                    total.orders(),
                                    total.amount().formatted(getLocale()),
                                    total.returned().formatted(getLocale())));
        facts.with(getTranslation("purchase.first"), Times.day(rhythm.first()))
                .with(getTranslation("purchase.last"), Times.day(rhythm.last()))
                .with(getTranslation("purchase.rhythm"), words(rhythm));
        return facts;
    }

    private String words(Rhythm rhythm) {
        var median = rhythm.medianDays();
        var next = rhythm.next();
        if (median == null || next == null) return getTranslation("purchase.rhythm-none", rhythm.days());
        var days = NumberFormat.getNumberInstance(getLocale()).format(median.stripTrailingZeros());
        var late = ChronoUnit.DAYS.between(next, today());
        return late > 0
                ? getTranslation("purchase.rhythm-late", rhythm.days(), days, Times.day(next), late)
                : getTranslation("purchase.rhythm-next", rhythm.days(), days, Times.day(next));
    }

    private ListItem line(Purchase order) {
        var head =
                new Div(new Span(Times.day(order.day())), new Span(order.total().formatted(getLocale())));
        head.addClassName("row");
        if (!order.paid()) head.add(Chips.warning(getTranslation("purchase.unpaid")));
        if (order.returned().signum() > 0)
            head.add(Chips.plain(getTranslation(
                    "purchase.returned-of", new Money(order.returned(), order.currency()).formatted(getLocale()))));
        if (mayRecord && order.total().amount().signum() > 0) head.add(returns(order));
        var below = new Div(what(order));
        below.addClassName("secondary");
        return new ListItem(head, below);
    }

    private Button returns(Purchase order) {
        var button = new Button(
                getTranslation("purchase.give-back"),
                click -> new ReturnDialog(purchases, customer, order, today(), this::show).open());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation("purchase.give-back-of", Times.day(order.day())));
        return button;
    }

    private String what(Purchase order) {
        var lines = order.lines().stream().limit(LINES_SHOWN).map(this::line).collect(Collectors.joining(", "));
        var more = order.lines().size() - LINES_SHOWN;
        return Stream.of(
                        order.number(),
                        order.channel(),
                        more > 0 ? getTranslation("purchase.more-lines", lines, more) : lines)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private String line(PurchaseLine line) {
        return line.quantity().compareTo(BigDecimal.ONE) == 0
                ? line.product()
                : line.quantity().stripTrailingZeros().toPlainString() + " × " + line.product();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PersonZone.get());
    }
}
