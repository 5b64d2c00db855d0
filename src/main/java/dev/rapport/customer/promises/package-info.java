/** What we told customers we would do: a kind of case, each with a clock that runs to the time that was said. */
@NullMarked
package dev.rapport.customer.promises;

import org.jspecify.annotations.NullMarked;
