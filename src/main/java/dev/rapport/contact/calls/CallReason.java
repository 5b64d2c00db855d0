package dev.rapport.contact.calls;

import dev.rapport.platform.Word;

/** What a call was about. */
public enum CallReason implements Word {
    PRODUCT,
    COMPLAINT,
    QUOTATION,
    PURCHASE_INTENT,
    OTHER
}
