package dev.rapport.engine;

import dev.rapport.platform.SubjectId;
import java.util.Map;

/** Gives the values that a task's form starts with, from the module that owns the process. */
public interface FormData {

    boolean knows(String processId);

    /** Values by form field key; also texts that the form only shows. */
    Map<String, Object> of(SubjectId subject, String elementId);
}
