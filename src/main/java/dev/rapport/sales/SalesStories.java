package dev.rapport.sales;

import dev.rapport.access.Staff;
import dev.rapport.customer.Customers;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a lead or opportunity is about, for those who are asked for help with it. */
@Component
class SalesStories {

    private final Products products;
    private final Customers customers;
    private final Staff staff;
    private final Texts texts;

    SalesStories(Products products, Customers customers, Staff staff, Texts texts) {
        this.products = products;
        this.customers = customers;
        this.staff = staff;
        this.texts = texts;
    }

    String of(Lead lead, Locale locale) {
        var score = lead.score();
        var origin = lead.origin();
        return texts.get(
                locale,
                "sales.lead-story",
                lead.contact().name(),
                or(lead.contact().company()),
                or(origin.source()),
                or(origin.city()),
                score == null ? 0 : score.points(),
                name(lead.owner().orElse(null)));
    }

    String of(Opportunity opportunity, Locale locale) {
        var product = Optional.ofNullable(opportunity.product())
                .map(id -> products.get(id).name());
        var customer = Optional.ofNullable(opportunity.customer())
                .map(id -> customers.names(List.of(id)).get(id));
        return texts.get(
                locale,
                "sales.opportunity-story",
                opportunity.name(),
                or(customer.orElse(null)),
                or(product.orElse(null)),
                opportunity.amount().formatted(locale),
                texts.get(locale, "word.Stage." + opportunity.state().stage()),
                name(opportunity.owner()));
    }

    private String name(@Nullable UserId person) {
        return or(person == null ? null : staff.names(List.of(person)).get(person));
    }

    private static String or(@Nullable String text) {
        return text == null ? "–" : text;
    }
}
