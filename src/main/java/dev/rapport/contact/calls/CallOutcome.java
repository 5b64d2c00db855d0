package dev.rapport.contact.calls;

import dev.rapport.platform.Word;

/** How a call ended. */
public enum CallOutcome implements Word {
    ANSWERED,
    MISSED,
    BUSY,
    FAILED,
    VOICEMAIL
}
