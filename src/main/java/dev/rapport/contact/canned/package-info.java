/** Texts that staff insert into what they answer, with what is known of the customer and the case filled in. */
@NamedInterface("canned")
@NullMarked
package dev.rapport.contact.canned;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
