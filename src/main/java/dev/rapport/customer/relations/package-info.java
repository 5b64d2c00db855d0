/** Who knows, invited, influences and works for whom among customers. */
@NullMarked
package dev.rapport.customer.relations;

import org.jspecify.annotations.NullMarked;
