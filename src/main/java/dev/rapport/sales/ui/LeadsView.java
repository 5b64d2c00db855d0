package dev.rapport.sales.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.KeysetGrid;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Times;
import dev.rapport.sales.LeadFilter;
import dev.rapport.sales.LeadIntake;
import dev.rapport.sales.LeadQueries;
import dev.rapport.sales.LeadRow;
import dev.rapport.sales.LeadScore.Band;
import dev.rapport.sales.LeadStatus;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The leads, newest first. */
@Route("leads")
@Menu(title = "nav.leads", order = 20, icon = "vaadin:funnel")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class LeadsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient LeadQueries queries;
    private final transient LeadIntake intake;
    private final transient Access access;
    private final transient SalesWords words;
    private final TextField search = new TextField();
    private final ComboBox<LeadStatus> status = new ComboBox<>();
    private final ComboBox<Band> band = new ComboBox<>();
    private final Select<Boolean> whose = new Select<>();
    private final KeysetGrid<LeadRow> grid;
    private final EmptyState empty;

    LeadsView(LeadQueries queries, LeadIntake intake, Access access, SalesWords words) {
        this.queries = queries;
        this.intake = intake;
        this.access = access;
        this.words = words;
        addClassName("page");
        grid = grid();
        empty = new EmptyState(
                VaadinIcon.FUNNEL,
                getTranslation("sales.no-leads"),
                getTranslation("sales.no-leads-hint"),
                addButton());
        grid.onReload(this::showEmpty);
        add(new PageHead(getPageTitle()).actions(addButton()), filters(), grid, empty);
        showEmpty(false);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var parameters = navigation.getLocation().getQueryParameters();
        parameters.getSingleParameter("q").ifPresent(search::setValue);
        parameters.getSingleParameter("status").flatMap(LeadsView::status).ifPresent(status::setValue);
        grid.reload();
        if (parameters.getParameters().containsKey("new")) addLead();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.leads");
    }

    private Div filters() {
        search.setPlaceholder(getTranslation("sales.search-leads"));
        search.setAriaLabel(getTranslation("sales.search-leads"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(200);
        search.setWidth("min(22rem, 100%)");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        status.setPlaceholder(getTranslation("sales.status"));
        status.setAriaLabel(getTranslation("sales.status"));
        status.setItems(LeadStatus.values());
        status.setItemLabelGenerator(value -> SalesWords.word("LeadStatus", value));
        status.setClearButtonVisible(true);
        band.setPlaceholder(getTranslation("sales.score"));
        band.setAriaLabel(getTranslation("sales.score"));
        band.setItems(Band.values());
        band.setItemLabelGenerator(value -> SalesWords.word("Band", value));
        band.setClearButtonVisible(true);
        whose.setAriaLabel(getTranslation("sales.owner"));
        whose.setItems(false, true);
        whose.setItemLabelGenerator(mine -> getTranslation(mine ? "sales.mine" : "sales.everybodys"));
        whose.setValue(false);
        search.addValueChangeListener(change -> grid.reload());
        status.addValueChangeListener(change -> grid.reload());
        band.addValueChangeListener(change -> grid.reload());
        whose.addValueChangeListener(change -> grid.reload());
        var row = new Div(search, status, band, whose);
        row.addClassName("row");
        return row;
    }

    private KeysetGrid<LeadRow> grid() {
        var list = new KeysetGrid<LeadRow>((after, limit) -> queries.list(filter(), limit, after));
        list.addComponentColumn(row -> new SubjectLink(row.number()))
                .setHeader(getTranslation("sales.number"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        list.addColumn(LeadsView::name)
                .setHeader(getTranslation("sales.name"))
                .setWidth("13rem")
                .setFlexGrow(3);
        list.addComponentColumn(row -> SalesWords.score(row.points(), row.band()))
                .setHeader(getTranslation("sales.score"));
        list.addComponentColumn(row -> SalesWords.status(row.status())).setHeader(getTranslation("sales.status"));
        list.addColumn(row -> words.name(row.owner())).setHeader(getTranslation("sales.owner"));
        list.addColumn(LeadRow::source).setHeader(getTranslation("sales.source"));
        list.addComponentColumn(row -> Times.ago(row.createdAt())).setHeader(getTranslation("sales.arrived"));
        list.onPhone(
                getPageTitle(),
                row -> List.of(
                        new SubjectLink(row.number(), row.number() + " · " + LeadsView.name(row)),
                        SalesWords.score(row.points(), row.band()),
                        SalesWords.status(row.status()),
                        new Span(words.name(row.owner())),
                        Times.ago(row.createdAt())));
        return list;
    }

    private static String name(LeadRow row) {
        return row.company() == null ? row.name() : row.name() + " · " + row.company();
    }

    private LeadFilter filter() {
        var me = whose.getValue() ? access.me().id() : null;
        return new LeadFilter(search.getValue(), status.getValue(), band.getValue(), me);
    }

    private Button addButton() {
        var button = new Button(getTranslation("sales.new-lead"), VaadinIcon.PLUS.create(), click -> addLead());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setVisible(intake.mayOpen());
        return button;
    }

    private void addLead() {
        new NewLeadDialog(intake, queries).open();
    }

    private void showEmpty(boolean nothing) {
        grid.setVisible(!nothing);
        empty.setVisible(nothing);
    }

    private static Optional<LeadStatus> status(@Nullable String name) {
        for (var value : LeadStatus.values()) if (value.name().equalsIgnoreCase(name)) return Optional.of(value);
        return Optional.empty();
    }
}
