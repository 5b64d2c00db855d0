package dev.rapport.customer.needs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.needs.BudgetStanding;
import dev.rapport.customer.needs.Need;
import dev.rapport.customer.needs.Needs;
import dev.rapport.customer.needs.Needs.Known;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Times;
import java.util.Locale;

/** What a customer needs, the newest first. */
class NeedList extends KnownList<Known> {

    private final transient Needs needs;

    NeedList(Needs needs, ProfileDesk profiles, CustomerId customer, boolean mayWork) {
        super(profiles, customer, What.NEED, mayWork, "needs.none", "needs.add");
        this.needs = needs;
        reload();
    }

    @Override
    Iterable<Known> known() {
        return needs.of(customer());
    }

    @Override
    void open(Known known) {
        new NeedDialog(needs, customer(), known, this::reload).open();
    }

    @Override
    void openNew() {
        new NeedDialog(needs, customer(), null, this::reload).open();
    }

    @Override
    Line line(Known known) {
        var need = known.masked();
        return new Line(
                need.id(), need.interest(), about(need), () -> needs.remove(customer(), need.id(), known.revision()));
    }

    private static Component about(Need need) {
        var about = new Div();
        about.addClassName("row");
        var money = need.money();
        if (money != null) about.add(new Span(money.formatted(UI.getCurrent().getLocale())));
        if (need.standing() != BudgetStanding.UNKNOWN)
            about.add(Chips.plain(UI.getCurrent().getTranslation("word.BudgetStanding." + need.standing())));
        if (need.neededBy() != null)
            about.add(secondary(UI.getCurrent().getTranslation("needs.until", Times.day(need.neededBy()))));
        if (need.language() != null)
            about.add(secondary(Locale.forLanguageTag(need.language())
                    .getDisplayLanguage(UI.getCurrent().getLocale())));
        if (need.words() == null) return about;
        var words = new Div("“" + need.words() + "”");
        words.getStyle().set("white-space", "pre-line").set("overflow-wrap", "anywhere");
        return new Div(about, words);
    }
}
