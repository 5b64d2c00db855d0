package dev.rapport.contact.posts;

/** Something was said in public, or somebody did something about it, on whichever copy. Published outside transactions. */
public record PostsChanged() {}
