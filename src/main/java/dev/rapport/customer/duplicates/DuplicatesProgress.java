package dev.rapport.customer.duplicates;

/** A run over all customers moved on or ended in this copy of the application. Published outside transactions. */
public record DuplicatesProgress() {}
