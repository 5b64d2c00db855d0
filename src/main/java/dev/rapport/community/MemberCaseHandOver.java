package dev.rapport.community;

import dev.rapport.cases.CaseHandOver;
import dev.rapport.cases.CaseKind;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives members to other people when a manager looks at their clocks. */
@Component
class MemberCaseHandOver implements CaseHandOver {

    private final Members members;
    private final MemberDesk desk;

    MemberCaseHandOver(Members members, MemberDesk desk) {
        this.members = members;
        this.desk = desk;
    }

    @Override
    public CaseKind kind() {
        return CommunityKinds.MEMBER;
    }

    @Override
    public boolean standsInQueues() {
        return true;
    }

    @Override
    public Holder held(SubjectId subject) {
        var member = members.locked(subject);
        return new Holder(member.owner(), member.team());
    }

    @Override
    public void handOver(SubjectId subject, @Nullable UserId owner, String team) {
        desk.handOver(subject, owner, team);
    }
}
