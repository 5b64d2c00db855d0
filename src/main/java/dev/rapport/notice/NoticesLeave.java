package dev.rapport.notice;

import static dev.rapport.platform.CaseTables.going;

import dev.rapport.platform.CaseTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nobody is told any more of a case that is gone. */
@Configuration(proxyBeanMethods = false)
class NoticesLeave {

    @Bean
    CaseTables noticesOfCases() {
        return new CaseTables(going("notice", "subject_id"));
    }
}
