package dev.rapport.community.ui;

import dev.rapport.community.MemberDesk;
import dev.rapport.community.groups.Groups;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.ui.CreateAction;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CommunityMenu {

    @Bean
    CreateAction createMember(MemberDesk desk, CustomerDesk customers, Groups groups) {
        return new CreateAction(
                "member.create",
                40,
                Set.of("COMMUNITY", "MANAGER", "ADMIN"),
                () -> new NewMemberDialog(desk, customers, groups).open());
    }
}
