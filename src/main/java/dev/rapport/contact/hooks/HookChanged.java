package dev.rapport.contact.hooks;

/** An address was added, changed, switched or removed; published in the writing transaction. */
record HookChanged() {}
