package dev.rapport.sales;

import dev.rapport.platform.GlobalSearch;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds leads and opportunities by name, company or number. */
@Component
class SalesSearch implements GlobalSearch {

    private final LeadQueries leads;
    private final OpportunityQueries opportunities;

    SalesSearch(LeadQueries leads, OpportunityQueries opportunities) {
        this.leads = leads;
        this.opportunities = opportunities;
    }

    @Override
    public List<Hit> find(String text, int limit) {
        if (text.length() > 200) return List.of();
        var foundLeads = leads.list(new LeadFilter(text, null, null, null), limit, null).items().stream()
                .map(row -> new Hit(
                        "nav.leads",
                        row.name(),
                        row.number() + " " + Objects.requireNonNullElse(row.company(), ""),
                        "leads/" + row.number()));
        var foundOpportunities =
                opportunities.list(new OpportunityFilter(text, null, null, null), limit, null).items().stream()
                        .map(row -> new Hit("nav.pipeline", row.name(), row.number(), "opportunities/" + row.number()));
        return Stream.concat(foundLeads, foundOpportunities).limit(limit).toList();
    }
}
