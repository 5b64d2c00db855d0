package dev.rapport.planted.visit.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.planted.visit.VisitLines;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

@Route("visits")
@PermitAll
public class VisitsView extends ListPage<VisitLines.Line> {

    private final transient VisitLines visits;
    private final transient ListFilter<String> search = search("visit.search");
    private final transient ListFilter<Boolean> mine = only("mine", "visit.mine");

    VisitsView(VisitLines visits, CustomerDesk customers) {
        super("visit.visits");
        this.visits = visits;
        columns().card("visit.number", line -> new SubjectLink(line.number()));
        columns().cell("visit.number", line -> new SubjectLink(line.number())).wideOnly();
        columns().words("visit.team", VisitLines.Line::team);
        columns().cell("visit.over", line -> line.over() ? Chips.good("✓") : Chips.plain("…"));
        ifNothing(VaadinIcon.CAR, "visit.none");
        creates("visit.plan", true, () -> new NewVisitDialog(visits, customers).open());
    }

    @Override
    protected Page<VisitLines.Line> read(int limit, @Nullable String after) {
        return visits.list(search.get(), mine.isSet(), limit, after);
    }
}
