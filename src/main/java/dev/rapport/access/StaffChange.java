package dev.rapport.access;

import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody changed about a person or a team.
 *
 * @param by absent when an import or the system did it
 * @param before absent when there was nothing
 * @param after absent when nothing is left, or when it is a secret
 */
public record StaffChange(
        Instant at,
        @Nullable UserId by,
        @Nullable String byName,
        What what,
        @Nullable String before,
        @Nullable String after) {

    /** What may change about people and teams. */
    public enum What {
        ADDED,
        NAME,
        CHINESE_NAME,
        ROLES,
        TEAMS,
        SKILLS,
        TERRITORIES,
        CAPACITY,
        LANGUAGE,
        ZONE,
        PASSWORD,
        ACTIVE,
        ABSENCE,
        WORK,
        PARENT,
        LEAD
    }
}
