package dev.rapport.cases;

import dev.rapport.platform.SubjectId;

/** Lets people read a case for a reason that {@link CaseSight} does not know, such as another case that they work on. A Spring bean. */
public interface ReadsElsewhere {

    boolean mayRead(SubjectId subject);
}
