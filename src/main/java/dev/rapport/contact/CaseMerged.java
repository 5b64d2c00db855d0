package dev.rapport.contact;

import dev.rapport.platform.SubjectId;
import java.time.Instant;

/** A case is the same as another: what it came of is talked about there from now on. Told in the transaction that merges them. */
public record CaseMerged(SubjectId subject, SubjectId into, Instant at) {}
