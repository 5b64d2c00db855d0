package dev.rapport.sales.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.SubjectKind;
import dev.rapport.platform.ui.SubjectState;
import dev.rapport.sales.LeadQueries;

@org.springframework.stereotype.Component
class LeadStateChip implements SubjectState {

    private final LeadQueries leads;

    LeadStateChip(LeadQueries leads) {
        this.leads = leads;
    }

    @Override
    public SubjectKind kind() {
        return SubjectKind.LEAD;
    }

    @Override
    public Component of(SubjectId subject) {
        return SalesWords.status(leads.get(subject.toString()).status());
    }
}
