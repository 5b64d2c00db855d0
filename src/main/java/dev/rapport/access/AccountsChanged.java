package dev.rapport.access;

/** Some person, team or password changed; whoever remembers any of it must read it again. */
public record AccountsChanged() {}
