package dev.rapport.sales.ui;

import dev.rapport.cases.ui.CaseTones;
import dev.rapport.platform.ui.Chips.Tone;
import dev.rapport.sales.SalesKinds;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SalesTones {

    @Bean
    CaseTones leadTones() {
        return new CaseTones(
                SalesKinds.LEAD, Map.of("LeadStatus.WAITING", Tone.WARNING, "LeadStatus.QUALIFIED", Tone.GOOD));
    }

    @Bean
    CaseTones opportunityTones() {
        return new CaseTones(SalesKinds.OPPORTUNITY, Map.of("Outcome.WON", Tone.GOOD));
    }
}
