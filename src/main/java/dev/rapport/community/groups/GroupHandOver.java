package dev.rapport.community.groups;

import dev.rapport.cases.CaseHandOver;
import dev.rapport.cases.CaseKind;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives groups to other people with the rest of somebody's work. */
@Component
class GroupHandOver implements CaseHandOver {

    private final GroupRows rows;
    private final Groups groups;

    GroupHandOver(GroupRows rows, Groups groups) {
        this.rows = rows;
        this.groups = groups;
    }

    @Override
    public CaseKind kind() {
        return GroupKind.GROUP;
    }

    @Override
    public boolean standsInQueues() {
        return true;
    }

    @Override
    public Holder held(SubjectId subject) {
        var says = rows.locked(subject).says();
        return new Holder(says.owner(), says.team());
    }

    @Override
    public void handOver(SubjectId subject, @Nullable UserId owner, String team) {
        groups.give(subject, owner, team);
    }
}
