/** Groups as platforms tell of them, to whoever keeps groups. */
@NamedInterface("groups")
@NullMarked
package dev.rapport.contact.groups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
