package dev.rapport.platform;

/**
 * Somebody looked, and everything stands as before: it is told in the story, and to no other system, which might look again
 * because of it.
 */
public interface OnlyLooked extends DomainEvent {}
