package dev.rapport.community.groups.ui;

import dev.rapport.cases.ui.CaseTones;
import dev.rapport.community.groups.GroupKind;
import dev.rapport.community.groups.Groups;
import dev.rapport.platform.ui.Chips.Tone;
import dev.rapport.platform.ui.CreateAction;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GroupTones {

    @Bean
    CaseTones toneOfGroups() {
        return new CaseTones(
                GroupKind.GROUP,
                Map.of(
                        "GroupState.ACTIVE", Tone.GOOD,
                        "GroupState.FULL", Tone.WARNING,
                        "GroupState.CLOSED", Tone.PAUSED,
                        "GroupState.DISMISSED", Tone.PAUSED));
    }

    @Bean
    CreateAction createGroup(Groups groups) {
        return new CreateAction(
                "group.create",
                41,
                Set.of("COMMUNITY", "MANAGER", "ADMIN"),
                () -> new GroupDialog(groups, null, GroupDialog::open).open());
    }
}
