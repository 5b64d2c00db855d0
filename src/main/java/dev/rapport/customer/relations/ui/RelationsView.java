package dev.rapport.customer.relations.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.relations.Relation;
import dev.rapport.customer.relations.RelationGraph;
import dev.rapport.customer.relations.Relations;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import jakarta.annotation.security.RolesAllowed;

/** How a customer stands to others: drawn, so that one can walk from one to the next, and as a list. */
@Route("customers/:customer/relations")
@CssImport("./styles/profile.css")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class RelationsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient CustomerDesk desk;
    private final transient Relations relations;
    private final transient RelationGraph graph;
    private String title = "";

    RelationsView(CustomerDesk desk, Relations relations, RelationGraph graph) {
        this.desk = desk;
        this.relations = relations;
        this.graph = graph;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        show(new CustomerId(
                Ids.parse(navigation.getRouteParameters().get("customer").orElse(""))));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(CustomerId customer) {
        var name = desk.profile(customer).line().name();
        title = getTranslation("relations.of", name);
        removeAll();
        var head =
                new PageHead(title).facts(new Anchor("customers/" + customer, getTranslation("relations.to-customer")));
        if (desk.mayWork())
            head.actions(new Button(
                    getTranslation("relations.add"),
                    click -> new RelationDialog(desk, relations, customer, name, () -> show(customer)).open()));
        var columns = new Div(
                new Panel(getTranslation("relations.drawing"), drawing(customer)),
                new Panel(getTranslation("relations.list"), list(customer, false), ended(customer)));
        columns.addClassName("relation-columns");
        add(head, columns);
    }

    private Div drawing(CustomerId customer) {
        var drawing = graph.around(customer);
        var around = new Div(new RelationDrawing(drawing));
        if (!drawing.whole()) around.add(secondary(getTranslation("relations.more-in-the-list")));
        around.add(secondary(getTranslation("relations.how-to-walk")));
        around.addClassName("stack");
        return around;
    }

    private Div list(CustomerId customer, boolean ended) {
        var list = new LineList<Relation>(
                (after, limit) -> relations.of(customer, ended, limit, after),
                one -> RelationList.line(relations, customer, one, desk.mayWork(), () -> show(customer)),
                "plain-list");
        var place = new Div(list);
        if (!list.reload()) place.add(new Span(getTranslation(ended ? "relations.none-ended" : "relations.none")));
        return place;
    }

    private NativeDetails ended(CustomerId customer) {
        return new NativeDetails(getTranslation("relations.that-ended"), list(customer, true));
    }

    private static Span secondary(String words) {
        var span = new Span(words);
        span.addClassName("secondary");
        return span;
    }
}
