/** What we told customers we would do: a kind of case, each with a clock that runs to the time that was said. */
@NamedInterface("promises")
@NullMarked
package dev.rapport.customer.promises;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
