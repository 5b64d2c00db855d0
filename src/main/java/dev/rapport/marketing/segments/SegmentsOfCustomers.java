package dev.rapport.marketing.segments;

import static dev.rapport.platform.ErasedRows.blanked;
import static dev.rapport.platform.ErasedRows.deleted;

import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.ErasesCustomer;
import dev.rapport.platform.FollowsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Members follow customers that become one. What is due is left alone, since it is read once. */
@Configuration(proxyBeanMethods = false)
class SegmentsOfCustomers {

    /** Facts of which anything can be typed: texts, and choices that are open. */
    static final String FREE = "^(field[.].*|tag|member-of|purchases-of|uses|interest|language|purchase-total"
            + "|opportunity-amount|breaches|conversations|identity)$";

    /** Looks in what somebody typed, not in the words in which a condition is written down. */
    static final String ENTERED_OF_THEM =
            "segment_without(condition, '%s', :pattern, '') is distinct from condition".formatted(FREE);

    @Bean
    FollowsCustomer segmentsFollowCustomers() {
        return new FollowsCustomer(
                CustomerTable.of("segment_member", "customer_id")
                        .toldApartBy("segment_id", "customer_id")
                        .onceFor("segment_id"),
                CustomerTable.of("segment_change", "customer_id"));
    }

    /** Where such a word was is a mark, by which the segment can be computed no more; its owner is told. */
    @Bean
    ErasesCustomer segmentsOfErasedCustomers() {
        return new ErasesCustomer(
                deleted("segment_member", "customer_id = any(:customers)"),
                deleted("segment_change", "customer_id = any(:customers)"),
                blanked(
                        "segment",
                        ENTERED_OF_THEM,
                        "condition = segment_without(condition, '%s', :pattern, :mark)".formatted(FREE)),
                blanked("segment", "concat_ws(' ', name, purpose) ~* :pattern", "name = :mark", "purpose = ''"));
    }
}
