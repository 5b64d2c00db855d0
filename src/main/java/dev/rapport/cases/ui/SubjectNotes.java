package dev.rapport.cases.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.platform.SubjectId;

/** What people noted on a case and put beside it, and the way to do so; by the module that has notes. */
public interface SubjectNotes {

    /** A section with its heading. What is being typed in it is lost when it is made anew: it is shown as long as the case is. */
    Shown of(SubjectId subject);

    interface Shown {

        Component component();

        /** Shows what others did since. */
        void reload();
    }
}
