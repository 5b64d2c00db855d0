package dev.rapport.sales;

import dev.rapport.cases.CaseHandOver;
import dev.rapport.cases.CaseKind;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives leads to other people when a manager looks at their clocks. A lead without an owner is in the customer pool. */
@Component
class LeadCaseHandOver implements CaseHandOver {

    private final Leads leads;
    private final LeadDesk desk;
    private final Sellers sellers;

    LeadCaseHandOver(Leads leads, LeadDesk desk, Sellers sellers) {
        this.leads = leads;
        this.desk = desk;
        this.sellers = sellers;
    }

    @Override
    public CaseKind kind() {
        return SalesKinds.LEAD;
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
        var lead = leads.take(subject);
        return new Holder(lead.owner().orElse(null), lead.team().orElse(SalesForce.TEAM));
    }

    @Override
    public void handOver(SubjectId subject, @Nullable UserId owner, String team) {
        if (owner == null) throw Refused.conflict("sales.owner-needed");
        desk.handOver(subject, owner, team);
    }
}
