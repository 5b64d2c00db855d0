package dev.rapport.inbox;

/** A queue that the asker has, and how many tasks wait in it. */
public record QueueCount(Queue queue, int tasks) {}
