package dev.rapport.sales.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Panel;
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
import org.jspecify.annotations.Nullable;

/** The pipeline by stage, and the opportunities in it. */
@Route("opportunities")
@Menu(title = "nav.pipeline", order = 30, icon = "vaadin:money-exchange")
@RolesAllowed({"SALES", "MANAGER", "AUDITOR", "ADMIN"})
public class OpportunitiesView extends ListPage<Opportunity> {

    private final transient OpportunityQueries queries;
    private final Div pipeline = new Div();
    private final transient ListFilter<String> search = search("sales.search-opportunities");
    private final transient ListFilter<Stage> stage =
            choice("stage", "sales.stage", Stage.values(), value -> SalesWords.word("Stage", value));
    private final transient ListFilter<Outcome> outcome = choice(
                    "outcome", "sales.outcome", Outcome.values(), value -> SalesWords.word("Outcome", value))
            .usually(Outcome.OPEN);

    OpportunitiesView(
            OpportunityQueries queries,
            OpportunityIntake intake,
            Products products,
            CustomerDesk customers,
            Access access,
            SalesWords words) {
        super("nav.pipeline");
        this.queries = queries;
        pipeline.addClassName("pipeline");
        above(pipeline);
        var columns = columns();
        columns.card("nav.pipeline", row -> new SubjectLink(row.number(), row.number() + " · " + row.name()));
        columns.cell("sales.number", row -> new SubjectLink(row.number()))
                .narrow()
                .wideOnly();
        columns.words("sales.name", Opportunity::name).width("13rem", 3).wideOnly();
        columns.words("sales.stage", row -> SalesWords.word("Stage", row.state().stage()));
        columns.words("sales.amount", row -> row.amount().formatted(getLocale()));
        columns.cell("sales.outcome", row -> SalesWords.outcome(Outcome.of(row.state())));
        columns.words("sales.owner", row -> words.name(row.owner()));
        columns.cell("sales.opened", row -> Times.ago(row.openedAt()));
        ifNothing(VaadinIcon.MONEY_EXCHANGE, "sales.no-opportunities");
        creates(
                "sales.new-opportunity",
                intake.mayOpen(),
                () -> new NewOpportunityDialog(intake, products, customers, access.me()).open());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        super.beforeEnter(navigation);
        pipeline.removeAll();
        queries.pipeline().forEach(column -> pipeline.add(column(column)));
    }

    @Override
    protected Page<Opportunity> read(int limit, @Nullable String after) {
        return queries.list(new OpportunityFilter(search.get(), stage.get(), outcome.get(), null), limit, after);
    }

    private Panel column(PipelineColumn column) {
        var sums = column.sums().stream()
                .map(sum -> sum.formatted(getLocale()))
                .map(Span::new)
                .toArray(Span[]::new);
        var figures = new Div(sums);
        figures.addClassName("pipeline-sums");
        var show = new Button(
                getTranslation("sales.open-opportunities", column.opportunities()),
                click -> stage.choose(column.stage()));
        show.addThemeVariants(ButtonVariant.TERTIARY);
        return new Panel(SalesWords.word("Stage", column.stage()), show, figures);
    }
}
