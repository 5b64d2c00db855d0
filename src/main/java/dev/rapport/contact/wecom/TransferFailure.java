package dev.rapport.contact.wecom;

import dev.rapport.platform.Word;
import org.jspecify.annotations.Nullable;

/** Why a colleague could not take a customer over from another. */
public enum TransferFailure implements Word {
    REFUSED,

    /** The colleague has as many customers as WeCom lets them. */
    TOO_MANY,

    OTHER;

    static TransferFailure of(@Nullable String told) {
        return switch (told) {
            case "customer_refused" -> REFUSED;
            case "customer_limit_exceed" -> TOO_MANY;
            case null, default -> OTHER;
        };
    }
}
