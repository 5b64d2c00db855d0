package dev.rapport.platform;

/** Marks events that somebody outside the house brought about: whoever told us of it did not do it. */
public interface DoneOutside {}
