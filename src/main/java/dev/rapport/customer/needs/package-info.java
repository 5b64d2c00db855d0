/** What customers need, and what they use already. */
@NullMarked
package dev.rapport.customer.needs;

import org.jspecify.annotations.NullMarked;
