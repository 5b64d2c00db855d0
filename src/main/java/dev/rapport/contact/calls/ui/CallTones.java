package dev.rapport.contact.calls.ui;

import dev.rapport.cases.ui.CaseTones;
import dev.rapport.contact.calls.CallKind;
import dev.rapport.platform.ui.Chips.Tone;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CallTones {

    @Bean
    CaseTones toneOfCalls() {
        return new CaseTones(
                CallKind.CALL,
                Map.of(
                        "CallState.CALL_BACK",
                        Tone.WARNING,
                        "CallState.WRAP_UP",
                        Tone.WARNING,
                        "CallState.DONE",
                        Tone.GOOD));
    }
}
