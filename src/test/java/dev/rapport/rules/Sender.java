package dev.rapport.rules;

/** A fact about which nothing is known in most decisions. */
public record Sender(String name) {}
