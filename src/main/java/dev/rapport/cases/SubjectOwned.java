package dev.rapport.cases;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a subject from now on; whoever sees that person's or that team's work sees the subject. Published
 * after {@link SubjectOpened}, in the same transaction as every change of owner or team. It leaves no entry in the
 * trail of its own: what people read about a change of owner is the feature's domain event.
 *
 * @param team key of the team that holds the work
 */
public record SubjectOwned(
        SubjectId subject, @Nullable UserId owner, @Nullable String team) {}
