package dev.rapport.sla.calendars;

/** A customer to choose. */
public record Assignee(String key, String name) {}
