package dev.rapport.community.groups;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.testing.CasesToAsk;
import dev.rapport.testing.Colleagues;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class GroupsToAsk implements CasesToAsk {

    private final Groups groups;
    private final Colleagues colleagues;
    private final TransactionTemplate transaction;

    GroupsToAsk(Groups groups, Colleagues colleagues, TransactionTemplate transaction) {
        this.groups = groups;
        this.colleagues = colleagues;
        this.transaction = transaction;
    }

    @Override
    public String path() {
        return "groups";
    }

    @Override
    public String make(Person owner, String team) {
        var elsewhere = colleagues.newTeam();
        colleagues.join(elsewhere, Role.COMMUNITY);
        var group = groups.open("wecom", GroupDraft.named("Asked " + UUID.randomUUID(), elsewhere));
        transaction.executeWithoutResult(status -> groups.give(group.id(), owner.id(), team));
        return group.number();
    }
}
