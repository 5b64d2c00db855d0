package dev.rapport.community.groups;

import static dev.rapport.platform.ErasedRows.blanked;

import dev.rapport.cases.CaseKind;
import dev.rapport.cases.StoryChapter;
import dev.rapport.cases.StoryChapter.View;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.ErasesCustomer;
import dev.rapport.platform.FollowsCustomer;
import dev.rapport.platform.KeepsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Groups among the kinds of cases, and how those in them are told, moved and erased. */
@Configuration(proxyBeanMethods = false)
public class GroupKind {

    public static final CaseKind GROUP = new CaseKind("GROUP", 'G', "groups", "GroupState.ACTIVE");

    @Bean
    CaseKind group() {
        return GROUP;
    }

    @Bean
    StoryChapter tellsOfGroups() {
        return StoryChapter.of("groups", View.RELATIONSHIP, GroupStay.class);
    }

    /** Who becomes one with somebody in the same group is in it once. */
    @Bean
    FollowsCustomer placesInGroupsFollowCustomers() {
        return new FollowsCustomer(CustomerTable.of("group_member", "customer_id")
                .onceFor("group_id", "left_at")
                .orElseMarkedIn("doubles"));
    }

    @Bean
    KeepsCustomer whoIsInAGroup() {
        return KeepsCustomer.by("group_member", "customer_id");
    }

    /** That somebody was there stays; who the platform says it was does not, and nobody writes to them there any more. */
    @Bean
    ErasesCustomer placesInGroupsOfErasedCustomers() {
        return new ErasesCustomer(
                blanked(
                        "group_member",
                        "customer_id = any(:customers) and left_at is null",
                        "left_at = :now",
                        "left_how = 'REMOVED'"),
                blanked(
                        "group_member",
                        "customer_id = any(:customers) or concat_ws(' ', external, called) ~* :pattern",
                        "external = null",
                        "called = null",
                        "came_by = null"));
    }
}
