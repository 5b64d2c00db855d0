/** What people and our accounts say to each other: who wrote, what becomes of it, and how it stands. */
@NamedInterface("conversations")
@NullMarked
package dev.rapport.contact.conversations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
