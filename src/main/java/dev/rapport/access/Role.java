package dev.rapport.access;

/** What a person is in the organisation; a person may have several. */
public enum Role {
    SALES,
    SERVICE,
    COMMUNITY,
    MANAGER,
    DESIGNER,
    AUDITOR,
    ADMIN
}
