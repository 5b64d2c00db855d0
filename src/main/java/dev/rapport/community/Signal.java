package dev.rapport.community;

/** What a member does. SOCIAL is liking, sharing and reading: interest in the group, not in buying. */
public enum Signal {
    SOCIAL,
    CONVERSATION,
    INTENT,
    PURCHASE
}
