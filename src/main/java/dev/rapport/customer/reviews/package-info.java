/** Regular review of the quality of customers: who answers for a check is asked on a rhythm, as a process. */
@NullMarked
package dev.rapport.customer.reviews;

import org.jspecify.annotations.NullMarked;
