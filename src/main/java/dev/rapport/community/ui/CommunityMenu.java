package dev.rapport.community.ui;

import dev.rapport.platform.ui.CreateAction;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CommunityMenu {

    @Bean
    CreateAction createMember() {
        return new CreateAction("member.create", 40, "members?new", Set.of("COMMUNITY", "MANAGER", "ADMIN"));
    }
}
