package dev.rapport.planted.visit.ui;

import com.vaadin.flow.router.Route;
import dev.rapport.cases.ui.CasePage;
import dev.rapport.cases.ui.CaseSections;
import dev.rapport.planted.visit.VisitLines;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Facts;
import jakarta.annotation.security.PermitAll;

@Route("visits/:visit")
@PermitAll
public class VisitView extends CasePage<VisitLines.Line> {

    private final transient VisitLines visits;

    VisitView(VisitLines visits, CaseSections sections) {
        super(sections);
        this.visits = visits;
    }

    @Override
    protected VisitLines.Line read(String reference) {
        return visits.get(reference);
    }

    @Override
    protected Heading heading(VisitLines.Line visit) {
        return new Heading(visit.id(), visit.number(), getTranslation("visit.visit", visit.number()));
    }

    @Override
    protected void show(VisitLines.Line visit) {
        facts(Chips.plain(getTranslation(visit.over() ? "visit.is-over" : "visit.on-the-way")));
        panel("visit.facts", new Facts().with(getTranslation("visit.team"), visit.team()));
    }
}
