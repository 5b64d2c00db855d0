package dev.rapport.sales.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.cases.CaseKind;
import dev.rapport.cases.ui.SubjectState;
import dev.rapport.platform.SubjectId;
import dev.rapport.sales.LeadQueries;
import dev.rapport.sales.SalesKinds;

@org.springframework.stereotype.Component
class LeadStateChip implements SubjectState {

    private final LeadQueries leads;

    LeadStateChip(LeadQueries leads) {
        this.leads = leads;
    }

    @Override
    public CaseKind kind() {
        return SalesKinds.LEAD;
    }

    @Override
    public Component of(SubjectId subject) {
        return SalesWords.status(leads.get(subject.toString()).status());
    }
}
