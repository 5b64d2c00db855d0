package dev.rapport.cases;

import dev.rapport.platform.SubjectId;
import java.util.Collection;
import java.util.List;

/** What happened to many at once and is told once (a Spring bean of the module that knows to whom). */
public interface SharedStories {

    /** Under which further ids of the trail the stories of these cases and customers go on. */
    List<SubjectId> alsoIn(Collection<SubjectId> ids);
}
