/** What customers bought, gave back and when they may buy again. */
@NamedInterface("purchases")
@NullMarked
package dev.rapport.customer.purchases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
