package dev.rapport.customer.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerFilter;
import dev.rapport.customer.CustomerLine;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.membership.KnownLevels;
import dev.rapport.customer.membership.MembershipLevel;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Words;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All customers, and those that somebody looks for, each with why where its name does not show it. */
@Route("customers")
@Menu(title = "nav.customers", order = 10, icon = "vaadin:users")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class CustomersView extends ListPage<CustomerLine> {

    private enum Whose {
        ME,
        NONE
    }

    private final transient CustomerDesk desk;
    private final transient ListFilter<String> search = search("customer.search");
    private final transient ListFilter<String> tag;
    private final transient ListFilter<String> tier;
    private final transient ListFilter<Lifecycle> lifecycle = choice(
            "lifecycle", "customer.lifecycle", Lifecycle.values(), stage -> getTranslation("word.Lifecycle." + stage));
    private final transient ListFilter<Whose> whose =
            choice("owner", "customer.owner", Whose.values(), one -> getTranslation("customer.whose." + one));
    private final transient ListFilter<String> membership;
    private final transient Map<String, ListFilter<String>> facts = new LinkedHashMap<>();
    private final Paragraph more = new Paragraph(getTranslation("customer.found-more"));

    CustomersView(CustomerDesk desk, KnownLevels levels) {
        super("nav.customers");
        this.desk = desk;
        tier = choice(
                "tier", "customer.tier", desk.tiers(), word -> word, word -> Words.known("word.tier." + word, word));
        tag = choice("tag", "customer.tag", desk.tagsInUse(), word -> word, word -> word);
        membership = choice(
                "membership",
                "membership.title",
                levels.all().stream().map(MembershipLevel::word).toList(),
                word -> word,
                word -> levels.label(word, getLocale()));
        for (var field : desk.chosenFrom())
            facts.put(
                    field.name(),
                    choiceOf(
                            "custom." + field.name(),
                            desk.said(field, null, getLocale()),
                            field.words(),
                            word -> word,
                            word -> desk.said(field, word, getLocale())));
        var columns = columns();
        columns.card("nav.customers", CustomersView::link);
        columns.cell("customer.name", CustomersView::link).width("13rem", 3).wideOnly();
        columns.words("customer.contact-points", line -> String.join(" · ", line.contactPoints()))
                .width("15rem", 3);
        columns.cell("customer.tier", line -> Chips.plain(Words.known("word.tier." + line.tier(), line.tier())));
        columns.words("customer.lifecycle", line -> getTranslation("word.Lifecycle." + line.lifecycle()));
        columns.words("customer.owner", CustomerLine::owner);
        more.addClassName("secondary");
        more.getElement().setAttribute("role", "status");
        more.setVisible(false);
        above(more);
        ifNothing(VaadinIcon.USERS, "customer.none");
        creates("customer.add", desk.mayWork(), () -> new NewCustomerDialog(desk).open());
    }

    @Override
    protected Page<CustomerLine> read(int limit, @Nullable String after) {
        var found = desk.list(
                new CustomerFilter(
                        search.orElse(""),
                        tag.get(),
                        whose.get() == Whose.ME ? desk.me() : null,
                        whose.get() == Whose.NONE,
                        tier.get(),
                        lifecycle.get(),
                        membership.get(),
                        chosen()),
                limit,
                after);
        if (after == null) more.setVisible(found.more());
        return found.page();
    }

    private Map<String, String> chosen() {
        var chosen = new LinkedHashMap<String, String>();
        facts.forEach((name, filter) -> {
            if (filter.isSet()) chosen.put(name, filter.orElse(""));
        });
        return chosen;
    }

    private static Div link(CustomerLine line) {
        var shown = new Div(new Anchor("customers/" + line.id(), line.name()));
        FoundWords.of(line).ifPresent(words -> shown.add(new Div(words)));
        return shown;
    }
}
