/** What is worth knowing of a customer before one speaks with them, on one screen. */
@NamedInterface("brief")
@NullMarked
package dev.rapport.customer.brief;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
