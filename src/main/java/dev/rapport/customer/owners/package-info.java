/** Whose customers are: owner, team and those who work with them, with everything that was changed about it. */
@NullMarked
package dev.rapport.customer.owners;

import org.jspecify.annotations.NullMarked;
