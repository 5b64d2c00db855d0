package dev.rapport.community;

import dev.rapport.cases.CaseKind;
import dev.rapport.cases.StoryChapter;
import dev.rapport.cases.StoryChapter.View;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kind of cases that the community has. */
@Configuration(proxyBeanMethods = false)
public class CommunityKinds {

    public static final CaseKind MEMBER = new CaseKind("MEMBER", 'M', "members", "MemberState.JOINED");

    @Bean
    CaseKind member() {
        return MEMBER;
    }

    /** Whoever becomes one with another member of the same group is a member twice, each with its own process. */
    @Bean
    StoryChapter tellsOfCommunity() {
        return StoryChapter.of("community", View.RELATIONSHIP, MEMBER);
    }

    @Bean
    FollowsCustomer membersFollowCustomers() {
        return new FollowsCustomer(
                CustomerTable.of("member", "customer_id")
                        .onceFor("group_id")
                        .orElseMarkedIn("doubles")
                        .ofCase("id"),
                CustomerTable.of("member_reach", "customer_id").ofCase("member_id"));
    }
}
