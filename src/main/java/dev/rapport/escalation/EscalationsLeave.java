package dev.rapport.escalation;

import static dev.rapport.platform.CaseTables.going;

import dev.rapport.platform.CaseTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A call for help that a person made or answered stands in the trail and holds its case; steps of the ladder go with it. */
@Configuration(proxyBeanMethods = false)
class EscalationsLeave {

    @Bean
    CaseTables escalationsOfCases() {
        return new CaseTables(going("escalation_step", "subject_id"));
    }
}
