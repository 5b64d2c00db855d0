/** What is spoken by telephone: each call as the telephone systems tell it, and whom it was with. */
@NamedInterface("calls")
@NullMarked
package dev.rapport.contact.calls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
