package dev.rapport.service.ui;

import static java.util.stream.Collectors.toMap;

import dev.rapport.cases.ui.CaseTones;
import dev.rapport.platform.ui.Chips.Tone;
import dev.rapport.service.ServiceKinds;
import dev.rapport.service.TicketState.Party;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TicketTones {

    @Bean
    CaseTones toneOfTickets() {
        var tones = Stream.of(Party.values()).collect(toMap(party -> "Party." + party, party -> Tone.PAUSED));
        tones.putAll(Map.of(
                "TicketState.OPEN", Tone.PLAIN, "TicketState.SOLVED", Tone.GOOD, "TicketState.CLOSED", Tone.GOOD));
        return new CaseTones(ServiceKinds.TICKET, Map.copyOf(tones));
    }
}
