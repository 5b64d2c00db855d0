/** What is wrong with what is kept of customers: five checks, who is to mend it, and repair of many at once. */
@NullMarked
package dev.rapport.customer.quality;

import org.jspecify.annotations.NullMarked;
