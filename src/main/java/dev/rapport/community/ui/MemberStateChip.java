package dev.rapport.community.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.rapport.community.MemberQueries;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.SubjectKind;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.SubjectState;

@org.springframework.stereotype.Component
class MemberStateChip implements SubjectState {

    private final MemberQueries members;

    MemberStateChip(MemberQueries members) {
        this.members = members;
    }

    @Override
    public SubjectKind kind() {
        return SubjectKind.MEMBER;
    }

    @Override
    public Component of(SubjectId subject) {
        var state = members.get(subject.toString()).state();
        return Chips.plain(UI.getCurrent().getTranslation("MemberState." + state));
    }
}
