package dev.rapport.sales;

import dev.rapport.access.ForThoseConcerned;
import dev.rapport.platform.GlobalSearch;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds leads by name, company, number, and by phone or e-mail as far as a mask shows them, and opportunities by name or
 * number. Each has half of the room, and what the other leaves.
 */
@Component
class SalesSearch implements GlobalSearch {

    private final LeadQueries leads;
    private final OpportunityQueries opportunities;

    SalesSearch(LeadQueries leads, OpportunityQueries opportunities) {
        this.leads = leads;
        this.opportunities = opportunities;
    }

    @ForThoseConcerned
    @Override
    public List<Hit> find(String text, int limit) {
        if (text.length() > 200) return List.of();
        var found =
                leads.list(new LeadFilter(text, null, null, null), limit, null).items();
        var deals = opportunities
                .list(new OpportunityFilter(text, null, null, null), limit, null)
                .items();
        var half = limit / 2;
        var foundLeads = found.stream()
                .limit(Math.max(limit - half, limit - deals.size()))
                .map(row -> new Hit(
                        "nav.leads",
                        row.name(),
                        row.number() + " " + Objects.requireNonNullElse(row.company(), ""),
                        "leads/" + row.number()));
        var foundOpportunities = deals.stream()
                .limit(Math.max(half, limit - found.size()))
                .map(row -> new Hit("nav.pipeline", row.name(), row.number(), "opportunities/" + row.number()));
        return Stream.concat(foundLeads, foundOpportunities).toList();
    }
}
