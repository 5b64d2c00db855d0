package dev.rapport.sales;

import java.time.Instant;
import java.util.Set;

/**
 * A colleague who might own a lead, as the rulebook {@code lead-routing} sees them.
 *
 * @param skills empty for somebody who takes anything
 * @param territories empty for somebody who works everywhere
 * @param waitingSince when they were last given a lead, or since when they could have been
 * @param excluded whether this lead must not go to them (again)
 */
public record Candidate(
        String userId,
        String team,
        Set<String> skills,
        Set<String> territories,
        int openLeads,
        int capacity,
        boolean absent,
        Instant waitingSince,
        boolean excluded) {

    public boolean full() {
        return openLeads >= capacity;
    }

    public boolean knows(LeadToRoute lead) {
        return skills.isEmpty() || skills.containsAll(lead.skills());
    }

    public boolean worksIn(LeadToRoute lead) {
        var territory = lead.territory();
        return territory == null || territories.isEmpty() || territories.contains(territory);
    }

    public boolean owns(LeadToRoute lead) {
        return userId.equals(lead.customerOwner());
    }

    public boolean specialisedIn(LeadToRoute lead) {
        return !lead.skills().isEmpty() && skills.containsAll(lead.skills());
    }
}
