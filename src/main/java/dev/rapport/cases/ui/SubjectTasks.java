package dev.rapport.cases.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.platform.SubjectId;

/**
 * Shows on a subject's own page what is to be done for it now, and leads whoever may do it there.
 */
public interface SubjectTasks {

    /**
     * A section with its heading that follows what happens; nothing is seen of it while nothing is to be done.
     *
     * @param changed told, on the screen, when a task came, changed hands or is done
     */
    Component of(SubjectId subject, Runnable changed);
}
