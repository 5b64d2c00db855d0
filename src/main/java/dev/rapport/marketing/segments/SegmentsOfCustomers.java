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

    /** Looks in what somebody entered, not in the words in which a condition is written down. */
    static final String ENTERED_OF_THEM = "(jsonb_path_query_array(jsonb_strip_nulls(condition), '$.**.value')::text"
            + " || jsonb_path_query_array(condition, '$.**.of')::text) ~* :pattern";

    @Bean
    FollowsCustomer segmentsFollowCustomers() {
        return new FollowsCustomer(
                CustomerTable.of("segment_member", "customer_id")
                        .toldApartBy("segment_id", "customer_id")
                        .onceFor("segment_id"),
                CustomerTable.of("segment_change", "customer_id"));
    }

    @Bean
    ErasesCustomer segmentsOfErasedCustomers() {
        return new ErasesCustomer(
                deleted("segment_member", "customer_id = any(:customers)"),
                deleted("segment_change", "customer_id = any(:customers)"),
                deleted("segment", ENTERED_OF_THEM),
                blanked("segment", "concat_ws(' ', name, purpose) ~* :pattern", "name = :mark", "purpose = ''"));
    }
}
