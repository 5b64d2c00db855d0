package dev.rapport.sales.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.cases.CaseKind;
import dev.rapport.cases.ui.SubjectState;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.sales.OpportunityFilter.Outcome;
import dev.rapport.sales.OpportunityQueries;
import dev.rapport.sales.SalesKinds;

/** An open opportunity says its stage. */
@org.springframework.stereotype.Component
class OpportunityStateChip implements SubjectState {

    private final OpportunityQueries opportunities;

    OpportunityStateChip(OpportunityQueries opportunities) {
        this.opportunities = opportunities;
    }

    @Override
    public CaseKind kind() {
        return SalesKinds.OPPORTUNITY;
    }

    @Override
    public Component of(SubjectId subject) {
        var state = opportunities.get(subject.toString()).state();
        var outcome = Outcome.of(state);
        return outcome == Outcome.OPEN
                ? Chips.info(SalesWords.word("Stage", state.stage()))
                : SalesWords.outcome(outcome);
    }
}
