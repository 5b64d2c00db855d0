package dev.rapport.sales;

import dev.rapport.cases.CaseHandOver;
import dev.rapport.cases.CaseKind;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives opportunities to other people when a manager looks at their clocks. Each always has an owner. */
@Component
class OpportunityCaseHandOver implements CaseHandOver {

    private final Opportunities opportunities;
    private final OpportunityDesk desk;
    private final Sellers sellers;

    OpportunityCaseHandOver(Opportunities opportunities, OpportunityDesk desk, Sellers sellers) {
        this.opportunities = opportunities;
        this.desk = desk;
        this.sellers = sellers;
    }

    @Override
    public CaseKind kind() {
        return SalesKinds.OPPORTUNITY;
    }

    @Override
    public boolean standsInQueues() {
        return false;
    }

    @Override
    public boolean isFor(String team) {
        return sellers.includeTeam(team);
    }

    @Override
    public Holder held(SubjectId subject) {
        var opportunity = opportunities.take(subject);
        return new Holder(opportunity.owner(), opportunity.team());
    }

    @Override
    public void handOver(SubjectId subject, @Nullable UserId owner, String team) {
        if (owner == null) throw Refused.conflict("sales.owner-needed");
        desk.handOver(subject, owner, team);
    }
}
