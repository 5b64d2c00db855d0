package dev.rapport.contact.canned;

import dev.rapport.platform.Word;

/** Whose a canned answer is. */
public enum CannedFor implements Word {
    ME,
    TEAM,
    EVERYBODY
}
