package dev.rapport.cases.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.platform.SubjectId;

/**
 * Shows what happened to a subject on the subject's own page. Asks nobody for permission: the page that shows it has
 * checked that the reader may see the subject.
 */
public interface SubjectStory {

    /** A section with its heading, newest first, read on as the reader asks for more. */
    Component of(SubjectId subject);
}
