/** What customers bought, gave back and when they may buy again. */
@NullMarked
package dev.rapport.customer.purchases;

import org.jspecify.annotations.NullMarked;
