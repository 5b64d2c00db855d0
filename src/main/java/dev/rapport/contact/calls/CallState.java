package dev.rapport.contact.calls;

import dev.rapport.platform.Word;

/** How a call stands. */
public enum CallState implements Word {
    RINGING,
    TALKING,

    /** It is over, and who spoke says what it was about. */
    WRAP_UP,

    /** Nobody spoke with the caller, and somebody is to. */
    CALL_BACK,
    DONE
}
