package dev.rapport.sales;

import static dev.rapport.platform.CaseTables.going;
import static dev.rapport.platform.CaseTables.holding;

import dev.rapport.platform.CaseTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Leads and opportunities go with their case. What grew from one, or was merged into it, holds it. */
@Configuration(proxyBeanMethods = false)
class SalesLeave {

    @Bean
    CaseTables salesOfCases() {
        return new CaseTables(
                holding("lead", "merged_into", "id <> all(:cases)"),
                holding("lead", "id", "status in ('QUALIFIED', 'NURTURED', 'DISCARDED')"),
                holding("opportunity", "lead_id"),
                holding("opportunity", "id", "discount_asked_by is not null"),
                going("lead", "id"),
                going("opportunity", "id"));
    }
}
