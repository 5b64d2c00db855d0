package dev.rapport.access;

import dev.rapport.platform.UserId;
import java.util.Map;

/**
 * Somebody is to see nothing more from now on. Published in the transaction that wants it; refused there, in whole, when
 * the asker may not end anybody's access or the person cannot go.
 *
 * @param leads who leads instead, by the key of the team; only of those that the person leads
 */
public record AccessEnds(UserId person, Map<String, UserId> leads) {}
