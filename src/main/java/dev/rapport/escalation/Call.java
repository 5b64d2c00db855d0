package dev.rapport.escalation;

import dev.rapport.platform.UserId;

/**
 * Somebody called for help before a ladder did.
 *
 * @param reason in their words
 */
record Call(UserId by, String reason) {}
