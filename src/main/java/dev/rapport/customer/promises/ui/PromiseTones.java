package dev.rapport.customer.promises.ui;

import dev.rapport.cases.ui.CaseTones;
import dev.rapport.customer.promises.PromiseKind;
import dev.rapport.platform.ui.Chips.Tone;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PromiseTones {

    @Bean
    CaseTones toneOfPromises() {
        return new CaseTones(
                PromiseKind.PROMISE, Map.of("PromiseState.KEPT", Tone.GOOD, "PromiseState.BROKEN", Tone.BAD));
    }
}
