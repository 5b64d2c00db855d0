package dev.rapport.customer.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.customer.Aliases;
import dev.rapport.customer.merge.Comparison;
import dev.rapport.customer.merge.Comparisons;
import dev.rapport.customer.merge.Merges;
import dev.rapport.customer.merge.Partings;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import jakarta.annotation.security.RolesAllowed;

/** Two customers side by side, before they become one: who stays, which values stand, and how much moves. */
@Route("customers/:customer/merge/:other")
@CssImport("./styles/merge.css")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "ADMIN"})
public class MergeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Comparisons comparisons;
    private final transient Merges merges;
    private final transient Partings partings;
    private final transient Aliases aliases;
    private String title = "";

    MergeView(Comparisons comparisons, Merges merges, Partings partings, Aliases aliases) {
        this.comparisons = comparisons;
        this.merges = merges;
        this.partings = partings;
        this.aliases = aliases;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var parts = navigation.getRouteParameters();
        var survivor = CustomerId.of(parts.get("customer").orElse(""));
        var gone = CustomerId.of(parts.get("other").orElse(""));
        var now = aliases.now(survivor);
        if (!survivor.equals(gone) && now.equals(aliases.now(gone))) {
            navigation.forwardTo("customers/" + now);
            return;
        }
        show(survivor, gone);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(CustomerId survivor, CustomerId gone) {
        var found = comparisons.of(survivor, gone);
        var names = Namesakes.of(found);
        var stays = names.survivor();
        var goes = names.gone();
        title = getTranslation("customer.merge-title", stays, goes);
        removeAll();
        var swap = new Button(
                getTranslation("customer.merge-keep", goes),
                click -> UI.getCurrent().navigate(address(gone, survivor)));
        var fields = new MergeFieldsTable(found, names);
        var merge = new Button(
                getTranslation("customer.merge-do", goes, stays), click -> merge(found, fields, survivor, gone));
        merge.addThemeVariants(ButtonVariant.PRIMARY);
        merge.setDisableOnClick(true);
        add(
                new PageHead(title).actions(swap),
                new Paragraph(getTranslation("customer.merge-intro", stays, goes)),
                kinds(found),
                new Panel(getTranslation("customer.merge-fields"), fields),
                new Panel(getTranslation("customer.merge-moves", goes), moves(found)),
                row(merge, new Anchor("customers/" + survivor, getTranslation("ui.cancel"))));
    }

    /** A person and an organisation are rarely one; then the person works there. */
    private Paragraph kinds(Comparison found) {
        var text = new Paragraph(
                Chips.warning(getTranslation("word.Kind." + found.gone().line().kind())));
        text.add(" " + getTranslation("customer.merge-kinds-differ"));
        text.setVisible(found.survivor().line().kind() != found.gone().line().kind());
        return text;
    }

    private static Div row(Button merge, Anchor leave) {
        var row = new Div(merge, leave);
        row.addClassName("row");
        return row;
    }

    static String address(CustomerId survivor, CustomerId gone) {
        return "customers/%s/merge/%s".formatted(survivor, gone);
    }

    private Div moves(Comparison found) {
        var list = new UnorderedList();
        found.moves()
                .forEach((table, count) -> list.add(new ListItem(
                        getTranslation("customer.merge-count", getTranslation("customer.moves." + table), count))));
        list.add(new ListItem(getTranslation("customer.merge-said")));
        return new Div(list);
    }

    private void merge(Comparison found, MergeFieldsTable fields, CustomerId survivor, CustomerId gone) {
        var names = Namesakes.of(found);
        try {
            merges.merge(survivor, gone, fields.choices(), found.revision());
        } catch (Refused refused) {
            Notices.refused(refused);
            UI.getCurrent().navigate(address(survivor, gone));
            return;
        }
        UI.getCurrent().navigate("customers/" + survivor);
        Notices.done(getTranslation("customer.merge-done", names.gone(), names.survivor()), () -> {
            var parted = partings.part(gone, false);
            Notices.done(getTranslation("customer.merge-undone", parted.name()));
            UI.getCurrent().navigate(address(survivor, gone));
        });
    }
}
