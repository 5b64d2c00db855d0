package dev.rapport.cases.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.cases.CaseFacet;
import dev.rapport.platform.SubjectId;

/** Says how a subject of a kind stands, where subjects of all kinds are listed. */
public interface SubjectState extends CaseFacet {

    /** A chip; refused if the reader may not see the subject's details. */
    Component of(SubjectId subject);
}
