package dev.rapport.cases.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.platform.SubjectId;
import java.util.Optional;

/** Shows what was said with a customer about a subject, for those who work on it; by the module that has conversations. */
public interface SubjectTalk {

    /** Empty for subjects without a conversation, and for those whose conversation the reader may not see. */
    Optional<Component> of(SubjectId subject);
}
