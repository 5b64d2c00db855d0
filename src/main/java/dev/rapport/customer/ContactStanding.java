package dev.rapport.customer;

/** How a customer stands to being written to on a channel without having asked for it. */
public enum ContactStanding {
    CONSENTED,
    /** Never asked, or never answered. */
    NO_CONSENT,
    SAID_NO,
    /** Whatever was said to the channel. */
    DO_NOT_CONTACT
}
