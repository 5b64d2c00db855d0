package dev.rapport.sales.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import dev.rapport.sales.LeadFilter;
import dev.rapport.sales.LeadIntake;
import dev.rapport.sales.LeadQueries;
import dev.rapport.sales.LeadRow;
import dev.rapport.sales.LeadScore.Band;
import dev.rapport.sales.LeadStatus;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** The leads, newest first. */
@Route("leads")
@Menu(title = "nav.leads", order = 20, icon = "vaadin:funnel")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class LeadsView extends ListPage<LeadRow> {

    private final transient LeadQueries queries;
    private final transient Access access;
    private final transient ListFilter<String> search = search("sales.search-leads");
    private final transient ListFilter<LeadStatus> status =
            choice("status", "sales.status", LeadStatus.values(), value -> SalesWords.word("LeadStatus", value));
    private final transient ListFilter<Band> band =
            choice("score", "sales.score", Band.values(), value -> SalesWords.word("Band", value));
    private final transient ListFilter<Boolean> mine = only("mine", "sales.only-mine");

    LeadsView(LeadQueries queries, LeadIntake intake, Access access, SalesWords words) {
        super("nav.leads");
        this.queries = queries;
        this.access = access;
        var columns = columns();
        columns.card("nav.leads", row -> new SubjectLink(row.number(), row.number() + " · " + name(row)));
        columns.cell("sales.number", row -> new SubjectLink(row.number()))
                .narrow()
                .wideOnly();
        columns.words("sales.name", LeadsView::name).width("13rem", 3).wideOnly();
        columns.cell("sales.score", row -> SalesWords.score(row.points(), row.band()));
        columns.cell("sales.status", row -> SalesWords.status(row.status())).width("10.5rem", 0);
        columns.words("sales.owner", row -> words.name(row.owner()));
        columns.words("sales.source", row -> SalesWords.source(row.source())).wideOnly();
        columns.cell("sales.arrived", row -> Times.ago(row.createdAt()));
        ifNothing(VaadinIcon.FUNNEL, "sales.no-leads");
        creates("sales.new-lead", intake.mayOpen(), () -> new NewLeadDialog(intake, queries).open());
    }

    @Override
    protected Page<LeadRow> read(int limit, @Nullable String after) {
        var owner = mine.isSet() ? access.me().id() : null;
        return queries.list(new LeadFilter(search.get(), status.get(), band.get(), owner), limit, after);
    }

    private static String name(LeadRow row) {
        return row.company() == null ? row.name() : row.name() + " · " + row.company();
    }
}
