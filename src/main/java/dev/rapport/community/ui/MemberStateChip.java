package dev.rapport.community.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.rapport.cases.CaseKind;
import dev.rapport.cases.ui.SubjectState;
import dev.rapport.community.CommunityKinds;
import dev.rapport.community.MemberQueries;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.Chips;

@org.springframework.stereotype.Component
class MemberStateChip implements SubjectState {

    private final MemberQueries members;

    MemberStateChip(MemberQueries members) {
        this.members = members;
    }

    @Override
    public CaseKind kind() {
        return CommunityKinds.MEMBER;
    }

    @Override
    public Component of(SubjectId subject) {
        var state = members.get(subject.toString()).state();
        return Chips.plain(UI.getCurrent().getTranslation("MemberState." + state));
    }
}
