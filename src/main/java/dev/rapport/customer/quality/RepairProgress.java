package dev.rapport.customer.quality;

/** A repair moved on or ended in this copy of the application. Published outside transactions. */
public record RepairProgress() {}
