package dev.rapport.sales;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.customer.Customers;
import dev.rapport.engine.FormData;
import dev.rapport.platform.SubjectId;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the forms of leads and opportunities show before anything is entered. */
@Component
class SalesFormData implements FormData {

    private static final int MOST_PRODUCTS = 200;
    private static final String LEAD = "lead-assignment";
    private static final String OPPORTUNITY = "opportunity";

    private final Leads leads;
    private final LeadQueries queries;
    private final Opportunities opportunities;
    private final Products products;
    private final Customers customers;
    private final Staff staff;
    private final Access access;

    SalesFormData(
            Leads leads,
            LeadQueries queries,
            Opportunities opportunities,
            Products products,
            Customers customers,
            Staff staff,
            Access access) {
        this.access = access;
        this.leads = leads;
        this.queries = queries;
        this.opportunities = opportunities;
        this.products = products;
        this.customers = customers;
        this.staff = staff;
    }

    @Override
    public Set<String> processes() {
        return Set.of(LEAD, OPPORTUNITY);
    }

    @Override
    public Map<String, Object> of(SubjectId subject, String elementId) {
        return leads.find(LeadId.of(subject))
                .map(this::ofLead)
                .or(() -> opportunities.find(OpportunityId.of(subject)).map(this::ofOpportunity))
                .orElse(Map.of());
    }

    private Map<String, Object> ofLead(Lead lead) {
        var contact = lead.contact();
        var seen = queries.contact(lead);
        var score = lead.score();
        var values = new LinkedHashMap<String, Object>();
        values.put("leadName", contact.name());
        values.put("company", orDash(contact.company()));
        values.put("phone", orDash(seen.spoken()));
        values.put("email", orDash(seen.email()));
        values.put("source", orDash(lead.origin().source()));
        values.put("city", orDash(lead.origin().city()));
        values.put("score", score == null ? 0 : score.points());
        values.put(
                "products",
                products.list(MOST_PRODUCTS, null).stream()
                        .map(product -> Map.of("label", product.name(), "value", product.name()))
                        .toList());
        return values;
    }

    private Map<String, Object> ofOpportunity(Opportunity opportunity) {
        var language = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        var values = new LinkedHashMap<String, Object>();
        values.put("opportunityName", opportunity.name());
        values.put(
                "customer",
                Optional.ofNullable(opportunity.customer())
                        .map(id -> customers.names(List.of(id)).getOrDefault(id, "–"))
                        .orElse("–"));
        values.put("owner", staff.names(List.of(opportunity.owner())).getOrDefault(opportunity.owner(), "–"));
        values.put(
                "product",
                Optional.ofNullable(opportunity.product())
                        .map(id -> products.get(id).name())
                        .orElse("–"));
        values.put("amount", opportunity.amount().amount());
        values.put("money", opportunity.amount().formatted(language));
        values.put(
                "discount",
                NumberFormat.getInstance(language).format(opportunity.discount().percent()));
        values.put("dueMoney", opportunity.price().formatted(language));
        values.put("currency", opportunity.amount().currency().getCurrencyCode());
        values.put("discountPercent", opportunity.discount().percent());
        values.put("due", opportunity.price().amount());
        return values;
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "–" : text;
    }
}
