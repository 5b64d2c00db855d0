package dev.rapport.customer;

/** What of a customer somebody found it by. */
public enum FoundBy {
    NAME,
    PINYIN,
    INITIALS,
    PHONE,
    PHONE_ENDING,
    EMAIL,
    EXTERNAL,
    IDENTITY,
    MEMBERSHIP,
    CASE
}
