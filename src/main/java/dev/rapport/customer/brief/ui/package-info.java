/** How it is shown. */
@NamedInterface("brief")
@NullMarked
package dev.rapport.customer.brief.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
