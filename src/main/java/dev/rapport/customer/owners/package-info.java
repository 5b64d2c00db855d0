/** Whose customers are: owner, team and those who work with them, with everything that was changed about it. */
@NamedInterface("owners")
@NullMarked
package dev.rapport.customer.owners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
