package dev.rapport.community.ui;

import dev.rapport.cases.ui.CaseTones;
import dev.rapport.community.CommunityKinds;
import dev.rapport.platform.ui.Chips.Tone;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MemberTones {

    @Bean
    CaseTones toneOfMembers() {
        return new CaseTones(
                CommunityKinds.MEMBER, Map.of("MemberState.RESTING", Tone.PAUSED, "MemberState.ADVOCATE", Tone.GOOD));
    }
}
