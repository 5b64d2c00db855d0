package dev.rapport.sales.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.KeysetGrid;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Times;
import dev.rapport.sales.Opportunity;
import dev.rapport.sales.OpportunityFilter;
import dev.rapport.sales.OpportunityFilter.Outcome;
import dev.rapport.sales.OpportunityIntake;
import dev.rapport.sales.OpportunityQueries;
import dev.rapport.sales.PipelineColumn;
import dev.rapport.sales.Products;
import dev.rapport.sales.Stage;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The pipeline by stage, and the opportunities in it. */
@Route("opportunities")
@Menu(title = "nav.pipeline", order = 30, icon = "vaadin:money-exchange")
@RolesAllowed({"SALES", "MANAGER", "AUDITOR", "ADMIN"})
public class OpportunitiesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient OpportunityQueries queries;
    private final transient OpportunityIntake intake;
    private final transient Products products;
    private final transient CustomerDesk customers;
    private final transient Access access;
    private final transient SalesWords words;
    private final Div pipeline = new Div();
    private final TextField search = new TextField();
    private final ComboBox<Stage> stage = new ComboBox<>();
    private final ComboBox<Outcome> outcome = new ComboBox<>();
    private final KeysetGrid<Opportunity> grid;
    private final EmptyState empty;

    OpportunitiesView(
            OpportunityQueries queries,
            OpportunityIntake intake,
            Products products,
            CustomerDesk customers,
            Access access,
            SalesWords words) {
        this.customers = customers;
        this.queries = queries;
        this.intake = intake;
        this.products = products;
        this.access = access;
        this.words = words;
        addClassName("page");
        pipeline.addClassName("pipeline");
        grid = grid();
        empty = new EmptyState(
                VaadinIcon.MONEY_EXCHANGE,
                getTranslation("sales.no-opportunities"),
                getTranslation("sales.no-opportunities-hint"),
                addButton());
        grid.onReload(this::showEmpty);
        add(new PageHead(getPageTitle()).actions(addButton()), pipeline, filters(), grid, empty);
        showEmpty(false);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        pipeline.removeAll();
        queries.pipeline().forEach(column -> pipeline.add(column(column)));
        grid.reload();
        if (navigation.getLocation().getQueryParameters().getParameters().containsKey("new")) addOpportunity();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.pipeline");
    }

    private Section column(PipelineColumn column) {
        var sums = column.sums().stream()
                .map(sum -> sum.formatted(getLocale()))
                .map(Span::new)
                .toArray(Span[]::new);
        var figures = new Div(sums);
        figures.addClassName("pipeline-sums");
        var show = new Button(
                getTranslation("sales.open-opportunities", column.opportunities()),
                click -> stage.setValue(column.stage()));
        show.addThemeVariants(ButtonVariant.TERTIARY);
        var section = new Section(new H2(SalesWords.word("Stage", column.stage())), show, figures);
        section.addClassName("panel");
        return section;
    }

    private Div filters() {
        search.setPlaceholder(getTranslation("sales.search-opportunities"));
        search.setAriaLabel(getTranslation("sales.search-opportunities"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(200);
        search.setWidth("min(22rem, 100%)");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        stage.setPlaceholder(getTranslation("sales.stage"));
        stage.setAriaLabel(getTranslation("sales.stage"));
        stage.setItems(Stage.values());
        stage.setItemLabelGenerator(value -> SalesWords.word("Stage", value));
        stage.setClearButtonVisible(true);
        outcome.setAriaLabel(getTranslation("sales.outcome"));
        outcome.setPlaceholder(getTranslation("sales.outcome"));
        outcome.setItems(Outcome.values());
        outcome.setItemLabelGenerator(value -> SalesWords.word("Outcome", value));
        outcome.setClearButtonVisible(true);
        outcome.setValue(Outcome.OPEN);
        search.addValueChangeListener(change -> grid.reload());
        stage.addValueChangeListener(change -> grid.reload());
        outcome.addValueChangeListener(change -> grid.reload());
        var row = new Div(search, stage, outcome);
        row.addClassName("row");
        return row;
    }

    private KeysetGrid<Opportunity> grid() {
        var list = new KeysetGrid<Opportunity>((after, limit) -> queries.list(
                new OpportunityFilter(search.getValue(), stage.getValue(), outcome.getValue(), null), limit, after));
        list.addComponentColumn(row -> new SubjectLink(row.number()))
                .setHeader(getTranslation("sales.number"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        list.addColumn(Opportunity::name)
                .setHeader(getTranslation("sales.name"))
                .setWidth("13rem")
                .setFlexGrow(3);
        list.addColumn(row -> SalesWords.word("Stage", row.state().stage())).setHeader(getTranslation("sales.stage"));
        list.addColumn(row -> row.amount().formatted(getLocale())).setHeader(getTranslation("sales.amount"));
        list.addComponentColumn(row -> SalesWords.outcome(Outcome.of(row.state())))
                .setHeader(getTranslation("sales.outcome"));
        list.addColumn(row -> words.name(row.owner())).setHeader(getTranslation("sales.owner"));
        list.addComponentColumn(row -> Times.ago(row.openedAt())).setHeader(getTranslation("sales.opened"));
        list.onPhone(
                getPageTitle(),
                row -> List.of(
                        new SubjectLink(row.number(), row.number() + " · " + row.name()),
                        new Span(SalesWords.word("Stage", row.state().stage())),
                        new Span(row.amount().formatted(getLocale())),
                        SalesWords.outcome(Outcome.of(row.state())),
                        new Span(words.name(row.owner())),
                        Times.ago(row.openedAt())));
        return list;
    }

    private Button addButton() {
        var button = new Button(
                getTranslation("sales.new-opportunity"), VaadinIcon.PLUS.create(), click -> addOpportunity());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setVisible(intake.mayOpen());
        return button;
    }

    private void addOpportunity() {
        new NewOpportunityDialog(intake, products, customers, access.me()).open();
    }

    private void showEmpty(boolean nothing) {
        grid.setVisible(!nothing);
        empty.setVisible(nothing);
    }
}
