package dev.rapport.sla;

import dev.rapport.platform.OutsideNews;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What other systems are told of clocks. */
@Configuration(proxyBeanMethods = false)
class BreachesForOthers {

    @Bean
    OutsideNews<SlaBreached> brokenPromisesForOthers() {
        return new OutsideNews<>(
                "clock.breached",
                SlaBreached.class,
                breach -> Map.of(
                        "metric", breach.metric(), "dueAt", breach.dueAt().toString()));
    }
}
