package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.SubjectKind;

/** Says how a subject of a feature stands, where subjects of all kinds are listed (a Spring bean of the feature). */
public interface SubjectState {

    SubjectKind kind();

    /** A chip; refused if the reader may not see the subject's details. */
    Component of(SubjectId subject);
}
