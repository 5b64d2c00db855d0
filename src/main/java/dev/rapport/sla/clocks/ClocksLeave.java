package dev.rapport.sla.clocks;

import static dev.rapport.platform.CaseTables.going;
import static dev.rapport.platform.CaseTables.holding;
import static dev.rapport.platform.CaseTables.staying;

import dev.rapport.platform.CaseTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Clocks go with their case, and breaches are found no more; what the ledger proves stays. A remark on a breach holds it. */
@Configuration(proxyBeanMethods = false)
class ClocksLeave {

    @Bean
    CaseTables clocksOfCases() {
        return new CaseTables(
                holding("breach_entry", "subject_id", "cause is not null"),
                going("breach_entry", "subject_id"),
                going("sla_clock", "subject_id"),
                staying("sla_case", "subject_id"),
                staying("sla_event", "subject_id"),
                staying("sla_breach", "subject_id"),
                staying("sla_ladder_step", "subject_id"),
                staying("sla_pause_notice", "subject_id"));
    }
}
