package dev.rapport.planted.visit;

import com.vaadin.flow.component.html.Span;
import dev.rapport.cases.CaseKind;
import dev.rapport.cases.ui.SubjectState;
import dev.rapport.platform.SubjectId;
import org.springframework.stereotype.Component;

@Component
class VisitState implements SubjectState {

    @Override
    public CaseKind kind() {
        return VisitKind.VISIT;
    }

    @Override
    public com.vaadin.flow.component.Component of(SubjectId subject) {
        return new Span("on the way");
    }
}
