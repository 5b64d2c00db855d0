package dev.rapport.contact.posts;

import dev.rapport.platform.SubjectId;

/** The case that came of posts goes on in another one. Told in the transaction that merges them. */
public record ComplaintMoved(SubjectId from, SubjectId into) {}
