package dev.rapport.cases;

import dev.rapport.platform.SubjectId;

/**
 * A subject is called otherwise from now on. Published after {@link SubjectOpened}, in the same transaction as the change.
 * It leaves no entry in the trail of its own: what people read about it is the feature's domain event.
 */
public record SubjectTitled(SubjectId subject, String title) {}
