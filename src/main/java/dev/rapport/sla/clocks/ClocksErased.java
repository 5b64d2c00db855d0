package dev.rapport.sla.clocks;

import static dev.rapport.platform.ErasedRows.Why.CLOCKS;
import static dev.rapport.platform.ErasedRows.Why.NO_WORDS;
import static dev.rapport.platform.ErasedRows.kept;

import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How promises were kept is proved by the ledger, and names nobody (decision 007). */
@Configuration(proxyBeanMethods = false)
class ClocksErased {

    private static final String THEIRS = "subject_id = any(:cases)";

    @Bean
    ErasesCustomer clocksOfErasedCustomers() {
        return new ErasesCustomer(
                kept("sla_case", THEIRS, CLOCKS),
                kept("sla_event", THEIRS, CLOCKS),
                kept("sla_clock", THEIRS, CLOCKS),
                kept("sla_breach", THEIRS, CLOCKS),
                kept("breach_entry", THEIRS, CLOCKS),
                kept("sla_ladder_step", THEIRS, CLOCKS),
                kept(
                        "sla_ladder_outcome",
                        "step_id in (select id from sla_ladder_step where subject_id = any(:cases))",
                        CLOCKS),
                kept("sla_pause_notice", THEIRS, CLOCKS),
                kept(
                        "sla_ledger",
                        "chain in (select 'subject:' || one from unnest(cast(:cases as uuid[])) as one)",
                        CLOCKS),
                kept(
                        "calendar_assignment",
                        "kind = 'CUSTOMER' and key = any(cast(cast(:customers as uuid[]) as text[]))",
                        NO_WORDS));
    }
}
