/** Customers that match a condition: built by hand, kept up as what is known of them changes. */
@NamedInterface("segments")
@NullMarked
package dev.rapport.marketing.segments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
