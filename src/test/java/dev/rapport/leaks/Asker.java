package dev.rapport.leaks;

import dev.rapport.access.Person;

/**
 * Who looks.
 *
 * @param who such as {@code team SALES}: how they stand to what was planted, and what they are
 */
record Asker(String who, Person person) {}
