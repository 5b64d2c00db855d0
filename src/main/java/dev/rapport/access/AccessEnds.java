package dev.rapport.access;

import dev.rapport.platform.UserId;

/**
 * Somebody is to see nothing more from now on. Published in the transaction that wants it; refused there, in whole, when
 * the asker may not end anybody's access or the person cannot go.
 */
public record AccessEnds(UserId person) {}
